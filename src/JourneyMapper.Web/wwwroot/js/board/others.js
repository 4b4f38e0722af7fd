// The other people on the map: what they have selected, where they point, where they type. Drawn over the board, never into it.

const POINTER_PAUSE = 50;
// What the server passes on.
const TOLD_SELECTION = 50;

export class Others {
  #board;
  #people = [];
  #marked = new Map();
  #pointers = new Map();
  #mine = { cursor: null, selection: [], caret: null };
  #timer = null;
  #dirty = false;

  constructor(board) {
    this.#board = board;
    board.listen(board.root, "pointermove", event => this.#pointed(event), { passive: true });
    board.listen(board.root, "pointerleave", () => this.#tell({ cursor: null }));
  }

  /** Everybody else who is here. */
  show(people) {
    this.#people = people;
    this.#markSelections();
    this.#drawPointers();
    this.#board.editors.setCarets(people.filter(person => person.caret).map(person => ({ ...person.caret, name: person.name, color: person.color })));
  }

  /** Shows them on what shows the map now. */
  redraw() {
    this.#markSelections();
    this.#drawPointers();
  }

  selected(ids) {
    this.#tell({ selection: ids.slice(0, TOLD_SELECTION) });
  }

  typing(caret) {
    this.#tell({ caret });
  }

  clear() {
    clearTimeout(this.#timer);
    this.show([]);
  }

  #markSelections() {
    const wanted = new Map();
    for (const person of this.#people) for (const id of person.selection ?? []) wanted.set(id, person);
    for (const [id, node] of this.#marked) {
      if (wanted.has(id) && node.isConnected) continue;
      delete node.dataset.remote;
      this.#marked.delete(id);
    }
    for (const [id, person] of wanted) {
      const node = this.#board.find(id);
      if (!node) continue;
      node.dataset.remote = person.name;
      node.style.setProperty("--rc", person.color);
      this.#marked.set(id, node);
    }
  }

  #drawPointers() {
    const layer = this.#layer();
    // A page without lanes and steps has no places to point at.
    if (!layer) return;
    const seen = new Set();
    for (const person of this.#people) {
      const spot = person.cursor && this.#spot(person.cursor, layer);
      if (!spot) continue;
      seen.add(person.connectionId);
      const pointer = this.#pointers.get(person.connectionId) ?? this.#newPointer(person, layer);
      pointer.style.transform = `translate(${spot.x}px, ${spot.y}px)`;
    }
    for (const [id, pointer] of this.#pointers) {
      if (seen.has(id)) continue;
      pointer.remove();
      this.#pointers.delete(id);
    }
  }

  #spot({ laneId, stepId, x, y }, layer) {
    const row = this.#board.root.querySelector(`.lane-row[data-lane="${CSS.escape(laneId)}"]`);
    const step = this.#board.find(stepId);
    if (!row || !step) return null;
    const [from, line, column] = [layer, row, step].map(node => node.getBoundingClientRect());
    return { x: column.left - from.left + x * column.width, y: line.top - from.top + y * line.height };
  }

  #newPointer(person, layer) {
    const pointer = document.createElement("div");
    pointer.className = "pointer";
    pointer.setAttribute("aria-hidden", "true");
    pointer.style.setProperty("--rc", person.color);
    const name = document.createElement("span");
    name.textContent = person.name;
    const arrow = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    arrow.setAttribute("width", "16");
    arrow.setAttribute("height", "18");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M1 1l5 15 2.500-6L15 8z");
    arrow.append(path);
    pointer.append(arrow, name);
    layer.append(pointer);
    this.#pointers.set(person.connectionId, pointer);
    return pointer;
  }

  #layer() {
    const scroll = this.#board.root.querySelector(".board-scroll");
    const there = scroll?.querySelector(":scope > .pointers");
    if (there || !scroll) return there;
    const layer = document.createElement("div");
    layer.className = "pointers";
    scroll.prepend(layer);
    return layer;
  }

  #pointed(event) {
    if (this.#people.length === 0 || event.pointerType === "touch") return;
    const cell = event.target.closest("[data-board], .curtain") ? this.#board.grid.cellAt(event.clientX, event.clientY) : null;
    if (!cell) return this.#mine.cursor && this.#tell({ cursor: null });
    const [line, column] = [cell.row, cell.step].map(node => node.getBoundingClientRect());
    const share = (value, from, size) => Math.max(0, Math.min(1, (value - from) / size));
    this.#tell({ cursor: { laneId: cell.laneId, stepId: cell.stepId, x: share(event.clientX, column.left, column.width), y: share(event.clientY, line.top, line.height) } });
  }

  #tell(change) {
    this.#mine = { ...this.#mine, ...change };
    this.#dirty = true;
    if (!this.#timer) this.#send();
  }

  #send() {
    this.#timer = null;
    if (!this.#dirty) return;
    this.#dirty = false;
    this.#timer = setTimeout(() => this.#send(), POINTER_PAUSE);
    if (!this.#board.state.offline) this.#board.call("SetPresence", this.#mine.cursor, this.#mine.selection, this.#mine.caret);
  }
}
