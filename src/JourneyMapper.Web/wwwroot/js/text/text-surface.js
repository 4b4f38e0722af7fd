import { mapSelection } from "./text-input.js";

// Beyond this many parts, setting the whole value is cheaper than splicing it.
const MAX_SPLICES = 40;

/** The textarea and, behind it in the same grid cell, a mirror of its text: the mirror makes both as high as the text, without measuring. */
export class TextSurface {
  #mirrored;

  constructor(host, { className, ariaLabel, placeholder, spellcheck }, text) {
    this.host = host;
    this.field = document.createElement("textarea");
    this.field.className = ["jm-text-field", className].filter(Boolean).join(" ");
    this.field.rows = 1;
    this.field.value = text;
    this.field.spellcheck = spellcheck ?? true;
    if (placeholder) this.field.placeholder = placeholder;
    if (ariaLabel) this.field.setAttribute("aria-label", ariaLabel);
    this.mirror = document.createElement("div");
    this.mirror.className = ["jm-text-mirror", className].filter(Boolean).join(" ");
    this.mirror.setAttribute("aria-hidden", "true");
    this.#mirrored = this.mirror.appendChild(document.createTextNode(""));
    host.classList.add("jm-text");
    host.append(this.mirror, this.field);
    this.fit();
  }

  /** The mirror's text node: places in the text are places in it. */
  get mirrored() { return this.#mirrored; }
  get value() { return this.field.value; }
  get focused() { return this.field.ownerDocument.activeElement === this.field; }
  get selection() { return { start: this.field.selectionStart, end: this.field.selectionEnd }; }

  /** Makes the field as high as its text. A last empty line counts, hence the zero width blank. */
  fit() {
    const text = (this.field.value || this.field.placeholder) + "\u200b";
    if (this.#mirrored.data !== text) this.#mirrored.data = text;
  }

  /** Replaces a range by what may stand there, with the caret behind it. */
  replace(start, end, text) {
    this.field.setRangeText(text, start, end, "end");
    this.fit();
  }

  /** Other people's change: the text moves, the person's caret and selection stay with their letters. */
  apply(delta, result) {
    const before = this.selection;
    const direction = this.field.selectionDirection;
    if (delta.length > MAX_SPLICES) this.field.value = result;
    else this.#splice(delta);
    const after = mapSelection(delta, before);
    if (after.start !== this.field.selectionStart || after.end !== this.field.selectionEnd || direction !== this.field.selectionDirection) {
      this.field.setSelectionRange(after.start, after.end, direction);
    }
    this.fit();
  }

  focus({ atEnd = false, selectAll = false } = {}) {
    this.field.focus({ preventScroll: false });
    if (selectAll) this.field.select();
    else if (atEnd) this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }

  remove() {
    this.field.remove();
    this.mirror.remove();
    this.host.classList.remove("jm-text");
  }

  #splice(delta) {
    let at = 0;
    for (let i = 0; i < delta.length; i++) {
      const part = delta[i];
      if (typeof part === "string") {
        const deleted = delta[i + 1] < 0 ? -delta[++i] : 0;
        this.field.setRangeText(part, at, at + deleted, "preserve");
        at += part.length;
      } else if (part < 0) {
        this.field.setRangeText("", at, at - part, "preserve");
      } else {
        at += part;
      }
    }
  }
}
