import { mapPosition } from "./delta.js";

/** Draws colleagues' carets and selections over the text, where the mirror says their places are. */
export class TextCarets {
  #surface;
  #layer;
  #carets = [];
  #observer = null;
  #frame = 0;

  constructor(surface) {
    this.#surface = surface;
    this.#layer = document.createElement("div");
    this.#layer.className = "jm-text-carets";
    this.#layer.setAttribute("aria-hidden", "true");
    surface.host.append(this.#layer);
    if (typeof ResizeObserver === "function") {
      this.#observer = new ResizeObserver(() => this.#drawSoon());
      this.#observer.observe(surface.mirror);
    }
  }

  /** @param {{name: string, color: string, start: number, end: number}[]} carets all of them, in places of the text */
  set(carets) {
    this.#carets = carets.map(caret => ({ ...caret }));
    this.#drawSoon();
  }

  /** The text changed under them: they move along until their owners say better. */
  move(delta, byOthers) {
    for (const caret of this.#carets) {
      caret.start = mapPosition(delta, caret.start, !byOthers);
      caret.end = mapPosition(delta, caret.end, !byOthers);
    }
    this.#drawSoon();
  }

  remove() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#observer?.disconnect();
    this.#layer.remove();
  }

  #drawSoon() {
    if (this.#frame === 0 && (this.#carets.length > 0 || this.#layer.firstChild)) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#draw();
      });
    }
  }

  #draw() {
    const base = this.#layer.getBoundingClientRect();
    // The board may be zoomed: what is measured is on the screen, what is set is before the zoom.
    const scale = this.#layer.offsetWidth > 0 ? base.width / this.#layer.offsetWidth : 1;
    const length = this.#surface.value.length;
    const node = this.#surface.mirrored;
    const drawn = [];
    for (const { name, color, start, end } of this.#carets) {
      const [from, to] = [Math.min(start, end, length), Math.min(Math.max(start, end), length)];
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      if (to > from) for (const rect of range.getClientRects()) drawn.push(box("jm-text-selected", rect, base, scale, color));
      const at = Math.min(end, length);
      range.setStart(node, at);
      range.setEnd(node, at);
      const place = range.getClientRects()[0] ?? range.getBoundingClientRect();
      const caret = box("jm-text-caret", { left: place.left, top: place.top, width: 0, height: place.height }, base, scale, color);
      const label = document.createElement("span");
      label.textContent = name;
      caret.append(label);
      drawn.push(caret);
    }
    this.#layer.replaceChildren(...drawn);
  }
}

function box(className, rect, base, scale, color) {
  const element = document.createElement("div");
  element.className = className;
  element.style.left = `${(rect.left - base.left) / scale}px`;
  element.style.top = `${(rect.top - base.top) / scale}px`;
  if (rect.width > 0) element.style.width = `${rect.width / scale}px`;
  element.style.height = `${rect.height / scale}px`;
  element.style.setProperty("--person", color);
  return element;
}
