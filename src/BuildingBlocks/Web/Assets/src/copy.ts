import { each } from "./each";

each("[data-copy]", button => {
  const label = button.textContent;
  button.addEventListener("click", async () => {
    const source = button.dataset.copy?.startsWith("#") ? document.querySelector(button.dataset.copy)?.textContent : button.dataset.copy;
    try {
      await navigator.clipboard.writeText(source?.trim() ?? "");
      button.textContent = "Copied";
    } catch {
      button.textContent = "Select and copy by hand";
    }
    setTimeout(() => { button.textContent = label; }, 2000);
  });
});
