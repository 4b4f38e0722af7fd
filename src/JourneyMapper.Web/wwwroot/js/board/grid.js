// Where the keyboard stands on the board. One element of it is a tab stop; arrows walk from cell to cell. Rows count from 0: stages,
// steps, then lanes; columns from 0: the lanes' labels, then steps. An empty cell is no element: the row's probe stands in for it.

const FOCUSABLE = ".stage, .step[data-id], .lane, .card, .point, [data-probe]";
const CURVE_MIDDLE = 103;
const CURVE_UNIT = 36;
const NOWHERE = document.createElement("div");

export class Grid {
  #board;
  #stop = null;
  #described = null;
  #place = null;
  #watch;

  constructor(board) {
    this.#board = board;
    board.listen(board.root, "focusin", event => this.#focused(event.target));
    board.listen(board.root, "focusout", event => this.#left(event));
    this.#watch = new MutationObserver(() => this.#keepStop());
    this.#watch.observe(board.root, { childList: true, subtree: true });
    this.#keepStop();
  }

  /** The grid; while the map is read (reading.js) there is none, and an empty node stands in for it. */
  get node() {
    return this.#board.root.querySelector("[data-board]") ?? NOWHERE;
  }

  /** What shows the map: the grid, or the map as it is read. */
  get shown() {
    return this.#board.root.querySelector("[data-board], [data-reading], [data-table]");
  }

  get rows() {
    return [...this.node.querySelectorAll(".stages, .steps, .lane-row")];
  }

  get steps() {
    return [...this.node.querySelectorAll(".step[data-id]")];
  }

  stop() {
    this.#watch.disconnect();
  }

  /** Row and column of a node on the board, or null. */
  placeOf(node) {
    const row = this.rows.findIndex(one => one.contains(node));
    if (row < 0) return null;
    const cell = node.closest("[aria-colindex]");
    return { row, column: cell ? Number(cell.getAttribute("aria-colindex")) - 1 : 0 };
  }

  /** The step of a column (1, 2 …), or null in a stage that has none. */
  stepAt(column) {
    return this.steps.find(step => Number(step.getAttribute("aria-colindex")) - 1 === column) ?? null;
  }

  /** Width of the map at its own size, in pixels. */
  get contentWidth() {
    const last = [...this.node.querySelectorAll(".stage, .head-add")].at(-1) ?? this.node;
    return (last.getBoundingClientRect().right - this.node.getBoundingClientRect().left) / this.#board.viewport.zoom;
  }

  /** The cards that a card can change places with: of its own lane and step, and wide like it. Wide ones stand below the others. */
  siblingsOf(node) {
    const cell = node.closest(".cell");
    // In a map that is read as one column, those of one lane and step stand below each other.
    if (!cell) return [...node.parentElement.querySelectorAll(":scope > .card, :scope > .point")];
    const wide = `.cell.wide[data-step="${CSS.escape(cell.dataset.step)}"]`;
    const cells = cell.matches(".wide") ? [...cell.closest(".lane-row").querySelectorAll(wide)] : [cell];
    return cells.flatMap(one => [...one.querySelectorAll(".card, .point")]);
  }

  /** What stands below a card among those, or null. */
  after(node) {
    const cards = this.siblingsOf(node);
    return cards[cards.indexOf(node) + 1] ?? null;
  }

  /** Over how many steps a card reaches, those in folded stages too. */
  spanOf(node) {
    return Number(node.dataset.span ?? 1);
  }

  /** Goes back to a place, or where its content has been folded away, to what stands for it. */
  back({ row, column }) {
    return this.goTo(row, column) || this.goTo(row, 0) || this.goTo(0, column);
  }

  get width() {
    return Number(this.node.getAttribute("aria-colcount")) - 1;
  }

  /** What stands in a cell, from top to bottom. */
  itemsAt(row, column) {
    const line = this.rows[row];
    if (!line) return [];
    if (row < 2) {
      if (column === 0) return [];
      return [...line.querySelectorAll(row === 0 ? ".stage" : ".step[data-id]")].filter(cell => covers(cell, column));
    }
    if (column === 0) return [...line.querySelectorAll(".lane")];
    return [...line.querySelectorAll(".cell:not(.probe)")].filter(cell => covers(cell, column))
      .flatMap(cell => [...cell.querySelectorAll(".card, .point")]);
  }

  /** Focuses what stands in a cell: the first (or last) item, or the empty cell itself. */
  goTo(row, column, last = false) {
    const rows = this.rows;
    if (rows.length === 0) return false;
    row = Math.max(0, Math.min(row, rows.length - 1));
    column = Math.max(row < 2 ? 1 : 0, Math.min(column, this.width));
    const items = this.itemsAt(row, column);
    const item = last ? items.at(-1) : items[0];
    if (item) item.focus();
    else if (row >= 2 && this.stepAt(column) && !("folded" in rows[row].dataset)) this.#probe(rows[row], row, column).focus();
    else return false;
    return true;
  }

  move(node, key) {
    const place = this.placeOf(node);
    if (!place) return false;
    const items = this.itemsAt(place.row, place.column);
    const at = items.indexOf(node);
    switch (key) {
      case "ArrowLeft": return this.#walk(place, 0, -1);
      case "ArrowRight": return this.#walk(place, 0, 1, node);
      case "ArrowUp": return at > 0 ? (items[at - 1].focus(), true) : this.#walk(place, -1, 0);
      case "ArrowDown": return at >= 0 && at < items.length - 1 ? (items[at + 1].focus(), true) : this.#walk(place, 1, 0);
      case "Home": return this.goTo(place.row, place.row < 2 ? 1 : 0);
      case "End": return this.goTo(place.row, this.width);
      default: return false;
    }
  }

  /** The cell under a point of the screen: lane row, its step, and the height within the curve as a score. */
  cellAt(x, y) {
    const row = this.rows.slice(2).find(one => {
      const box = one.getBoundingClientRect();
      return y >= box.top && y < box.bottom;
    });
    const step = this.steps.find(one => {
      const box = one.getBoundingClientRect();
      return x >= box.left && x < box.right;
    });
    if (!row || !step || "folded" in row.dataset) return null;
    const top = row.getBoundingClientRect().top;
    const score = scoreAt((y - top) / this.#board.viewport.zoom);
    return { row, laneId: row.dataset.lane, stepId: step.dataset.id, step, score, isCurve: "curve" in row.dataset, isLocked: "locked" in row.dataset };
  }

  click(event) {
    // With a modifier one chooses.
    if (event.shiftKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("textarea, a, select, input, .menu, [data-panel], .jm-text-lost")) return;
    const item = event.target.closest("[data-id]");
    if (item && this.#board.root.contains(item)) {
      if (!item.contains(document.activeElement)) item.focus({ preventScroll: true });
      return;
    }
    if (!event.target.closest("[data-board]")) return;
    const cell = this.cellAt(event.clientX, event.clientY);
    if (cell && !event.target.closest(".lane")) this.#probe(cell.row, this.rows.indexOf(cell.row), Number(cell.step.getAttribute("aria-colindex")) - 1).focus({ preventScroll: true });
  }

  /** Adds what belongs into the empty place that was clicked twice. */
  addAt(event) {
    if (!event.target.closest("[data-board]")) return;
    const cell = this.cellAt(event.clientX, event.clientY);
    if (cell && !cell.isLocked) this.#board.deeds.addCard(cell.laneId, cell.stepId, { score: cell.isCurve ? Math.round(cell.score * 2) / 2 : null });
  }

  /** Lane and step of a probe or of a card. */
  cellOf(node) {
    return { laneId: node.closest("[data-lane]").dataset.lane, stepId: node.closest("[data-step]").dataset.step };
  }

  #walk(place, rows, columns, node) {
    let { row, column } = place;
    const span = node?.closest("[aria-colspan]");
    for (;;) {
      row += rows;
      column += columns > 0 && span ? Number(span.getAttribute("aria-colspan")) : columns;
      if (row < 0 || row >= this.rows.length || column < 0 || column > this.width) return false;
      if (row < 2 && column === 0) return false;
      if (this.goTo(row, column, rows < 0)) return true;
    }
  }

  #probe(row, index, column) {
    const probe = row.querySelector("[data-probe]");
    const step = this.stepAt(column);
    probe.hidden = false;
    probe.style.gridColumn = String(column + 1);
    probe.dataset.step = step?.dataset.id ?? "";
    probe.setAttribute("aria-colindex", String(column + 1));
    probe.setAttribute("aria-label", [caption(row), caption(step), this.#board.labels.empty].filter(Boolean).join(", "));
    probe.querySelector("[data-probe-text]").textContent = this.#board.editable() && !("locked" in row.dataset) ? this.#board.labels.add : "";
    return probe;
  }

  #focused(target) {
    const node = target.closest?.(FOCUSABLE);
    if (!node || !this.node.contains(node)) {
      const other = target.closest?.("[data-id]");
      if (other) this.#board.selection.stand(other.dataset.id);
      return;
    }
    this.#setStop(node);
    this.#describe(node);
    this.#place = this.placeOf(node);
    this.#board.selection.stand(node.dataset.id ?? null);
  }

  #left(event) {
    const probe = event.target.closest?.("[data-probe]");
    if (probe && event.relatedTarget !== probe) setTimeout(() => { if (document.activeElement !== probe) probe.hidden = true; });
    if (event.relatedTarget || !event.target.matches?.(FOCUSABLE)) return;
    // The node went away under the keyboard (somebody removed it): stay in the same cell.
    const place = this.#place;
    queueMicrotask(() => { if (!event.target.isConnected && document.activeElement === document.body && place) this.back(place); });
  }

  #keepStop() {
    if (this.#stop?.isConnected) return;
    const place = this.#place;
    const lost = this.#stop && document.activeElement === document.body && !document.querySelector("[role=dialog]");
    this.#stop = null;
    const first = this.node.querySelector(".stage, .lane, .card");
    if (lost && place && this.back(place)) return;
    if (first) this.#setStop(first);
  }

  // Where one stands, for those who hear the page: stage, step and lane. An empty cell says it in its name.
  #describe(node) {
    const place = this.#board.root.querySelector("[data-standing]");
    this.#described?.removeAttribute("aria-describedby");
    this.#described = node.matches(".card, .point, .step") ? node : null;
    if (!this.#described) return;
    const { row, column } = this.placeOf(node);
    const [stage] = this.itemsAt(0, column);
    place.textContent = [caption(stage), row > 1 ? caption(this.stepAt(column)) : "", row > 1 ? caption(this.itemsAt(row, 0)[0]) : "", this.#board.links?.tell(node.dataset.id)].filter(Boolean).join(", ");
    node.setAttribute("aria-describedby", place.id);
  }

  #setStop(node) {
    if (this.#stop === node) return;
    if (this.#stop) this.#stop.tabIndex = -1;
    this.#stop = node;
    node.tabIndex = 0;
  }
}

/** The score of a height within the curve lane. */
export function scoreAt(y) {
  return Math.max(-2, Math.min(2, (CURVE_MIDDLE - y) / CURVE_UNIT));
}

/** The height of a score within the curve lane. */
export function heightOf(score) {
  return CURVE_MIDDLE - score * CURVE_UNIT;
}

function covers(cell, column) {
  const first = Number(cell.getAttribute("aria-colindex")) - 1;
  return column >= first && column < first + Number(cell.getAttribute("aria-colspan") ?? 1);
}

function caption(node) {
  return node?.querySelector("[data-show]:not(.blank)")?.textContent.trim() ?? "";
}
