// Lies over the board's window while something is dragged or the space bar is held. It alone has the cursor and takes the pointer: a rule
// for all elements would make the browser style and paint every card anew when a drag begins and when it ends.

export class Curtain {
  #root;
  #node = null;

  constructor(board) {
    this.#root = board.root;
  }

  /** Comes and goes with what the board's root says: data-dragging and data-holding. */
  follow() {
    const { dragging, holding } = this.#root.dataset;
    const wanted = dragging ?? (holding === undefined ? null : "hold");
    if (wanted === null) return this.#lift();
    this.#node ??= this.#draw();
    this.#node.dataset.curtain = wanted;
  }

  #draw() {
    const scroll = this.#root.querySelector(".board-scroll");
    const node = document.createElement("div");
    node.className = "curtain";
    node.setAttribute("aria-hidden", "true");
    // Stays in the window while the map scrolls under it, and pushes nothing aside.
    Object.assign(node.style, { width: `${scroll.clientWidth}px`, height: `${scroll.clientHeight}px`, marginBottom: `${-scroll.clientHeight}px` });
    scroll.prepend(node);
    return node;
  }

  #lift() {
    this.#node?.remove();
    this.#node = null;
  }
}
