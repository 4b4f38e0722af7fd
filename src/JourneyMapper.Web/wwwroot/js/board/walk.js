// A walk through the map (Board/Links/WalkStrip.razor): the step where one is comes into sight, and keys go on and back.

const PICKS = { ArrowDown: 1, ArrowUp: -1 };

export class Walk {
  #board;
  #marked = null;

  constructor(board) {
    this.#board = board;
    board.listen(document, "keydown", event => this.#key(event), { capture: true });
  }

  /** Brings the step into sight; null = the walk has ended. */
  show(id) {
    if (this.#marked) delete this.#marked.dataset.walked;
    const step = id ? this.#board.find(id) : null;
    this.#marked = step;
    this.place();
    if (!id) return this.#board.grid.shown?.querySelector("[tabindex='0']")?.focus({ preventScroll: true });
    if (!this.#strip?.contains(document.activeElement)) this.#strip?.focus({ preventScroll: true });
    if (!step) return;
    step.dataset.walked = "";
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
    if (this.#board.reading.isOn) return step.scrollIntoView({ block: "start", behavior: calm });
    const scroll = this.#board.viewport.node;
    const [area, box] = [scroll.getBoundingClientRect(), step.getBoundingClientRect()];
    scroll.scrollBy({ left: (box.left + box.right) / 2 - (area.left + area.right) / 2, behavior: calm });
  }

  /** The column where one is, as it is drawn now. */
  place() {
    const step = this.#marked;
    const there = this.#board.viewport.node.querySelector(":scope > .walk-column");
    if (!step && !there) return;
    const column = there ?? this.#newColumn();
    column.hidden = !step?.isConnected || this.#board.reading.isOn;
    if (column.hidden) return;
    const scroll = this.#board.viewport.node;
    const [area, box] = [scroll.getBoundingClientRect(), step.getBoundingClientRect()];
    column.style.left = `${box.left - area.left + scroll.scrollLeft}px`;
    column.style.width = `${box.width}px`;
    column.style.height = `${this.#board.grid.node.getBoundingClientRect().height}px`;
  }

  get #strip() {
    return this.#board.root.querySelector("[data-walk]");
  }

  // Lies behind the cards.
  #newColumn() {
    const column = document.createElement("div");
    column.className = "walk-column";
    this.#board.viewport.node.prepend(column);
    return column;
  }

  #key(event) {
    const strip = this.#strip;
    const { target, key } = event;
    if (!strip || event.ctrlKey || event.altKey || event.metaKey || !(strip.contains(target) || target === document.body)) return;
    if (!this.#does(strip, target, key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #does(strip, target, key) {
    const all = [...strip.querySelectorAll("[data-walk-way]")];
    const at = all.indexOf(target);
    if (key === "Escape") strip.querySelector("[data-walk-end]").click();
    else if (key === "ArrowLeft") strip.querySelector("[data-walk-back]").click();
    // A button does what Space does with it.
    else if (key === " " && target.matches("button")) return false;
    else if (key === "ArrowRight" || key === " ") {
      if (all.length === 1 || at >= 0) (all[at] ?? all[0]).click();
      else all[0]?.focus();
    } else if (PICKS[key] && all.length > 0) all[(at + PICKS[key] + all.length) % all.length].focus();
    else return false;
    return true;
  }
}
