import { each } from "./each";

const root = document.documentElement;

function show(button: HTMLElement) {
  const dark = root.dataset.bsTheme === "dark";
  button.setAttribute("aria-pressed", String(dark));
  button.title = dark ? "Use light colours" : "Use dark colours";
}

each("[data-theme-switch]", button => {
  show(button);
  button.addEventListener("click", () => {
    root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.bsTheme);
    show(button);
  });
});

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", change => {
  if (localStorage.getItem("theme")) return;
  root.dataset.bsTheme = change.matches ? "dark" : "light";
  document.querySelectorAll<HTMLElement>("[data-theme-switch]").forEach(show);
});
