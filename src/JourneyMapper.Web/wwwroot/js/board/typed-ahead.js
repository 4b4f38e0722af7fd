// Fast hands and a slow line: the keys between "open this text" and the field being there.

const LEAVING = new Set(["Enter", "Escape", "Tab"]);
const OTHERS = new Set(["Backspace", "Delete", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "F2", "ContextMenu"]);

const isOurs = event => event.key.length === 1 || LEAVING.has(event.key) || OTHERS.has(event.key) || (event.key === "F10" && event.shiftKey);

/**
 * Letters for a field to come, and the keys from the first one that leaves that field. The letters are taken by `end()`, which ends
 * the catching; `replay()` presses the rest where the focus is then.
 */
export class TypedAhead {
  #text;
  #rest = [];
  #ended;

  constructor(text, ended) {
    this.#text = text;
    this.#ended = ended;
  }

  /** True when the key is kept: the page must not act on it now. */
  take(event) {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (!isOurs(event)) return false;
    const left = this.#rest.length > 0;
    if (!left && (altKey || ctrlKey || metaKey)) return false;
    if (left || (LEAVING.has(key) && !(key === "Enter" && shiftKey))) this.#rest.push({ key, shiftKey, altKey, ctrlKey, metaKey });
    else this.#type(key);
    return true;
  }

  end() {
    this.#ended(this);
    return this.#text;
  }

  replay() {
    for (const key of this.#rest.splice(0)) {
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true }));
    }
  }

  // The caret stands behind the last letter; moving it has to wait for the field.
  #type(key) {
    if (key.length === 1) this.#text += key;
    else if (key === "Enter") this.#text += "\n";
    else if (key === "Backspace") this.#text = [...this.#text].slice(0, -1).join("");
  }
}
