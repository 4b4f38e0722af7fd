import { TypedAhead } from "./typed-ahead.js";

// What the keys do while the board has the focus. Text fields have their own (text-editor.js).

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const SCORE_STEP = 0.5;

export class Keys {
  #board;
  #ahead = null;

  constructor(board) {
    this.#board = board;
    board.listen(document, "keydown", event => this.#catch(event), { capture: true });
    board.listen(board.root, "keydown", event => this.#key(event));
    board.listen(document, "keydown", event => this.#anywhere(event));
  }

  /** Keeps the keys that are pressed before their field is there; `typed` is what was typed already. See {@link TypedAhead}. */
  catchKeys(typed = "") {
    this.#ahead = new TypedAhead(typed, ahead => { if (this.#ahead === ahead) this.#ahead = null; });
    return this.#ahead;
  }

  #catch(event) {
    if (!this.#ahead || event.isComposing || !this.#ahead.take(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  // Undo and redo work wherever the focus is on the page, but not within fields that have their own.
  #anywhere(event) {
    if (event.defaultPrevented || event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], [role=dialog]")) return;
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !this.#board.editable()) return;
    const key = event.key.toLowerCase();
    const name = key === "z" ? (event.shiftKey ? "Redo" : "Undo") : key === "y" && !event.shiftKey ? "Redo" : null;
    if (!name) return;
    event.preventDefault();
    this.#board.takeBack(name);
  }

  #key(event) {
    const { target } = event;
    if (event.defaultPrevented || event.isComposing || target.closest("input, textarea, select, [role=menu], .jm-text-lost")) return;
    const node = target.closest("[data-id], [data-probe]");
    if (!node || target.closest("button")) return;
    if (this.#handle(event, node)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  #handle(event, node) {
    const { key } = event;
    const isGrid = this.#board.grid.node.contains(node);
    if (key === "Enter" && (event.ctrlKey || event.metaKey)) return this.#do(() => this.#board.call("TogglePanel"));
    if (key === "?" && !event.ctrlKey && !event.metaKey && !event.altKey) return this.#do(() => this.#board.call("ShowKeys"));
    if (ARROWS[key] && event.altKey && !event.metaKey) return this.#do(() => { if (this.#board.editable()) this.#shift(node, key); });
    if (isGrid && (ARROWS[key] || key === "Home" || key === "End") && !event.ctrlKey && !event.metaKey) {
      this.#board.grid.move(node, key);
      return true;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#board.editable()) return false;
    if ("probe" in node.dataset) return this.#onProbe(event, node);
    if ((key === "Enter" || key === "F2") && node.dataset.text) return this.#do(() => this.#board.editors.open(node.dataset.id, node.dataset.text));
    if ((key === "Delete" || key === "Backspace") && node.dataset.kind !== "map") return this.#do(() => this.#board.remove(node));
    if (key === "ContextMenu" || (key === "F10" && event.shiftKey)) return this.#do(() => this.#board.menu.ask(node));
    if (node.matches(".point") && (key === "+" || key === "-")) return this.#do(() => this.#raise(node, key === "+" ? 1 : -1));
    return false;
  }

  #onProbe(event, probe) {
    const { laneId, stepId } = this.#board.grid.cellOf(probe);
    if (event.key === "Enter") return this.#do(() => this.#board.addCard(laneId, stepId));
    if (event.key.length !== 1 || event.key === " ") return false;
    return this.#do(() => this.#board.addCard(laneId, stepId, { typed: event.key }));
  }

  #do(action) {
    action();
    return true;
  }

  #raise(point, direction) {
    const score = Math.max(-2, Math.min(2, Math.round((Number(point.dataset.score) + direction * SCORE_STEP) * 2) / 2));
    if (score !== Number(point.dataset.score)) this.#board.call("SetScore", point.dataset.id, score);
  }

  async #shift(node, key) {
    const [x, y] = ARROWS[key];
    const { id, kind } = node.dataset;
    if (node.matches(".point") && y !== 0) return this.#raise(node, -y);
    const target = { card: () => this.#shiftCard(node, x, y), step: () => this.#shiftStep(node, x), stage: () => this.#among(".stage", node, x), lane: () => this.#among(".lane", node, y), actor: () => this.#among(".actor", node, x) }[kind]?.();
    if (!target) return;
    const { laneId = null, stepId = null, stageId = null, before = null } = target;
    if (await this.#board.call("Move", id, laneId, stepId, stageId, before)) await this.#board.focus(id);
  }

  #shiftCard(card, x, y) {
    const { grid } = this.#board;
    const place = grid.placeOf(card);
    if (x !== 0) {
      for (let column = place.column + x; column >= 1 && column <= grid.width; column += x) {
        const step = grid.stepAt(column);
        if (step) return { stepId: step.dataset.id };
      }
      return null;
    }
    const cards = grid.itemsAt(place.row, place.column);
    const at = cards.indexOf(card);
    if (y < 0 && at > 0) return { before: cards[at - 1].dataset.id };
    if (y > 0 && at < cards.length - 1) return { before: cards[at + 2]?.dataset.id ?? null };
    const rows = grid.rows;
    for (let row = place.row + y; row >= 2 && row < rows.length; row += y) {
      if ("curve" in rows[row].dataset) continue;
      return { laneId: rows[row].dataset.lane, before: y > 0 ? grid.itemsAt(row, place.column)[0]?.dataset.id ?? null : null };
    }
    return null;
  }

  #shiftStep(step, x) {
    const siblings = [...this.#board.root.querySelectorAll(`.step[data-stage="${step.dataset.stage}"]`)];
    const at = siblings.indexOf(step);
    if (x < 0 && at > 0) return { before: siblings[at - 1].dataset.id };
    if (x > 0 && at < siblings.length - 1) return { before: siblings[at + 2]?.dataset.id ?? null };
    const stages = [...this.#board.root.querySelectorAll(".stage")];
    const stage = stages[stages.findIndex(one => one.dataset.id === step.dataset.stage) + x];
    if (!stage) return null;
    const first = this.#board.root.querySelector(`.step[data-stage="${stage.dataset.id}"]`);
    return { stageId: stage.dataset.id, before: x > 0 ? first?.dataset.id ?? null : null };
  }

  #among(selector, node, direction) {
    if (direction === 0) return null;
    const siblings = [...this.#board.root.querySelectorAll(selector)];
    const at = siblings.indexOf(node);
    if (direction < 0) return at > 0 ? { before: siblings[at - 1].dataset.id } : null;
    return at < siblings.length - 1 ? { before: siblings[at + 2]?.dataset.id ?? null } : null;
  }
}
