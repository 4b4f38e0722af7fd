import { showLost } from "../text/text-lost.js";

// Words whose text has gone, or that were refused: they stay on the screen until they are put back or copied.

export class LostWords {
  #board;

  constructor(board) {
    this.#board = board;
  }

  show(id, property, text, key = null) {
    const shelf = this.#shelf();
    const { labels } = this.#board;
    showLost(shelf, {
      text, labels: { title: labels.gone, putBack: labels.putBack, copy: labels.copy, copied: labels.copied },
      onPutBack: words => this.putBack(id, property, words),
      onDone: () => { if (key) sessionStorage.removeItem(`journeymapper.text.${key}`); },
    });
  }

  #shelf() {
    const there = this.#board.root.querySelector(".lost-shelf");
    if (there) return there;
    const shelf = document.createElement("aside");
    shelf.className = "lost-shelf";
    shelf.setAttribute("aria-label", this.#board.labels.gone);
    this.#board.root.append(shelf);
    return shelf;
  }

  async putBack(id, property, text) {
    if (!await this.#board.call("PutBack", id, property, text)) throw new Error("refused");
  }
}
