import { heightOf, scoreAt } from "./grid.js";

// The kinds of drag. Each has `start`, `track` and `end(isDropped)`, which get what the pointer does: {x, y} where it went down, {px, py}
// where it is, `isFine` with Shift.

const STEP = 0.5;
const FINE_STEP = 0.1;

/** Moves elements: a copy follows the pointer, a line shows where it would land. */
class NodeDrag {
  scrolls = true;
  target = null;

  constructor(board, node) {
    this.board = board;
    this.node = node;
    this.name = node.dataset.kind;
  }

  get nodes() {
    return [this.node];
  }

  start({ x, y }) {
    const { node, board } = this;
    const box = node.getBoundingClientRect();
    const { zoom } = board.viewport;
    [this.dx, this.dy] = [x - box.left, y - box.top];
    const ghost = node.cloneNode(true);
    for (const name of ["data-id", "data-selected", "data-remote", "tabindex"]) ghost.removeAttribute(name);
    ghost.classList.add("ghost");
    ghost.style.width = `${box.width / zoom}px`;
    // The ghost keeps the lane's tone by standing in a row of the same class.
    this.frame = document.createElement("div");
    this.frame.className = `ghost-frame ${[...node.closest(".lane-row")?.classList ?? []].filter(name => name.startsWith("tone-")).join(" ")}`;
    this.frame.setAttribute("aria-hidden", "true");
    this.frame.style.zoom = zoom;
    if (this.nodes.length > 1) this.frame.dataset.count = this.nodes.length;
    this.frame.append(ghost);
    this.mark = document.createElement("div");
    this.mark.className = "landing";
    board.root.append(this.frame, this.mark);
    for (const one of this.nodes) one.dataset.dragged = "";
  }

  track({ px, py }) {
    const { zoom } = this.board.viewport;
    // Looked up before anything moves, or the browser would lay out the board in the middle of a frame.
    this.target = this.find(px, py);
    this.frame.style.transform = `translate(${(px - this.dx) / zoom}px, ${(py - this.dy) / zoom}px)`;
    this.mark.hidden = !this.target;
    if (!this.target) return;
    lay(this.mark, this.target.mark);
  }

  end(isDropped) {
    this.frame.remove();
    this.mark.remove();
    const { nodes } = this;
    for (const one of nodes) delete one.dataset.dragged;
    if (isDropped && this.target && this.target.before !== this.node.dataset.id) this.drop(nodes);
  }

  async drop(nodes) {
    const { laneId = null, stepId = null, stageId = null, before = null } = this.target;
    await this.board.deeds.move(nodes.map(node => ({ id: node.dataset.id, laneId, stepId, stageId, before })), this.node);
  }

  // Among siblings in a row or a column: before the first whose middle lies beyond the pointer.
  among(selector, position, isAcross) {
    const own = this.node.closest(selector);
    const all = [...this.board.root.querySelectorAll(selector)].filter(node => node !== own);
    if (all.length === 0) return null;
    const next = all.find(node => middle(node, isAcross) > position);
    const box = (next ?? all.at(-1)).getBoundingClientRect();
    const board = this.board.grid.node.getBoundingClientRect();
    const mark = isAcross
      ? { left: (next ? box.left : box.right) - 1, top: box.top, width: 3, height: Math.min(board.bottom, innerHeight) - box.top }
      : { left: board.left, top: (next ? box.top : box.bottom) - 1, width: Math.min(board.width, innerWidth - board.left), height: 3 };
    return { before: next ? next.dataset.id ?? next.dataset.lane : null, mark };
  }
}

export class CardDrag extends NodeDrag {
  get nodes() {
    return this.chosen ??= this.board.selection.around(this.node).filter(node => !this.board.isLocked(node));
  }

