// The menu of an element: the circuit fills it, the page places it, walks in it by keys and closes it.

import { followDrops } from "./drops.js";

const GAP = 4;

export class Menu {
  #board;
  #from = null;
  #at = null;

  constructor(board) {
    this.#board = board;
    board.listen(document, "pointerdown", event => { if (this.#node && !this.#node.contains(event.target)) this.close(false); });
    board.listen(board.root, "keydown", event => this.#key(event));
    board.listen(board.root, "contextmenu", event => this.#asked(event));
    board.listen(board.root, "click", event => { if (event.target.closest("[role=menuitem]")) this.#chosen(); });
    board.listen(document, "journey:offline", () => this.#hide());
    board.listen(document, "journey:online", () => { if (this.#node) this.close(false); });
    followDrops(board);
  }

  get #node() {
    return this.#board.root.querySelector("[data-element-menu]");
  }

  ask(node, at = null) {
    this.#from = node;
    this.#at = at;
    this.#board.call("OpenMenu", node.dataset.id);
  }

  /** The kinds of lane to put before this one, or last. */
  askLane(from, before = null) {
    this.#from = from;
    this.#at = null;
    this.#board.call("OpenLaneMenu", before);
  }

  /** The menu that is about to open belongs to this node and stands there. */
  expect(from, at) {
    this.#from = from;
    this.#at = at;
  }

  place(menu) {
    if (!menu?.isConnected) return;
    const from = this.#from;
    const anchor = this.#at ?? (from?.querySelector("[data-menu]") ?? from ?? this.#board.root).getBoundingClientRect();
    const box = menu.getBoundingClientRect();
    const left = Math.max(GAP, Math.min(anchor.left, innerWidth - box.width - GAP));
    const below = anchor.bottom + GAP;
    menu.style.left = `${left}px`;
    menu.style.top = `${below + box.height > innerHeight ? Math.max(GAP, anchor.top - box.height - GAP) : below}px`;
    menu.querySelector("[role=menuitem]")?.focus();
  }

  close(refocus) {
    this.#hide();
    this.#board.call("OpenMenu", "00000000-0000-0000-0000-000000000000");
    if (refocus) this.#back();
    this.#from = null;
  }

  // At once, also without a line to the circuit.
  #hide() {
    const node = this.#node;
    if (node) node.style.display = "none";
  }

  // To what it was asked for from; if that was drawn anew meanwhile, to its new node.
  #back() {
    const from = this.#from;
    const node = from?.isConnected ? from : this.#board.find(from?.dataset?.id ?? "");
    if (node) node.focus({ preventScroll: true });
    else this.#board.grid.node?.querySelector("[tabindex=\"0\"]")?.focus();
  }

  #asked(event) {
    const node = event.target.closest("[data-id]");
    if (!node || event.target.closest("textarea, input, select, .menu")) return;
    event.preventDefault();
    // A finger's long press opens it when it is let go; a key's stands at the element.
    if (this.#board.drag.isTouching) return;
    if (!this.#board.selection.ids.includes(node.dataset.id)) node.focus();
    this.ask(node, event.clientX || event.clientY ? { left: event.clientX, top: event.clientY, bottom: event.clientY } : null);
  }

  #key(event) {
    const item = event.target.closest?.("[role=menuitem]");
    if (!item) return;
    const items = [...this.#node.querySelectorAll("[role=menuitem]")];
    const at = items.indexOf(item);
    const to = { ArrowDown: (at + 1) % items.length, ArrowUp: (at + items.length - 1) % items.length, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[to].focus();
    else if (event.key === "Escape" || event.key === "Tab") this.close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // What follows may be another menu at the same place; else the focus goes where the deed says.
  #chosen() {
    const { left, top } = this.#node.getBoundingClientRect();
    this.#at = { left, top, bottom: top - GAP };
    this.#back();
  }
}
