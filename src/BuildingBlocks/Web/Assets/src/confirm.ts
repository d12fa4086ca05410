import { each } from "./each";

const confirmed = new WeakSet<HTMLFormElement>();

/** Asks in a native dialog; resolves to true only when the person presses the confirming button. */
function ask(question: string, action: string): Promise<boolean> {
  const dialog = document.createElement("dialog");
  dialog.className = "gc-dialog";
  dialog.setAttribute("aria-labelledby", "gc-dialog-question");
  const text = document.createElement("p");
  text.id = "gc-dialog-question";
  text.textContent = question;
  const buttons = document.createElement("form");
  buttons.method = "dialog";
  buttons.className = "gc-actions justify-content-end";
  buttons.append(button("Cancel", "", "btn btn-outline-secondary"), button(action, "yes", "btn btn-danger"));
  dialog.append(text, buttons);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener("close", () => {
    resolve(dialog.returnValue === "yes");
    dialog.remove();
  }));
}

function button(label: string, value: string, classes: string) {
  const made = document.createElement("button");
  Object.assign(made, { textContent: label, value, className: classes });
  return made;
}

each("form[data-confirm]", element => {
  const form = element as HTMLFormElement;
  form.addEventListener("submit", async event => {
    if (confirmed.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const submitter = event.submitter as HTMLElement | null;
    const action = form.dataset.confirmAction ?? submitter?.textContent?.trim() ?? "Continue";
    if (!await ask(form.dataset.confirm ?? "Are you sure?", action)) return;
    confirmed.add(form);
    form.requestSubmit(submitter);
  }, { capture: true });
});
