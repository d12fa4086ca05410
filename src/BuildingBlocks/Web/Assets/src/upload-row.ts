const units = ["bytes", "kB", "MB", "GB", "TB"];

export function size(bytes: number) {
  const power = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(power && bytes / 1000 ** power < 100 ? 1 : 0)} ${units[power]}`;
}

function duration(seconds: number) {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  return seconds < 3600 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

type Actions = { retry: () => void; remove: () => void };

/** One file's line: name, bar, percent, speed and time left, and what to do when it failed. */
export class UploadRow {
  readonly element = document.createElement("li");
  private readonly bar = document.createElement("progress");
  private readonly state = document.createElement("span");
  private readonly retry = document.createElement("button");
  private speed = 0;
  private last: { at: number; bytes: number } | null = null;

  constructor(private readonly name: string, private readonly bytes: number, actions: Actions) {
    const title = document.createElement("strong");
    title.textContent = name;
    this.bar.max = Math.max(bytes, 1);
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", `Upload of ${name}`);
    this.state.className = "gc-upload-state";
    this.state.textContent = `waiting · ${size(bytes)}`;
    this.button(this.retry, "Try again", actions.retry).hidden = true;
    const remove = this.button(document.createElement("button"), "Remove", actions.remove);
    remove.setAttribute("aria-label", `Remove ${name}`);
    this.element.append(title, this.bar, this.state, this.retry, remove);
  }

  progress(uploaded: number) {
    const at = performance.now();
    if (this.last && at - this.last.at < 400) return;
    if (this.last) {
      const now = (uploaded - this.last.bytes) / ((at - this.last.at) / 1000);
      this.speed = this.speed ? 0.7 * this.speed + 0.3 * now : now;
    }
    this.last = { at, bytes: uploaded };
    this.bar.value = uploaded;
    const rest = this.speed > 0 ? ` · ${size(this.speed)}/s · ${duration((this.bytes - uploaded) / this.speed)} left` : "";
    this.state.textContent = `${Math.floor((100 * uploaded) / Math.max(this.bytes, 1))} % of ${size(this.bytes)}${rest}`;
  }

  done() {
    this.bar.value = this.bar.max;
    this.show("done", `uploaded · ${size(this.bytes)}`);
  }

  failed(reason: string) {
    this.show("failed", reason);
    this.retry.hidden = false;
  }

  restarted() {
    this.last = null;
    this.show("", "going on…");
    this.retry.hidden = true;
  }

  private show(state: string, text: string) {
    this.element.dataset.state = state;
    this.state.textContent = text;
  }

  private button(button: HTMLButtonElement, label: string, act: () => void) {
    Object.assign(button, { type: "button", className: "btn btn-sm btn-outline-secondary", textContent: label });
    button.addEventListener("click", act);
    return button;
  }
}
