// How large the map is drawn and which part of it is in the window. Each person's own: nothing of it leaves this browser.

const SIZES = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2];
const SMALLEST = SIZES[0];
const LARGEST = SIZES.at(-1);
// How much one notch of a wheel, or one step of a pinch on a trackpad, changes.
const WHEEL = 0.01;
const LARGEST_NOTCH = 20;
const PREFIX = "journeymapper.zoom.";

export class Viewport {
  #board;
  #zoom = 1;
  #held = false;
  #pinch = null;
  #watch;

  constructor(board) {
    this.#board = board;
    this.node = board.root.querySelector(".board-scroll");
    // What is read the browser makes larger by itself.
    const onBoard = listener => event => { if (board.isBoard) listener(event); };
    board.listen(this.node, "wheel", onBoard(event => this.#wheel(event)), { passive: false });
    board.listen(this.node, "touchstart", onBoard(event => this.#touched(event)), { passive: true });
    board.listen(this.node, "touchmove", onBoard(event => this.#pinched(event)), { passive: false });
    board.listen(this.node, "touchend", () => { this.#pinch = null; }, { passive: true });
    board.listen(document, "keydown", onBoard(event => this.#space(event, true)));
    board.listen(document, "keyup", event => this.#space(event, false));
    board.listen(window, "blur", () => this.#hold(false));
    this.#watch = new ResizeObserver(() => board.changed());
    this.#watch.observe(this.node);
    this.#show(Number(read(PREFIX + board.mapId)) || 1);
  }

  get zoom() {
    return this.#zoom;
  }

  /** The space bar is down: the next drag moves the window over the map. */
  get isHeld() {
    return this.#held;
  }

  larger() {
    this.#zoomTo(SIZES.find(size => size > this.#zoom + 0.005) ?? LARGEST);
  }

  smaller() {
    this.#zoomTo(SIZES.findLast(size => size < this.#zoom - 0.005) ?? SMALLEST);
  }

  reset() {
    this.#zoomTo(1);
  }

  /** The whole width in the window, never larger than it is. */
  fit() {
    const width = this.#board.grid.contentWidth;
    this.#zoomTo(Math.max(SMALLEST, Math.min(1, Math.floor(this.node.clientWidth / width * 100) / 100)));
    this.node.scrollTo({ left: 0, behavior: "instant" });
  }

  /** Fits the map, or shows it in its own size if it is fitted already. */
  toggleFit() {
    const before = this.#zoom;
    this.fit();
    if (this.#zoom === before) this.reset();
  }

  stop() {
    this.#watch.disconnect();
  }

  // The point of the map under (x, y) stays there; without one, the middle of the window does.
  #zoomTo(zoom, x, y) {
    const size = Math.max(SMALLEST, Math.min(LARGEST, zoom));
    if (size === this.#zoom) return;
    const box = this.node.getBoundingClientRect();
    const [dx, dy] = [(x ?? box.left + box.width / 2) - box.left, (y ?? box.top + box.height / 2) - box.top];
    const factor = size / this.#zoom;
    const [left, top] = [(this.node.scrollLeft + dx) * factor - dx, (this.node.scrollTop + dy) * factor - dy];
    this.#show(size);
    this.node.scrollTo({ left, top, behavior: "instant" });
    write(PREFIX + this.#board.mapId, size === 1 ? null : size);
  }

  #show(zoom) {
    this.#zoom = zoom;
    this.node.style.setProperty("--zoom", zoom);
    const label = this.#board.root.querySelector("[data-zoom]");
    if (label) label.textContent = `${Math.round(zoom * 100)} %`;
    this.#board.changed();
  }

  #wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const notch = Math.max(-LARGEST_NOTCH, Math.min(LARGEST_NOTCH, event.deltaY));
    this.#zoomTo(this.#zoom * Math.exp(-notch * WHEEL), event.clientX, event.clientY);
  }

  #touched(event) {
    this.#pinch = event.touches.length === 2 ? { distance: distance(event.touches), zoom: this.#zoom } : null;
  }

  #pinched(event) {
    if (!this.#pinch || event.touches.length !== 2 || "dragging" in this.#board.root.dataset) return;
    event.preventDefault();
    const [one, other] = event.touches;
    this.#zoomTo(this.#pinch.zoom * distance(event.touches) / this.#pinch.distance, (one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2);
  }

  #space(event, isDown) {
    if (event.key !== " ") return;
    if (!isDown) return this.#hold(false);
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.("input, textarea, select, button, summary, a, [contenteditable], [role=dialog], [role=menu]")) return;
    event.preventDefault();
    this.#hold(true);
  }

  #hold(held) {
    this.#held = held;
    this.#board.root.toggleAttribute("data-holding", held);
    this.#board.curtain.follow();
  }
}

function distance([one, other]) {
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Switched off: the next visit begins at its own size.
  }
}
