// What the person has chosen: the element they stand on and, among cards, as many more as they like.

const CHOSEN = ".card, .point";
// What one gesture may be about; the server takes no more either.
const MOST = 1000;

export class Selection {
  #board;
  #ids = [];
  #isKeeping = false;
  #watch;

  constructor(board) {
    this.#board = board;
    board.listen(board.root, "mousedown", event => this.#pressed(event));
    board.listen(board.root, "click", event => this.#clicked(event));
    // A card that was moved is another node.
    this.#watch = new MutationObserver(() => this.#mark());
    this.#watch.observe(board.root, { childList: true, subtree: true });
  }

  /** Ids, the one stood on first. */
  get ids() {
    const there = this.#there();
    return this.#ids.filter(id => there.has(id));
  }

  /** Nodes in the order of the board. */
  get nodes() {
    const wanted = new Set(this.#ids);
    return [...this.#there().values()].filter(node => wanted.has(node.dataset.id));
  }

  get count() {
    return this.#ids.length;
  }

  get isMany() {
    return this.#ids.length > 1 && this.ids.length > 1;
  }

  /** The nodes that a deed on this one is about: all chosen ones if it is among them. */
  around(node) {
    return this.isMany && this.#ids.includes(node.dataset.id) ? this.nodes : [node];
  }

  /** The keyboard or the mouse has come to an element (or to an empty cell: null). */
  stand(id) {
    if (this.#isKeeping || (id && this.#ids.length > 1 && this.#ids.includes(id))) return;
    this.#set(id ? [id] : []);
  }

  /** Takes this card in, or out if it was chosen already, and stands on it. */
  toggle(node) {
    const { id } = node.dataset;
    const others = this.#others(id);
    this.choose(this.#ids.includes(id) && others.length > 0 ? others : [id, ...others], node);
  }

  /** Chooses these cards and stands on one of them. */
  choose(ids, node = this.#board.find(ids[0])) {
    this.#isKeeping = true;
    node?.focus({ preventScroll: true });
    this.#isKeeping = false;
    this.#set(ids.slice(0, MOST));
    const { labels } = this.#board;
    if (ids.length > MOST) this.#board.say(labels.selectedMost.replace("{0}", MOST));
    else if (ids.length > 1) this.#board.say(labels.selected.replace("{0}", ids.length), { isQuiet: true });
  }

  // The other cards that are chosen.
  #others(id) {
    const there = this.#there();
    return this.#ids.filter(one => one !== id && there.get(one)?.matches(CHOSEN));
  }

  /** Goes on to another card and takes it in. */
  extend(from, key) {
    this.#isKeeping = true;
    const moved = this.#board.grid.move(from, key);
    this.#isKeeping = false;
    const node = document.activeElement;
    if (!moved || !node?.matches?.(CHOSEN)) return;
    this.choose([node.dataset.id, ...this.#others(node.dataset.id)], node);
  }

  /** All cards of the cell; asked again, of the lane; asked again, of the map. */
  all(node) {
    const cell = node.closest(".cell");
    const row = node.closest(".lane-row");
    for (const scope of [cell, row, this.#board.grid.node]) {
      const ids = [...scope?.querySelectorAll(CHOSEN) ?? []].map(one => one.dataset.id);
      if (ids.length === 0 || (ids.length <= this.#ids.length && ids.every(id => this.#ids.includes(id)))) continue;
      const own = node.dataset.id;
      return this.choose(ids.includes(own) ? [own, ...ids.filter(id => id !== own)] : ids);
    }
  }

  /** Only what one stands on. */
  single() {
    if (!this.isMany) return false;
    this.#set([this.#ids[0]]);
    return true;
  }

  stop() {
    this.#watch.disconnect();
  }

  // The browser would give the focus to what is pressed, and choose it alone.
  #pressed(event) {
    const node = event.target.closest(CHOSEN);
    if (!node || event.button !== 0 || !(event.shiftKey || event.ctrlKey || event.metaKey) || event.target.closest("textarea, button")) return;
    event.preventDefault();
    this.toggle(node);
  }

  #clicked(event) {
    if (event.shiftKey || event.ctrlKey || event.metaKey) return;
    const node = event.target.closest(CHOSEN);
    if (node && this.isMany) this.#set([node.dataset.id]);
  }

  #set(ids) {
    if (ids.length === this.#ids.length && ids.every((id, i) => id === this.#ids[i])) return;
    this.#ids = ids;
    this.#mark();
    this.#board.call("Select", ids);
    this.#board.others.selected(ids);
  }

  // All elements on the page by their ids; for one alone the page is not searched through.
  #there() {
    if (this.#ids.length === 1) {
      const node = this.#board.find(this.#ids[0]);
      return new Map(node ? [[this.#ids[0], node]] : []);
    }
    return new Map(this.#ids.length === 0 ? [] : [...this.#board.root.querySelectorAll("[data-id]")].map(node => [node.dataset.id, node]));
  }

  #mark() {
    const wanted = new Set(this.#ids);
    for (const node of this.#board.root.querySelectorAll("[data-selected]")) if (!wanted.has(node.dataset.id)) delete node.dataset.selected;
    const there = this.#there();
    for (const id of wanted) {
      const node = there.get(id);
      if (node && !("selected" in node.dataset)) node.dataset.selected = "";
    }
  }
}