  find(x, y) {
    const { grid } = this.board;
    const cell = grid.cellAt(x, y);
    if (!cell || cell.isCurve || cell.isLocked) return null;
    const own = cell.row.querySelector(`.cell:not(.wide, .probe)[data-step="${CSS.escape(cell.stepId)}"]`);
    const cards = [...own?.querySelectorAll(".card") ?? []].filter(card => !this.nodes.includes(card));
    const next = cards.find(card => middle(card, false) > y);
    const step = cell.step.getBoundingClientRect();
    const line = cell.row.getBoundingClientRect();
    const last = cards.at(-1)?.getBoundingClientRect();
    const top = next ? next.getBoundingClientRect().top - 4 : last ? last.bottom + 2 : line.top + 7;
    return { laneId: cell.laneId, stepId: cell.stepId, before: next?.dataset.id ?? null, mark: { left: step.left + 8, top, width: step.width - 16, height: 3 } };
  }

  // A card that others have moved meanwhile is another node.
  async drop(nodes) {
    const now = nodes.map(node => this.board.find(node.dataset.id)).filter(Boolean);
    const held = this.board.find(this.node.dataset.id);
    const wishes = held ? this.board.moving.into(now, held, this.target) : [];
    if (wishes.length > 0) await this.board.deeds.move(wishes, held);
  }
}

export class StepDrag extends NodeDrag {
  find(x) {
    const { board, node } = this;
    const stage = [...board.root.querySelectorAll(".stage:not(.folded)")].find(one => within(one, x));
    if (!stage) return null;
    const own = board.grid.steps.filter(step => step !== node && step.dataset.stage === stage.dataset.id);
    const next = own.find(step => middle(step, true) > x);
    const box = stage.getBoundingClientRect();
    const left = next ? next.getBoundingClientRect().left : own.length > 0 ? own.at(-1).getBoundingClientRect().right : box.left;
    const bottom = Math.min(board.grid.node.getBoundingClientRect().bottom, innerHeight);
    return { stageId: stage.dataset.id, before: next?.dataset.id ?? null, mark: { left: left - 1, top: box.bottom, width: 3, height: bottom - box.bottom } };
  }
}

export class StageDrag extends NodeDrag {
  find(x) {
    return this.among(".stage", x, true);
  }
}

export class LaneDrag extends NodeDrag {
  find(_, y) {
    return this.among(".lane-row", y, false);
  }
}

/** A feeling up and down. */
export class PointDrag {
  name = "point";
  scrolls = false;

  constructor(board, node) {
    this.board = board;
    this.node = node;
  }

  start() {
    this.node.dataset.dragged = "";
    this.value = document.createElement("b");
    this.value.className = "reading";
    this.node.append(this.value);
  }

  track({ py, isFine }) {
    if (!this.node.isConnected) return;
    const row = this.node.closest(".lane-row").getBoundingClientRect();
    const step = isFine ? FINE_STEP : STEP;
    this.score = Math.round(Math.round(scoreAt((py - row.top) / this.board.viewport.zoom) / step) * step * 10) / 10;
    this.node.style.top = `${heightOf(this.score)}px`;
    this.value.textContent = signed(this.score);
  }

  async end(isDropped) {
    const { node, board, score } = this;
    delete node.dataset.dragged;
    this.value.remove();
    const stored = Number(node.dataset.score);
    if (isDropped && node.isConnected && score !== undefined && score !== stored && await board.call("SetScore", node.dataset.id, score)) return;
    node.style.top = `${heightOf(Number(node.dataset.score))}px`;
  }
}

/** The right edge of a card: over how many steps it reaches. */
export class SpanDrag {
  name = "span";
  scrolls = true;

  constructor(board, node) {
    this.board = board;
    this.node = node;
  }

  start() {
    const { grid } = this.board;
    this.first = grid.stepAt(grid.placeOf(this.node).column);
    // Counted over all steps of the map: some may be folded.
    this.begin = Number(this.node.closest(".cell").dataset.index);
    this.span = grid.spanOf(this.node);
    this.mark = document.createElement("div");
    this.mark.className = "landing wide";
    this.board.root.append(this.mark);
  }

