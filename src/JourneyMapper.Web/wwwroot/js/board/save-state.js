// "Saved", "Saving…" or "Offline", always true. A save that is quicker than the eye is not told.

const TOLD_AFTER = 200;

export class SaveState {
  #board;
  #sending = 0;
  #timer = null;

  constructor(board) {
    this.#board = board;
    this.offline = false;
    board.listen(document, "journey:offline", () => { this.offline = true; this.#show(); });
    board.listen(document, "journey:online", () => { this.offline = false; });
  }

  /** The connection is back, and what had waited for it is on its way: only now "Offline" goes. */
  back() {
    if (!this.offline) this.#show();
  }

  /** Something is on its way to the server; call what this returns when it is answered. */
  sending() {
    this.#sending++;
    this.#timer ??= setTimeout(() => this.#show(), TOLD_AFTER);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#sending--;
      if (this.#sending > 0) return;
      clearTimeout(this.#timer);
      this.#timer = null;
      this.#show();
    };
  }

  #show() {
    const { root, labels } = this.#board;
    const node = root.querySelector("[data-state]");
    if (!node) return;
    const state = this.offline ? "offline" : this.#sending > 0 ? "saving" : "saved";
    node.dataset.state = state;
    node.querySelector("[data-state-text]").textContent = labels[state];
  }
}
