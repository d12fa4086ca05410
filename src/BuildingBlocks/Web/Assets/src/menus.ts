import { each } from "./each";

// A menu made of <details class="gc-drop"> closes when the person clicks elsewhere or presses Escape.
const openMenus = () => document.querySelectorAll<HTMLDetailsElement>("details.gc-drop[open]");

document.addEventListener("click", event => {
  for (const menu of openMenus()) if (!menu.contains(event.target as Node)) menu.open = false;
});

document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});

// In a narrow window tabs scroll: the current one begins in sight, with a little of the one before it.
each(".gc-tabs [aria-current]", tab => {
  const tabs = tab.closest<HTMLElement>(".gc-tabs")!;
  tabs.scrollLeft = tab.getBoundingClientRect().left - tabs.getBoundingClientRect().left - 48;
});