  track({ px }) {
    const steps = this.board.grid.steps;
    const from = steps.indexOf(this.first);
    if (from < 0 || !this.node.isConnected) return;
    const to = Math.max(from, steps.findLastIndex(step => step.getBoundingClientRect().left < px));
    this.span = Number(steps[to].dataset.index) - this.begin + 1;
    const [left, right] = [this.first.getBoundingClientRect().left, steps[to].getBoundingClientRect().right];
    const { top, height } = this.node.getBoundingClientRect();
    lay(this.mark, { left: left + 8, top, width: right - left - 16, height });
  }

  async end(isDropped) {
    this.mark.remove();
    const { id } = this.node.dataset;
    if (isDropped && this.span !== this.board.grid.spanOf(this.node) && await this.board.call("SetSpan", id, this.span)) await this.board.focus(id);
  }
}

/** A frame over the board: chooses the cards that it touches. */
export class Marquee {
  name = "marquee";
  scrolls = true;

  constructor(board, { shiftKey, ctrlKey, metaKey }) {
    this.board = board;
    this.kept = shiftKey || ctrlKey || metaKey ? board.selection.ids : [];
  }

  start({ x, y }) {
    const scroll = this.board.viewport.node;
    [this.x, this.y] = [x + scroll.scrollLeft, y + scroll.scrollTop];
    this.mark = document.createElement("div");
    this.mark.className = "marquee";
    this.board.root.append(this.mark);
  }

  track({ px, py }) {
    const scroll = this.board.viewport.node;
    // It begins at a place of the map, not of the window.
    const [x, y] = [this.x - scroll.scrollLeft, this.y - scroll.scrollTop];
    this.box = { left: Math.min(x, px), right: Math.max(x, px), top: Math.min(y, py), bottom: Math.max(y, py) };
    const { left, right, top, bottom } = this.box;
    lay(this.mark, { left, top, width: right - left, height: bottom - top });
  }

  end(isDropped) {
    this.mark.remove();
    if (!isDropped) return;
    const { left, right, top, bottom } = this.box;
    const touched = [...this.board.grid.node.querySelectorAll(".card, .dot")].filter(node => {
      const box = node.getBoundingClientRect();
      return box.left < right && box.right > left && box.top < bottom && box.bottom > top;
    }).map(node => node.closest("[data-id]").dataset.id);
    const ids = [...new Set([...touched, ...this.kept])];
    if (ids.length > 0) this.board.selection.choose(ids);
  }
}

/** The window over the map. */
export class Pan {
  name = "pan";
  scrolls = false;

  constructor(board, event) {
    this.scroll = board.viewport.node;
    event.preventDefault();
  }

  start({ x, y }) {
    [this.left, this.top] = [this.scroll.scrollLeft + x, this.scroll.scrollTop + y];
  }

  track({ px, py }) {
    this.scroll.scrollTo({ left: this.left - px, top: this.top - py, behavior: "instant" });
  }

  end() {}
}

/** A finger that rests on what is read: nothing moves there, but it asks what can be done. */
export class Press {
  name = "press";
  scrolls = false;

  constructor(node) {
    this.node = node;
  }

  start() {}

  track() {}

  end() {}
}

// Moved by the compositor: where the mark stands, the board below it is not painted anew.
function lay(mark, { left, top, width, height }) {
  mark.style.transform = `translate(${left}px, ${top}px)`;
  for (const [name, size] of [["width", width], ["height", height]]) if (mark.style[name] !== `${size}px`) mark.style[name] = `${size}px`;
}

/** A score with its sign, as people write it. */
export function signed(score) {
  return (score > 0 ? "+" : score < 0 ? "−" : "") + Math.abs(score).toLocaleString(document.documentElement.lang);
}

function middle(node, isAcross) {
  const box = node.getBoundingClientRect();
  return isAcross ? (box.left + box.right) / 2 : (box.top + box.bottom) / 2;
}

function within(node, x) {
  const box = node.getBoundingClientRect();
  return x >= box.left && x < box.right;
}
