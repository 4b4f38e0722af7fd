import { followDrops } from "../board/drops.js";
import { LivePage } from "../board/live-page.js";
import { Texts } from "../board/texts.js";
import { PartDrag } from "./part-drag.js";
import { PictureField } from "./picture-field.js";

/**
 * The page's half of a persona's profile. `server` is the circuit's PersonaScript. Blazor draws sections and sliders; the page owns the
 * fields that several people type in at once, the focus, and what moves.
 */
export function startProfile(root, server, options) {
  return new Profile(root, server, options);
}

class Profile extends LivePage {
  #typing = null;
  #watch;

  constructor(root, server, options) {
    super(root, server, options);
    this.deeds = { takeBack: name => this.takeBack(name) };
    this.editors = new Texts(this);
    this.drag = new PartDrag(this);
    this.picture = new PictureField(this);
    followDrops(this);
    this.listen(root, "click", event => this.#click(event));
    this.listen(root, "keydown", event => this.#key(event));
    this.listen(root, "focusin", event => this.#focused(event.target));
    this.#watch = new MutationObserver(() => this.#stay());
    this.#watch.observe(root, { childList: true, subtree: true });
    this.editors.takeUpPending();
    this.changes.takeUp();
    root.dataset.ready = "";
    // Somebody who has just been made is to be named.
    if (this.editable() && "unnamed" in root.dataset) this.focusField(this.mapId, "title");
  }

  /** Stands in a text, once it is on the page. */
  async focusField(id, property) {
    const place = () => this.root.querySelector(`[data-field="${property}"][data-field-id="${CSS.escape(id)}"]`);
    await this.#until(() => place()?.querySelector("textarea"));
    place()?.querySelector("textarea")?.focus();
  }

  /** Undo or redo, after the letters that are still on their way. */
  async takeBack(name) {
    await this.editors.settled();
    await this.call(name);
  }

  /** Moves a section or a slider before another one of its kind; null = last. */
  async move(part, before) {
    const focused = document.activeElement;
    if (!await this.call("Move", [{ id: part.dataset.id, before }])) return;
    // Whoever moves by keyboard goes on from where they stood.
    if (part.isConnected && part.contains(focused)) focused.focus();
    part.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  stop() {
    this.#watch.disconnect();
    this.drag.stop();
    super.stop();
  }

  #click(event) {
    const button = event.target.closest("[data-do]");
    const part = button?.closest("[data-part]");
    const deed = {
      undo: () => this.takeBack("Undo"),
      redo: () => this.takeBack("Redo"),
      print: () => print(),
      "no-picture": () => this.picture.take(null),
      up: () => this.#step(part, -1),
      down: () => this.#step(part, 1),
      remove: () => this.#remove(part),
    }[button?.dataset.do];
    deed?.();
  }

  #key(event) {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const part = event.target.closest("[data-part]");
    if (altKey && !ctrlKey && part && (key === "ArrowUp" || key === "ArrowDown")) {
      event.preventDefault();
      this.#step(part, key === "ArrowUp" ? -1 : 1);
    } else if ((ctrlKey || metaKey) && !altKey && !event.target.closest("input, textarea")) {
      // In a field the field itself knows these keys.
      const letter = key.toLowerCase();
      const name = letter === "z" ? (shiftKey ? "Redo" : "Undo") : letter === "y" ? "Redo" : null;
      if (!name || !this.editable()) return;
      event.preventDefault();
      this.takeBack(name);
    }
  }

  #step(part, by) {
    if (!this.editable()) return;
    const all = this.partsLike(part);
    const at = all.indexOf(part) + by;
    if (at < 0 || at >= all.length) return;
    this.move(part, by < 0 ? all[at].dataset.id : all[at + 1]?.dataset.id ?? null);
  }

  async #remove(part) {
    const all = this.partsLike(part);
    const at = all.indexOf(part);
    const next = (all[at + 1] ?? all[at - 1])?.dataset.id;
    if (!await this.call("Remove", [part.dataset.id])) return;
    const stands = next && this.find(next)?.querySelector("[data-do=remove]");
    (stands || this.root.querySelector("[data-add]"))?.focus();
  }

  /** Sections among sections, sliders among sliders, in their order. */
  partsLike(part) {
    return [...this.root.querySelectorAll(`[data-part][data-kind="${part.dataset.kind}"]`)];
  }

  #focused(target) {
    this.#typing = target.matches("textarea.jm-text-field") ? target : null;
    const part = target.closest("[data-id]");
    this.others.selected(part ? [part.dataset.id] : []);
  }

  // Somebody moves the section that one types in: its node is taken out and put in again, and the focus is lost on the way.
  #stay() {
    if (this.#typing?.isConnected && document.activeElement === document.body) this.#typing.focus({ preventScroll: true });
  }

  #until(isThere, patience = 5000) {
    if (isThere()) return Promise.resolve();
    return new Promise(resolve => {
      const watch = new MutationObserver(() => { if (isThere()) end(); });
      const timer = setTimeout(() => end(), patience);
      const end = () => {
        watch.disconnect();
        clearTimeout(timer);
        resolve();
      };
      watch.observe(this.root, { childList: true, subtree: true });
    });
  }
}
