import Uppy, { type Meta, type UppyFile } from "@uppy/core";
import Tus from "@uppy/tus";
import { UploadRow, size } from "./upload-row";

type Bytes = Record<string, never>;
type Answer = { status: number; body: string };
type File = UppyFile<Meta, Bytes>;

const chunk = 16 * 1024 * 1024;

/**
 * `<div data-upload="/uploads" data-target-input="id" data-accept=".csv,.zip" data-max-bytes="…" [data-multiple]>`
 * with a file input and a list inside: sends what is chosen or dropped by tus, writes the uploads' ids into the
 * hidden input (one input for each file when there may be many) and lets the form go only when all is there.
 */
export function bindUpload(element: HTMLElement) {
  const input = element.querySelector<HTMLInputElement>("input[type=file]")!;
  const target = document.getElementById(element.dataset.targetInput ?? "") as HTMLInputElement;
  const list = element.querySelector<HTMLElement>(".gc-upload-files")!;
  const message = element.querySelector<HTMLElement>("[role=alert]")!;
  const form = element.closest("form");
  const rows = new Map<string, UploadRow>();
  const multiple = "multiple" in element.dataset;
  const maxBytes = Number(element.dataset.maxBytes) || null;
  const accept = element.dataset.accept?.split(",").map(part => part.trim()).filter(Boolean);

  let answer: Answer | null = null;
  const uppy = new Uppy<Meta, Bytes>({
    autoProceed: true,
    restrictions: { maxFileSize: maxBytes, allowedFileTypes: accept?.length ? accept : null, maxNumberOfFiles: null },
  }).use(Tus, {
    endpoint: element.dataset.upload ?? "/uploads",
    chunkSize: chunk,
    retryDelays: [0, 1000, 3000, 5000, 10_000],
    removeFingerprintOnSuccess: true,
    allowedMetaFields: ["name", "type"],
    // The error that Uppy hands on has lost the server's answer.
    onAfterResponse: (_, response) => { answer = { status: response.getStatus(), body: response.getBody() ?? "" }; },
  });

  const settle = () => {
    const files = uppy.getFiles();
    const ids = files.filter(file => file.progress.uploadComplete).map(file => idOf(file));
    fill(target, ids);
    const ready = ids.length > 0 && ids.length === files.length;
    form?.querySelectorAll<HTMLButtonElement>("[type=submit]").forEach(button => { button.disabled = !ready; });
  };

  const add = (files: Iterable<globalThis.File>) => {
    message.textContent = "";
    if (!multiple) uppy.getFiles().forEach(file => uppy.removeFile(file.id));
    for (const file of multiple ? files : [...files].slice(0, 1)) {
      try {
        uppy.addFile({ name: file.name, type: file.type, data: file, source: "page" });
      } catch (refusal) {
        message.textContent = explain(file, refusal as Error, accept, maxBytes);
      }
    }
    input.value = "";
  };

  uppy.on("file-added", file => {
    const row = new UploadRow(file.name ?? "file", file.size ?? 0, {
      retry: () => { row.restarted(); void uppy.retryUpload(file.id); },
      remove: () => { uppy.removeFile(file.id); input.focus(); },
    });
    rows.set(file.id, row);
    list.append(row.element);
    settle();
  });
  uppy.on("file-removed", file => { rows.get(file.id)?.element.remove(); rows.delete(file.id); settle(); });
  uppy.on("upload-progress", (file, progress) => { if (file) rows.get(file.id)?.progress(progress.bytesUploaded || 0); });
  uppy.on("upload-success", file => { if (file) rows.get(file.id)?.done(); settle(); });
  uppy.on("upload-error", file => { if (file) rows.get(file.id)?.failed(reason(answer)); settle(); });

  input.addEventListener("change", () => add(input.files ?? []));
  acceptDrops(element, add);
  addEventListener("beforeunload", event => {
    if (uppy.getFiles().some(file => file.progress.uploadStarted && !file.progress.uploadComplete && !file.error)) event.preventDefault();
  });
  settle();
}

function idOf(file: File) {
  const address = (file as { tus?: { uploadUrl?: string | null } }).tus?.uploadUrl ?? file.response?.uploadURL ?? "";
  return new URL(address, location.href).pathname.split("/").filter(Boolean).at(-1) ?? "";
}

function fill(target: HTMLInputElement, ids: string[]) {
  document.querySelectorAll(`[data-copy-of="${target.id}"]`).forEach(copy => copy.remove());
  target.value = ids[0] ?? "";
  for (const id of ids.slice(1)) {
    const copy = target.cloneNode() as HTMLInputElement;
    copy.removeAttribute("id");
    copy.dataset.copyOf = target.id;
    copy.value = id;
    target.after(copy);
  }
}

function acceptDrops(element: HTMLElement, add: (files: Iterable<globalThis.File>) => void) {
  const over = (on: boolean) => element.classList.toggle("gc-drop-here", on);
  element.addEventListener("dragover", event => { event.preventDefault(); over(true); });
  element.addEventListener("dragleave", () => over(false));
  element.addEventListener("drop", event => {
    event.preventDefault();
    over(false);
    add(event.dataTransfer?.files ?? []);
  });
}

function explain(file: globalThis.File, refusal: Error, accept: string[] | undefined, maxBytes: number | null) {
  if (maxBytes && file.size > maxBytes) return `${file.name} is ${size(file.size)}; at most ${size(maxBytes)} is accepted.`;
  if (accept?.length && !accept.some(end => file.name.toLowerCase().endsWith(end.toLowerCase())))
    return `${file.name} is not of an accepted kind: ${accept.join(", ")}.`;
  return `${file.name} was not taken: ${refusal.message}`;
}

/** What the server said, when it said it in plain words; else what a person can do. */
function reason(answer: Answer | null) {
  const body = answer?.body.trim() ?? "";
  if (answer && answer.status >= 400 && body && body.length < 400 && !body.startsWith("<") && !body.startsWith("{")) return body;
  switch (answer?.status) {
    case 401: case 403: return "You are not signed in any more. Sign in in another tab, then try again.";
    case 413: return "The file is larger than the server accepts.";
    case undefined: case 0: case 200: case 201: case 204: return "The connection broke. Try again to continue where it stopped.";
    default: return `The server refused the upload (status ${answer?.status}). Try again in a minute.`;
  }
}
