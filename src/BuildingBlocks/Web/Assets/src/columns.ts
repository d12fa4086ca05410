import { each } from "./each";

type Column = { name: string; label: string };

/** `<details data-columns="table-id">`: a checklist of the columns whose header carries `data-column`, remembered per table. */
each("details[data-columns]", chooser => {
  const id = chooser.dataset.columns ?? "";
  const key = `columns:${location.pathname}:${id}`;
  const hidden = new Set<string>(JSON.parse(localStorage.getItem(key) ?? "[]") as string[]);

  const apply = () => {
    const table = document.getElementById(id) as HTMLTableElement | null;
    if (!table?.tHead?.rows[0]) return;
    [...table.tHead.rows[0].cells].forEach((header, index) => {
      const name = header.dataset.column;
      if (!name) return;
      for (const row of table.rows) row.cells[index]?.toggleAttribute("hidden", hidden.has(name));
    });
  };

  const list = document.createElement("div");
  list.className = "gc-menu";
  for (const column of columnsOf(id)) list.append(choice(column, hidden, () => {
    localStorage.setItem(key, JSON.stringify([...hidden]));
    apply();
  }));
  chooser.append(list);
  apply();
  document.body.addEventListener("htmx:afterSettle", apply);
});

function columnsOf(id: string): Column[] {
  const headers = document.querySelectorAll<HTMLElement>(`#${CSS.escape(id)} thead [data-column]`);
  return [...headers].map(header => ({ name: header.dataset.column ?? "", label: header.textContent?.trim() ?? "" }));
}

function choice(column: Column, hidden: Set<string>, changed: () => void) {
  const label = document.createElement("label");
  label.className = "form-check";
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", className: "form-check-input", checked: !hidden.has(column.name) });
  box.addEventListener("change", () => {
    if (box.checked) hidden.delete(column.name);
    else hidden.add(column.name);
    changed();
  });
  label.append(box, ` ${column.label}`);
  return label;
}
