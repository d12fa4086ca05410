import { each } from "./each";

const local = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const zone = new Intl.DateTimeFormat(undefined, { timeZoneName: "short" });
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1],
];

function fromNow(at: Date) {
  const seconds = (at.getTime() - Date.now()) / 1000;
  const [unit, size] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return relative.format(Math.round(seconds / size), unit);
}

function zoneName(at: Date) {
  return zone.formatToParts(at).find(part => part.type === "timeZoneName")?.value ?? "local time";
}

each("time[data-local]", element => {
  const at = new Date((element as HTMLTimeElement).dateTime);
  if (Number.isNaN(at.getTime())) return;
  const here = `${local.format(at)} ${zoneName(at)}`;
  if (element.dataset.local === "full") {
    const addition = document.createElement("span");
    addition.className = "gc-local-time";
    addition.textContent = `your time: ${here} (${fromNow(at)})`;
    element.append(" ", addition);
  } else {
    element.title = `${here} (${fromNow(at)})`;
  }
});

// A field that takes an instant is read as UTC; beside it stands what that is for the person who types.
each("input[data-utc]", element => {
  const input = element as HTMLInputElement;
  const note = document.getElementById(input.dataset.utc ?? "");
  const say = () => {
    const at = new Date(`${input.value}Z`);
    if (note) note.textContent = Number.isNaN(at.getTime()) ? "" : `Your time: ${local.format(at)} ${zoneName(at)}`;
  };
  input.addEventListener("input", say);
  say();
});
