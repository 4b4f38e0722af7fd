// A first word for whoever has not worked on a board in this browser yet; put away, it does not come again.

const KEY = "journeymapper.hints";

export class Hints {
  #board;

  constructor(board) {
    this.#board = board;
    board.listen(board.root, "click", event => { if (event.target.closest("[data-hints] [data-done]")) this.#putAway(); });
    if (!this.#isKnown && board.editable()) this.show();
  }

  show() {
    const node = this.#node;
    if (node) node.hidden = false;
  }

  get #node() {
    return this.#board.root.querySelector("[data-hints]");
  }

  get #isKnown() {
    try {
      return localStorage.getItem(KEY) === "known";
    } catch {
      return true;
    }
  }

  #putAway() {
    const hadFocus = this.#node.contains(document.activeElement);
    this.#node.hidden = true;
    try {
      localStorage.setItem(KEY, "known");
    } catch {
      // Switched off: then they were not shown by themselves either.
    }
    if (hadFocus) this.#board.grid.shown.querySelector("[tabindex=\"0\"]")?.focus();
  }
}
