// Sets the colours before the first paint; the switch itself lives in theme.ts.
const stored = localStorage.getItem("theme");
const dark = stored ? stored === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.dataset.bsTheme = dark ? "dark" : "light";
document.documentElement.classList.add("js");
