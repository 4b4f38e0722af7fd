import { newUuid } from "../text/ids.js";
import { CellEditor } from "./table-cell.js";

// The keyboard and the hands in the table (Board/Table): one cell is a tab stop, arrows walk, Enter edits. The circuit draws the rows; what
// one stands on and where it stands in the window is kept here, whatever comes, goes or changes places around it.

const SKIP = 10;

export class Table {
  #board;
  #server;
  #editor;
  // The cell that is the tab stop, and what it is a cell of.
  #stop = null;
  #at = { card: null, column: "text", row: 0 };
  #isWithin = false;
  #top = null;
  #isHeld = false;
  #watch;

  constructor(board, server) {
    this.#board = board;
    this.#server = server;
    this.#editor = new CellEditor(board, server);
    board.listen(board.root, "keydown", event => this.#key(event), { capture: true });
    board.listen(board.root, "focusin", event => this.#focused(event.target));
    board.listen(document, "pointerdown", event => { if (!this.#grid?.contains(event.target)) this.#isWithin = false; }, { capture: true });
    board.listen(board.root, "click", event => this.#click(event));
    board.listen(board.root, "dblclick", event => this.#doubleClick(event));
    board.listen(board.root, "scroll", event => { if (event.target.matches?.("[data-table-scroll]")) this.#measure(); }, { capture: true, passive: true });
    this.#watch = new MutationObserver(() => this.#changed());
    this.#watch.observe(board.root, { childList: true, subtree: true });
    this.#changed();
  }

  /** Where one is, for another shape of the map: the card, its step. */
  sight() {
    const row = this.#stop?.closest("[data-row]") ?? this.#rows[0];
    return row ? [row.dataset.row, row.dataset.inStep] : [];
  }

  /** The table has come: goes where one was in the shape before. */
  async begin(place) {
    const id = place?.ids?.[0];
    if (!id) return;
    await this.#board.ask(this.#server, "Expect", id);
    const cell = await this.#board.appear(id, 500);
    if (!cell?.matches("[data-grid] *")) return;
    this.#setStop(cell);
    cell.closest("tr").scrollIntoView({ block: "center", behavior: "instant" });
    if (place.hasFocus) cell.focus({ preventScroll: true });
    this.#measure();
  }

  stop() {
    this.#watch.disconnect();
  }

  get #grid() {
    return this.#board.root.querySelector("[data-grid]");
  }

  get #scroll() {
    return this.#board.root.querySelector("[data-table-scroll]");
  }

  // All lines, that of the headings first.
  get #lines() {
    return [...this.#grid?.rows ?? []];
  }

  get #rows() {
    return [...this.#grid?.querySelectorAll("[data-row]") ?? []];
  }

  #key(event) {
    const cell = event.target.closest?.("[data-grid] :is(td, th)");
    if (!cell || event.target !== cell || event.isComposing || event.defaultPrevented) return;
    if (!this.#handle(event, cell)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #handle(event, cell) {
    const { key } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    const row = cell.closest("[data-row]");
    const said = row?.querySelector("[data-id]");
    const done = action => { action(); return true; };
    if (key === "Enter" && isCommand) return done(() => this.#board.call("TogglePanel"));
    if (key === "?" && !isCommand) return done(() => this.#board.call("ShowKeys"));
    if (key === "ContextMenu" || (key === "F10" && event.shiftKey)) return said ? done(() => this.#board.menu.ask(said)) : false;
    if (event.altKey) return event.shiftKey && row && (key === "ArrowDown" || key === "ArrowUp") ? done(() => this.#addBeside(row, key === "ArrowDown")) : false;
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], PageUp: [-SKIP, 0], PageDown: [SKIP, 0], Home: [isCommand ? -Infinity : 0, -Infinity], End: [isCommand ? Infinity : 0, Infinity] }[key];
    if (step && (!isCommand || key === "Home" || key === "End")) return done(() => this.#walk(cell, ...step));
    if (isCommand) return false;
    if ((key === "Enter" || key === " ") && !row) return done(() => cell.click());
    if ((key === "Enter" || key === "F2") && row) return done(() => this.#edit(cell));
    if ((key === "Delete" || key === "Backspace") && row) return done(() => this.#remove(said));
    return false;
  }

  #walk(cell, down, right) {
    const lines = this.#lines;
    const line = cell.parentElement;
    const at = lines.indexOf(line);
    const to = Math.max(0, Math.min(at + down, lines.length - 1));
    // Beyond the last row of a page is the first of the next.
    if (to === at && down === 1) return this.#turn(1);
    const cells = lines[to].cells;
    const column = Math.max(0, Math.min(cell.cellIndex + right, cells.length - 1));
    if (to === at && down < 0 && right === 0) return this.#turn(-1);
    cells[column].focus();
  }

  #turn(by) {
    const button = this.#board.root.querySelector(`[data-page="${by}"]`);
    if (!button || button.disabled) return;
    this.#at = { card: null, column: this.#at.column, row: by > 0 ? 1 : this.#lines.length - 1 };
    this.#stop = null;
    button.click();
  }

  #edit(cell) {
    const row = cell.closest("[data-row]");
    if (!this.#board.editable() || this.#board.isLocked(cell)) return this.#board.tellLocked();
    if (cell.ariaReadOnly === "true") return;
    this.#hold(row.dataset.row);
    if (cell.dataset.text) this.#board.editors.open(row.dataset.row, cell.dataset.text);
    else this.#editor.open(cell, row.dataset.row);
  }

  // While something is written in a row, it stays where it is, whatever the table is sorted by.
  #hold(id) {
    this.#isHeld = id !== null;
    this.#board.ask(this.#server, "Hold", id);
  }

  #remove(said) {
    if (this.#board.isLocked(said)) this.#board.tellLocked();
    else this.#board.deeds.remove(said);
  }

  #addBeside(row, isBelow) {
    if (this.#board.isLocked(row)) return this.#board.tellLocked();
    const same = this.#rows.filter(one => one.dataset.inLane === row.dataset.inLane && one.dataset.inStep === row.dataset.inStep);
    const before = isBelow ? same[same.indexOf(row) + 1]?.dataset.row ?? null : row.dataset.row;
    return this.#add(row.dataset.inLane, row.dataset.inStep, before);
  }

  async #add(laneId, stepId, before = null) {
    if (!this.#board.editable()) return;
    const id = newUuid();
    const ahead = this.#board.keys.catchKeys("");
    await this.#board.ask(this.#server, "Expect", id);
    const done = await this.#board.call("AddCard", id, laneId, stepId, before, null, null);
    if (done && await this.#board.appear(id)) {
      this.#hold(id);
      await this.#board.editors.open(id, "text", { ahead, isNew: true });
    } else this.#board.editors.keepWords(id, "text", ahead.end());
  }

  #click(event) {
    const { target } = event;
    const cell = target.closest("[data-grid] td");
    if (cell && !cell.contains(document.activeElement)) cell.focus({ preventScroll: true });
    const add = target.closest("[data-table-add]");
    if (!add) return;
    const drop = add.closest("[data-table-new]");
    drop.open = false;
    this.#add(drop.querySelector("[data-new-lane]").value, drop.querySelector("[data-new-step]").value);
  }

  // The text is opened by the board, like any text.
  #doubleClick(event) {
    const cell = event.target.closest("[data-grid] td");
    if (!cell || event.target.closest("textarea, input, select")) return;
    if (cell.dataset.text) this.#hold(cell.closest("[data-row]").dataset.row);
    else this.#edit(cell);
  }

  #focused(target) {
    const cell = target.closest?.("[data-grid] :is(td, th)");
    this.#isWithin = Boolean(cell);
    if (this.#isHeld && (!cell || target === cell)) this.#hold(null);
    if (!cell) return;
    this.#setStop(cell);
    this.#board.selection.stand(cell.closest("[data-row]")?.dataset.row ?? null);
    this.#measure();
  }

  #setStop(cell) {
    const row = cell.closest("[data-row]");
    this.#at = { card: row?.dataset.row ?? null, column: cell.dataset.col, row: cell.parentElement.rowIndex };
    if (this.#stop === cell) return;
    if (this.#stop) this.#stop.tabIndex = -1;
    this.#stop = cell;
    cell.tabIndex = 0;
  }

  #measure() {
    this.#top = this.#stop?.isConnected ? this.#stop.getBoundingClientRect().top : null;
  }

  // Rows have come, gone or changed places, or the columns have.
  #changed() {
    const grid = this.#grid;
    if (!grid) return;
    const isLost = this.#isWithin && document.activeElement === document.body && !document.querySelector("[role=dialog]");
    const cell = this.#stop?.isConnected && grid.contains(this.#stop) ? this.#stop : this.#place();
    if (!cell) return;
    // Where nothing has come between, whoever scrolls meanwhile is not held back.
    const hasMoved = cell.closest("[data-row]")?.dataset.row === this.#at.card && cell.parentElement.rowIndex !== this.#at.row;
    const top = this.#isWithin && hasMoved ? this.#top : null;
    this.#setStop(cell);
    if (isLost) cell.focus({ preventScroll: hasMoved });
    if (top === null) return;
    // What one looks at stays where it was in the window; once more when rows have got their heights.
    this.#keep(cell, top);
    requestAnimationFrame(() => { if (this.#stop === cell && cell.isConnected) this.#keep(cell, top); });
  }

  #keep(cell, top) {
    const moved = cell.getBoundingClientRect().top - top;
    if (moved !== 0) this.#scroll.scrollBy({ top: moved, behavior: "instant" });
    this.#top = top;
  }

  // The same card and column, or what stands there now.
  #place() {
    const { card, column, row } = this.#at;
    const lines = this.#lines;
    const line = (card && lines.find(one => one.dataset.row === card)) || lines[Math.max(0, Math.min(row, lines.length - 1))];
    return [...line?.cells ?? []].find(one => one.dataset.col === column) ?? line?.cells[0] ?? null;
  }
}
