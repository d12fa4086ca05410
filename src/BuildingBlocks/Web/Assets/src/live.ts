import htmx from "htmx.org";
import { each } from "./each";

const logLines = 2000;

/**
 * `<div data-live="/address/of/events">` listens to server-sent events:
 *   `replace`  HTML; each of its elements takes the place of the one with the same id;
 *   `log`      one line of text, appended to the element with role="log" inside (or `data-live-log="#id"`);
 *   `done`     nothing more will come; the connection is closed. With data "reload" the page's content is fetched anew.
 */
each("[data-live]", element => {
  const source = new EventSource(element.dataset.live ?? "");
  const state = element.querySelector<HTMLElement>("[data-live-state]");
  const say = (text: string) => { if (state) state.textContent = text; };

  source.addEventListener("open", () => say("live"));
  source.addEventListener("error", () => say(source.readyState === EventSource.CLOSED ? "not live: reload to see news" : "reconnecting…"));
  source.addEventListener("replace", event => replace(event.data as string));
  source.addEventListener("log", event => append(element, event.data as string));
  source.addEventListener("done", event => {
    source.close();
    say("finished");
    if (event.data === "reload") void htmx.ajax("get", location.href, { target: "#main", select: "#main", swap: "outerHTML show:none" });
  });
  addEventListener("pagehide", () => source.close());
  document.body.addEventListener("htmx:beforeCleanupElement", event => { if (event.target === element) source.close(); });
});

function replace(html: string) {
  const fragment = document.createElement("template");
  fragment.innerHTML = html;
  for (const fresh of [...fragment.content.children]) {
    const old = fresh.id ? document.getElementById(fresh.id) : null;
    if (!old) continue;
    old.replaceWith(fresh);
    htmx.process(fresh);
    htmx.trigger(fresh, "htmx:load");
  }
}

function append(element: HTMLElement, line: string) {
  const log = (element.dataset.liveLog ? document.querySelector<HTMLElement>(element.dataset.liveLog) : null)
    ?? element.querySelector<HTMLElement>("[role=log]");
  if (!log) return;
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  log.append(`${line}\n`);
  while (log.childNodes.length > logLines) log.firstChild?.remove();
  if (atEnd) log.scrollTop = log.scrollHeight;
}
