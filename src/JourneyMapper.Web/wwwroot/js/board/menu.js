// The menu of an element: the circuit fills it, the page places it, walks in it by keys and closes it.

const GAP = 4;

export class Menu {
  #board;
  #from = null;

  constructor(board) {
    this.#board = board;
    board.listen(document, "pointerdown", event => { if (this.#node && !this.#node.contains(event.target)) this.close(false); });
    board.listen(board.root, "keydown", event => this.#key(event));
    board.listen(board.root, "contextmenu", event => this.#asked(event));
    board.listen(board.root, "click", event => { if (event.target.closest("[role=menuitem]")) this.#from = null; });
    board.listen(document, "click", event => this.#closeDrops(event));
    board.listen(document, "keydown", event => { if (event.key === "Escape") this.#closeDrops(event); });
  }

  get #node() {
    return this.#board.root.querySelector("[data-element-menu]");
  }

  ask(node) {
    this.#from = node;
    this.#board.call("OpenMenu", node.dataset.id);
  }

  place(menu, node) {
    if (!menu?.isConnected) return;
    const anchor = (node?.querySelector("[data-menu]") ?? node ?? this.#board.root).getBoundingClientRect();
    const box = menu.getBoundingClientRect();
    const left = Math.max(GAP, Math.min(anchor.left, innerWidth - box.width - GAP));
    const below = anchor.bottom + GAP;
    menu.style.left = `${left}px`;
    menu.style.top = `${below + box.height > innerHeight ? Math.max(GAP, anchor.top - box.height - GAP) : below}px`;
    menu.querySelector("[role=menuitem]")?.focus();
  }

  close(refocus) {
    const from = this.#from;
    this.#from = null;
    this.#board.call("OpenMenu", "00000000-0000-0000-0000-000000000000");
    if (refocus) from?.focus();
  }

  #asked(event) {
    const node = event.target.closest("[data-id]");
    if (!node || !this.#board.editable() || event.target.closest("textarea, input, select")) return;
    event.preventDefault();
    node.focus();
    this.ask(node);
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

  #closeDrops(event) {
    for (const drop of this.#board.root.querySelectorAll("[data-drop][open]")) {
      if (event.type === "keydown" || !drop.contains(event.target) || event.target.closest("a")) drop.open = false;
    }
  }
}
