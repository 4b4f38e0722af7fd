// What a new touchpoint or metric may be, under the card while its text begins. Never in the way: whoever goes on typing sees it go.

const MOST = 60;
const GAP = 4;

export class Suggestions {
  #board;
  #server;
  #field = null;
  #all = [];
  #shown = [];
  #active = -1;

  /** `server` is the suggestions' half of the circuit. */
  constructor(board, server) {
    this.#board = board;
    this.#server = server;
    board.listen(board.root, "focusin", event => this.#begin(event.target));
    board.listen(board.root, "focusout", event => { if (event.target === this.#field) this.#end(); });
    board.listen(board.root, "input", event => { if (event.target === this.#field) this.#filter(); });
    // Before the editor, whose Enter goes on to the next card.
    board.listen(document, "keydown", event => this.#key(event), { capture: true });
    // The field keeps the focus.
    board.listen(this.#list, "pointerdown", event => event.preventDefault());
    board.listen(this.#list, "click", event => { const option = event.target.closest("[role=option]"); if (option) this.#pick([...this.#list.children].indexOf(option)); });
    board.listen(board.root, "scroll", () => this.#place(), { capture: true, passive: true });
  }

  get #list() {
    return this.#board.root.querySelector("[data-suggestions]");
  }

  // Only what is empty asks what it may be.
  async #begin(field) {
    if (!field.matches?.(".card:is(.touchpoint, .metric)[data-editing=text] textarea") || field.value.trim()) return;
    const id = field.closest(".card").dataset.id;
    const all = await this.#board.ask(this.#server, "List", id);
    if (!all?.length || document.activeElement !== field) return;
    [this.#field, this.#all] = [field, all.map(one => ({ ...one, id, words: plain(`${one.text} ${one.detail}`) }))];
    this.#filter();
  }

  #end() {
    if (!this.#field) return;
    for (const name of ["aria-autocomplete", "aria-controls", "aria-activedescendant"]) this.#field.removeAttribute(name);
    [this.#field, this.#shown, this.#active] = [null, [], -1];
    this.#list.hidden = true;
  }

  #filter() {
    const words = plain(this.#field.value).split(/\s+/).filter(Boolean);
    this.#shown = this.#all.filter(one => words.every(word => one.words.includes(word)) && plain(this.#field.value).trim() !== plain(one.text)).slice(0, MOST);
    this.#list.replaceChildren(...this.#shown.map(option));
    this.#list.hidden = this.#shown.length === 0;
    this.#field.setAttribute("aria-autocomplete", "list");
    this.#field.setAttribute("aria-controls", this.#list.id);
    this.#walkTo(-1);
    this.#place();
  }

  #place() {
    if (!this.#field || this.#list.hidden) return;
    const card = this.#field.closest(".card").getBoundingClientRect();
    const { style } = this.#list;
    const room = innerHeight - card.bottom - 2 * GAP;
    const height = Math.min(this.#list.scrollHeight, 260);
    const isAbove = room < height && card.top > room;
    Object.assign(style, { left: `${Math.max(GAP, Math.min(card.left, innerWidth - this.#list.offsetWidth - GAP))}px`, minWidth: `${card.width}px`, maxHeight: `${Math.min(260, isAbove ? card.top - 2 * GAP : room)}px` });
    style.top = isAbove ? `${card.top - GAP - this.#list.offsetHeight}px` : `${card.bottom + GAP}px`;
  }

  #key(event) {
    if (!this.#field || event.target !== this.#field || this.#list.hidden || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const count = this.#shown.length;
    if (event.key === "ArrowDown") this.#walkTo((this.#active + 1) % count);
    else if (event.key === "ArrowUp" && this.#active >= 0) this.#walkTo(this.#active - 1);
    else if (event.key === "Enter" && this.#active >= 0 && !event.shiftKey) this.#pick(this.#active);
    else if (event.key === "Escape" && this.#active >= 0) this.#walkTo(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #walkTo(index) {
    this.#active = index;
    [...this.#list.children].forEach((node, i) => node.setAttribute("aria-selected", String(i === index)));
    const node = this.#list.children[index];
    if (node) this.#field.setAttribute("aria-activedescendant", node.id);
    else this.#field.removeAttribute("aria-activedescendant");
    node?.scrollIntoView({ block: "nearest" });
  }

  // The words are typed, as if by hand; the circuit adds what it knows of them.
  #pick(index) {
    const [one, field] = [this.#shown[index], this.#field];
    this.#end();
    field.setRangeText(one.text, 0, field.value.length, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
    this.#board.ask(this.#server, "Pick", one.id, one.key);
  }
}

// Without case and accents.
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function option(one, index) {
  const node = document.createElement("li");
  node.id = `suggestion-${index}`;
  node.setAttribute("role", "option");
  if (one.icon) {
    const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({ class: "i", width: 15, height: 15, viewBox: "0 0 18 18", "aria-hidden": true })) picture.setAttribute(name, value);
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", one.icon);
    picture.append(path);
    node.append(picture);
  }
  const [text, detail] = [document.createElement("span"), document.createElement("small")];
  [text.textContent, detail.textContent] = [one.text, one.detail];
  node.append(text, detail);
  return node;
}
