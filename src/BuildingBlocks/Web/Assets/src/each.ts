import htmx from "htmx.org";

type Binding = { selector: string; bind: (element: HTMLElement) => void };

const bindings: Binding[] = [];
const bound = new WeakMap<HTMLElement, Set<string>>();

/** Binds every element that matches now, and every one that htmx brings later; each exactly once. */
export function each(selector: string, bind: Binding["bind"]) {
  bindings.push({ selector, bind });
  apply(document.documentElement, { selector, bind });
}

function apply(root: HTMLElement, { selector, bind }: Binding) {
  const found = [...root.querySelectorAll<HTMLElement>(selector)];
  if (root.matches(selector)) found.unshift(root);
  for (const element of found) {
    const seen = bound.get(element) ?? new Set();
    if (seen.has(selector)) continue;
    bound.set(element, seen.add(selector));
    bind(element);
  }
}

htmx.onLoad(root => bindings.forEach(binding => apply(root as HTMLElement, binding)));
