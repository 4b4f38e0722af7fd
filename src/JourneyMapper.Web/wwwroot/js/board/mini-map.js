// The whole map in a corner, with the window as a frame that can be dragged. Drawn when something changes, never while scrolling: then
// only the frame moves. For mice and fingers; the keyboard has arrows, find and fit.

const WIDTH = 200;
const TALLEST = 130;
// A map that is hardly larger than the window needs none.
const WORTH_IT = 1.3;
const KEY = "journeymapper.minimap";

export class MiniMap {
  #board;
  #node = null;
  #frame = null;
  #scale = 1;
  #pending = 0;
  #watch;

  constructor(board) {
    this.#board = board;
    board.listen(this.#scroll, "scroll", () => this.#place(), { passive: true });
    this.#watch = new MutationObserver(changes => { if (changes.some(change => !this.#node?.contains(change.target))) this.changed(); });
    this.#watch.observe(this.#scroll, { childList: true, subtree: true });
    this.changed();
  }

  /** Something of the map, its size or the window's has changed. */
  changed() {
    if (this.#pending) return;
    const soon = globalThis.requestIdleCallback ?? (run => setTimeout(run, 100));
    this.#pending = soon(() => {
      this.#pending = 0;
      if (!this.#board.stopping.signal.aborted) this.#draw();
    }, { timeout: 500 });
  }

  toggle() {
    try {
      if (this.#isOff) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, "off");
    } catch {
      // Switched off: it stays as it is.
    }
    this.#draw();
  }

  stop() {
    this.#watch.disconnect();
    this.#node?.remove();
  }

  get #scroll() {
    return this.#board.viewport.node;
  }

  get #isOff() {
    try {
      return localStorage.getItem(KEY) === "off";
    } catch {
      return false;
    }
  }

  #draw() {
    const scroll = this.#scroll;
    this.#board.root.querySelector("[data-do=minimap]")?.setAttribute("aria-pressed", String(!this.#isOff));
    const isLarge = scroll.scrollWidth > scroll.clientWidth * WORTH_IT || scroll.scrollHeight > scroll.clientHeight * 2 * WORTH_IT;
    if (this.#isOff || !isLarge || !this.#board.isBoard) {
      this.#node?.remove();
      this.#node = null;
      return;
    }
    this.#node ??= this.#make();
    const [width, height] = [scroll.scrollWidth, scroll.scrollHeight];
    this.#scale = Math.min(WIDTH / width, TALLEST / height);
    const canvas = this.#node.querySelector("canvas");
    const ratio = devicePixelRatio || 1;
    [canvas.width, canvas.height] = [Math.round(width * this.#scale * ratio), Math.round(height * this.#scale * ratio)];
    [canvas.style.width, canvas.style.height] = [`${width * this.#scale}px`, `${height * this.#scale}px`];
    this.#paint(canvas.getContext("2d"), this.#scale * ratio);
    this.#place();
  }

  #paint(context, scale) {
    const from = this.#scroll.getBoundingClientRect();
    const [dx, dy] = [this.#scroll.scrollLeft - from.left, this.#scroll.scrollTop - from.top];
    const box = (node, color, least) => {
      const { left, top, width, height } = node.getBoundingClientRect();
      context.fillStyle = color;
      context.fillRect((left + dx) * scale, (top + dy) * scale, Math.max(least, width * scale), Math.max(least, height * scale));
    };
    for (const stage of this.#board.root.querySelectorAll(".stage")) box(stage, getComputedStyle(stage.firstElementChild).borderTopColor, 1);
    for (const row of this.#board.grid.rows.slice(2)) {
      const color = getComputedStyle(row.querySelector(".lane-icon")).color;
      for (const card of row.querySelectorAll(".card, .dot")) box(card, color, 1);
    }
  }

  #make() {
    const node = document.createElement("div");
    node.className = "mini-map";
    node.setAttribute("aria-hidden", "true");
    this.#frame = document.createElement("i");
    node.append(document.createElement("canvas"), this.#frame);
    const go = event => {
      const box = node.getBoundingClientRect();
      const scroll = this.#scroll;
      scroll.scrollTo({
        left: (event.clientX - box.left) / this.#scale - scroll.clientWidth / 2,
        top: (event.clientY - box.top) / this.#scale - scroll.clientHeight / 2,
        behavior: "instant",
      });
    };
    node.addEventListener("pointerdown", event => {
      event.preventDefault();
      event.stopPropagation();
      node.setPointerCapture(event.pointerId);
      go(event);
    });
    node.addEventListener("pointermove", event => { if (node.hasPointerCapture(event.pointerId)) go(event); });
    this.#scroll.parentElement.append(node);
    return node;
  }

  #place() {
    if (!this.#node) return;
    const scroll = this.#scroll;
    const { style } = this.#frame;
    style.width = `${scroll.clientWidth * this.#scale}px`;
    style.height = `${scroll.clientHeight * this.#scale}px`;
    style.transform = `translate(${scroll.scrollLeft * this.#scale}px, ${scroll.scrollTop * this.#scale}px)`;
  }
}
