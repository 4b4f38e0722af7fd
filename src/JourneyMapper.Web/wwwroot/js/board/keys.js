import { STEPS } from "./reading.js";
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
    this.#board.deeds.takeBack(name);
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
    const isCommand = event.ctrlKey || event.metaKey;
    if (key === "Enter" && isCommand) return this.#do(() => this.#board.call("TogglePanel"));
    if (key === "?" && !isCommand && !event.altKey) return this.#do(() => this.#board.call("ShowKeys"));
    if (key === "ContextMenu" || (key === "F10" && event.shiftKey)) return node.dataset.id ? this.#do(() => this.#board.menu.ask(node)) : false;
    // Of what moves or adds on the board, only a card above or below another one has its place in what is read.
    const isInsertion = event.altKey && event.shiftKey && node.matches(".card:not(.feeling)");
    if (STEPS[key] && !isInsertion && this.#board.reading.contains(node)) return isCommand ? false : this.#do(() => { if (!event.altKey) this.#board.reading.move(node, key); });
    if (event.altKey && !event.metaKey) return this.#withAlt(event, node);
    if (isCommand) return isGrid && this.#withCommand(event, node);
    if (key === "Escape") return this.#board.selection.single();
    if (isGrid && ARROWS[key] && event.shiftKey && node.matches(".card, .point")) return this.#do(() => this.#board.selection.extend(node, key));
    if (isGrid && (ARROWS[key] || key === "Home" || key === "End")) return this.#do(() => this.#board.grid.move(node, key));
    if (this.#board.isLocked(node)) return this.#writes(event) && this.#do(() => this.#board.tellLocked());
    if ("probe" in node.dataset) return this.#onProbe(event, node);
    if ((key === "Enter" || key === "F2") && node.dataset.text) return this.#do(() => this.#board.editors.open(node.dataset.id, node.dataset.text));
    if ((key === "Delete" || key === "Backspace") && node.dataset.kind !== "map") return this.#do(() => this.#board.deeds.remove(node));
    if ("score" in node.dataset && (key === "+" || key === "-")) return this.#do(() => this.#raise(node, key === "+" ? 1 : -1));
    return false;
  }

  // Alt moves, Alt+Shift makes something new beside; Alt with +, − and 0 is the size.
  #withAlt(event, node) {
    const { key } = event;
    // By its place too: with Alt some keyboards write other signs.
    const zoom = { "+": "larger", "-": "smaller", 0: "toggleFit" }[key] ?? { Equal: "larger", NumpadAdd: "larger", Minus: "smaller", NumpadSubtract: "smaller", Digit0: "toggleFit", Numpad0: "toggleFit" }[event.code];
    if (zoom && !event.ctrlKey) return this.#do(() => this.#board.viewport[zoom]());
    if (!ARROWS[key]) return false;
    if (!this.#board.editable()) return true;
    if (this.#board.isLocked(node)) return this.#do(() => this.#board.tellLocked());
    return this.#do(() => event.shiftKey && !event.ctrlKey ? this.#board.deeds.insertBeside(node, ...ARROWS[key]) : this.#shift(node, key));
  }

  #withCommand(event, node) {
    const { key, shiftKey } = event;
    const letter = key.toLowerCase();
    if (key === ".") return this.#do(() => this.#board.deeds.fold(node));
    if (letter === "a" && !shiftKey) return this.#do(() => this.#board.selection.all(node));
    if (!this.#board.editable()) return false;
    if (letter === "d" && !shiftKey) return this.#do(() => this.#board.clipboard.duplicate());
    if (shiftKey && (key === "ArrowLeft" || key === "ArrowRight") && node.matches(".card")) return this.#do(() => this.#widen(node, ARROWS[key][0]));
    return false;
  }

  // A key that would change something if it could.
  #writes({ key }) {
    return this.#board.editable() && (key.length === 1 || key === "Enter" || key === "F2" || key === "Delete" || key === "Backspace");
  }

  #onProbe(event, probe) {
    const { laneId, stepId } = this.#board.grid.cellOf(probe);
    if (event.key === "Enter") return this.#do(() => this.#board.deeds.addCard(laneId, stepId));
    if (event.key.length !== 1 || event.key === " ") return false;
    return this.#do(() => this.#board.deeds.addCard(laneId, stepId, { typed: event.key }));
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
    if (node.matches(".point") && y !== 0) return this.#raise(node, -y);
    const wishes = this.#board.moving.byKey(node, x, y);
    if (wishes) await this.#board.deeds.move(wishes, node);
  }

  async #widen(card, by) {
    const { grid } = this.#board;
    const span = Math.max(1, Math.min(grid.spanOf(card) + by, Number(grid.node.dataset.steps) - Number(card.closest(".cell").dataset.index)));
    if (span !== grid.spanOf(card) && !this.#board.isLocked(card) && await this.#board.call("SetSpan", card.dataset.id, span)) await this.#board.focus(card.dataset.id);
  }
}
