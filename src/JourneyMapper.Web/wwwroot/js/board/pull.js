// A line that is pulled from a handle to something else: it follows the pointer, the board scrolls at its edges, Esc takes it back.

const EDGE = 48;
const SCROLL = 14;

export class Pull {
  #board;
  #what;
  #now = null;

  /**
   * `what.begin(handle)` gives the node that is pulled from, or null; `what.targets` selects what a line may be let go on; `what.draw(pull)`
   * draws it on its way, `what.drop(pull)` hears of a pull that found a target, `what.end(pull)` of the end of each.
   */
  constructor(board, selector, what) {
    this.#board = board;
    this.#what = what;
    // Before the board's own drag, which would take the card along.
    board.listen(board.root, "pointerdown", event => this.#down(event, event.target.closest?.(selector)), { capture: true });
    board.listen(document, "pointermove", event => this.#move(event));
    board.listen(document, "pointerup", event => this.#up(event));
    board.listen(document, "pointercancel", () => this.stop());
    board.listen(document, "keydown", event => this.#escape(event), { capture: true });
  }

  get isOn() {
    return this.#now !== null;
  }

  stop() {
    const pull = this.#now;
    if (!pull) return;
    this.#now = null;
    this.#what.end(pull);
  }

  #down(event, handle) {
    if (!handle || event.button !== 0) return;
    const from = this.#what.begin(handle);
    if (!from) return;
    event.preventDefault();
    event.stopPropagation();
    handle.setPointerCapture(event.pointerId);
    const pull = { from, x: event.clientX, y: event.clientY, target: null };
    this.#now = pull;
    this.#what.draw(pull, null);
    requestAnimationFrame(() => this.#scroll(pull));
  }

  #move(event) {
    if (!this.#now) return;
    event.preventDefault();
    [this.#now.x, this.#now.y] = [event.clientX, event.clientY];
    this.#track(this.#now);
  }

  #track(pull) {
    const node = document.elementFromPoint(pull.x, pull.y)?.closest(this.#what.targets);
    const before = pull.target;
    pull.target = node && this.#board.root.contains(node) ? node : null;
    this.#what.draw(pull, before);
  }

  #scroll(pull) {
    if (this.#now !== pull) return;
    const scroll = this.#board.root.querySelector(".board-scroll");
    const box = scroll.getBoundingClientRect();
    const push = (value, from, to) => value < from + EDGE ? -SCROLL : value > to - EDGE ? SCROLL : 0;
    const [x, y] = [push(pull.x, box.left, box.right), push(pull.y, box.top, box.bottom)];
    if (x || y) {
      scroll.scrollBy(x, y);
      this.#track(pull);
    }
    requestAnimationFrame(() => this.#scroll(pull));
  }

  #up(event) {
    const pull = this.#now;
    if (!pull) return;
    event.preventDefault();
    this.stop();
    if (pull.target) this.#what.drop(pull);
  }

  #escape(event) {
    if (event.key !== "Escape" || !this.#now) return;
    event.preventDefault();
    event.stopPropagation();
    this.stop();
  }
}
