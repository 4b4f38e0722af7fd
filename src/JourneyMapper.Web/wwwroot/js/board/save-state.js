// "Saved", "Saving…" or "Offline, 3 changes waiting", always true. A save that is quicker than the eye is not told.

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
    board.listen(board.root, "input", () => { if (this.offline) this.refresh(); });
  }

  /** What waits for the connection has become more or less. */
  refresh() {
    queueMicrotask(() => this.#show());
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
    const node = this.#board.root.querySelector("[data-state]");
    if (!node) return;
    const state = this.offline ? "offline" : this.#sending > 0 || this.#board.changes.count > 0 ? "saving" : "saved";
    node.dataset.state = state;
    node.querySelector("[data-state-text]").textContent = state === "offline" ? this.#offlineText() : this.#board.labels[state];
  }

  #offlineText() {
    const { labels } = this.#board;
    const waiting = this.#board.waiting;
    return waiting === 0 ? labels.offline : (waiting === 1 ? labels.offlineOne : labels.offlineMany).replace("{0}", waiting);
  }
}
