// The details of a card that was tapped, as a sheet over the lower part of a small screen: what was tapped stays in sight above it.

const GAP = 12;

export class ReadingSheet {
  #board;
  #top;
  #chosen = null;
  #isOpening = false;
  #followed = null;
  #watch = new ResizeObserver(() => this.#makeRoom());

  /** `top` tells where what can be seen begins. */
  constructor(board, top) {
    this.#board = board;
    this.#top = top;
  }

  async open(id) {
    this.#chosen = id;
    if (this.#node) return this.#makeRoom();
    if (this.#isOpening) return;
    this.#isOpening = true;
    await this.#board.call("TogglePanel");
    this.#isOpening = false;
  }

  async close() {
    if (this.#node) await this.#board.call("TogglePanel");
  }

  /** Looks whether it has come or gone; while it is filled it grows. */
  follow() {
    const node = this.#node;
    if (node === this.#followed) return;
    this.#watch.disconnect();
    this.#followed = node;
    if (node) this.#watch.observe(node);
    else this.#chosen = null;
  }

  stop() {
    this.#watch.disconnect();
  }

  get #node() {
    return this.#board.root.querySelector("[data-panel]");
  }

  #makeRoom() {
    const [sheet, item] = [this.#node, this.#board.find(this.#chosen ?? "")];
    if (!sheet || !item) return;
    const box = item.getBoundingClientRect();
    const hidden = box.bottom + GAP - sheet.getBoundingClientRect().top;
    if (hidden > 0) this.#board.viewport.node.scrollBy({ top: Math.min(hidden, box.top - this.#top()), behavior: "instant" });
  }
}
