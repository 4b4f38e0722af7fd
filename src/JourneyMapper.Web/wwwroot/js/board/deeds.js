import { newUuid } from "../text/ids.js";

// What the hands do to the map, whichever way they were asked: by a key, a button, a menu or a drag.

export class Deeds {
  #board;

  constructor(board) {
    this.#board = board;
  }

  /** Makes a card and opens it for typing; letters typed meanwhile go into it. Enter makes the next one below. */
  async addCard(laneId, stepId, { before = null, score = null, typed = "" } = {}) {
    if (!this.#board.editable()) return;
    const id = newUuid();
    const ahead = this.#board.keys.catchKeys(typed);
    const done = await this.#board.call("AddCard", id, laneId, stepId, before, score, null);
    if (done && await this.#board.appear(id)) await this.#board.editors.open(id, "text", { ahead, isNew: true });
    else this.#board.editors.keepWords(id, "text", ahead.end());
  }

  addStage(before = null) {
    return this.#addTitled("AddStage", before);
  }

  addStep(stageId, before = null) {
    return this.#addTitled("AddStep", stageId, before);
  }

  /** Something new beside an element or an empty cell: left, right, above or below. */
  insertBeside(node, x, y) {
    const { kind, id } = node.dataset;
    const beyond = selector => {
      const all = [...this.#board.root.querySelectorAll(selector)];
      return all[all.indexOf(node) + 1]?.dataset.id ?? null;
    };
    const isForth = x + y > 0;
    if (kind === "stage" && x !== 0) return this.addStage(isForth ? beyond(".stage") : id);
    if (kind === "step" && x !== 0) return this.addStep(node.dataset.stage, isForth ? beyond(`.step[data-stage="${node.dataset.stage}"]`) : id);
    if (kind === "lane" && y !== 0) return this.#board.menu.askLane(node, isForth ? beyond(".lane") : id);
    if (kind === "card" && y !== 0 && node.matches(".card")) {
      const { laneId, stepId } = this.#board.grid.cellOf(node);
      return this.addCard(laneId, stepId, { before: isForth ? this.#board.grid.after(node)?.dataset.id ?? null : id });
    }
    // From a cell, left and right are steps.
    const place = this.#board.grid.placeOf(node);
    const step = place && x !== 0 ? this.#board.grid.stepAt(place.column) : null;
    if (step && !this.#board.isLocked(step)) return this.insertBeside(step, x, 0);
  }

  /** Removes an element, or all that is chosen with it. */
  async remove(node) {
    const place = this.#board.grid.placeOf(node) ?? { row: 0, column: 1 };
    const nodes = this.#board.selection.around(node).filter(one => !this.#board.isLocked(one));
    if (nodes.length === 0) return this.#board.tellLocked();
    if (await this.#board.call("Remove", nodes.map(one => one.dataset.id))) this.#board.grid.back(place);
  }

  /** Moves elements, and stands on one of them afterwards. */
  async move(wishes, node) {
    const { id } = node.dataset;
    const chosen = this.#board.selection.ids;
    if (!await this.#board.call("Move", wishes)) return;
    await this.#board.appear(id);
    if (wishes.length > 1) this.#board.selection.choose([id, ...chosen.filter(one => one !== id)]);
    else this.#board.find(id)?.focus();
  }

  /** Folds or unfolds the stage or lane that one stands in. */
  fold(node) {
    const id = node.dataset.kind === "stage" ? node.dataset.id : node.dataset.kind === "step" ? node.dataset.stage : node.closest(".lane-row")?.dataset.lane;
    if (id) this.#board.call("Fold", id);
  }

  /** Undo or redo, after the letters that are still on their way. */
  async takeBack(name) {
    await this.#board.editors.settled();
    await this.#board.call(name);
  }

  async #addTitled(name, ...place) {
    const id = newUuid();
    const ahead = this.#board.keys.catchKeys();
    if (await this.#board.call(name, id, ...place) && await this.#board.appear(id)) await this.#board.editors.open(id, "title", { ahead });
    else ahead.end();
  }
}
