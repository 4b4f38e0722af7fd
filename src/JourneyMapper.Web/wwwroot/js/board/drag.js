import { heightOf, scoreAt } from "./grid.js";

// Dragging with a mouse or pen: cards, steps, stages and lanes to another place, points of the curve up and down. A line or frame shows
// where it would land; Esc takes it back.

const THRESHOLD = 5;
const EDGE = 48;
const SCROLL = 14;

export class Drag {
  #board;
  #active = null;

  constructor(board) {
    this.#board = board;
    board.listen(board.root, "pointerdown", event => this.#down(event));
    board.listen(document, "pointermove", event => this.#move(event));
    board.listen(document, "pointerup", event => this.#up(event));
    board.listen(document, "pointercancel", () => this.#end());
    board.listen(document, "keydown", event => {
      if (event.key !== "Escape" || !this.#active?.started) return;
      event.preventDefault();
      this.#end();
    }, { capture: true });
    board.listen(board.root, "click", event => {
      if (!this.#justDropped) return;
      this.#justDropped = false;
      event.stopPropagation();
    }, { capture: true });
  }

  #justDropped = false;

  #down(event) {
    this.#justDropped = false;
    if (event.button !== 0 || event.pointerType === "touch" || !this.#board.editable()) return;
    if (event.target.closest("button, textarea, input, select, a, .jm-text-lost, [data-editing]")) return;
    const node = event.target.closest(".card, .point, .step[data-id], .stage, .lane");
    if (!node) return;
    this.#active = { node, kind: node.matches(".point") ? "point" : node.dataset.kind, x: event.clientX, y: event.clientY, started: false, target: null };
  }

  #move(event) {
    const drag = this.#active;
    if (!drag) return;
    [drag.px, drag.py, drag.fine] = [event.clientX, event.clientY, event.shiftKey];
    if (!drag.started) {
      if (Math.hypot(drag.px - drag.x, drag.py - drag.y) < THRESHOLD) return;
      this.#start(drag);
    }
    event.preventDefault();
    this.#track(drag);
  }

  #start(drag) {
    drag.started = true;
    getSelection()?.removeAllRanges();
    this.#board.root.dataset.dragging = drag.kind;
    drag.node.dataset.dragged = "";
    if (drag.kind !== "point") {
      const box = drag.node.getBoundingClientRect();
      [drag.dx, drag.dy] = [drag.x - box.left, drag.y - box.top];
      drag.ghost = drag.node.cloneNode(true);
      drag.ghost.removeAttribute("data-id");
      drag.ghost.classList.add("ghost");
      drag.ghost.setAttribute("aria-hidden", "true");
      drag.ghost.style.width = `${box.width}px`;
      drag.mark = document.createElement("div");
      drag.mark.className = "landing";
      // The ghost keeps the lane's tone by standing in a row of the same class.
      const frame = document.createElement("div");
      frame.className = `ghost-frame ${[...drag.node.closest(".lane-row")?.classList ?? []].filter(name => name.startsWith("tone-")).join(" ")}`;
      frame.append(drag.ghost);
      drag.frame = frame;
      this.#board.root.append(frame, drag.mark);
    }
    drag.frameRequest = requestAnimationFrame(() => this.#scroll(drag));
  }

  #track(drag) {
    if (drag.kind === "point") {
      const row = drag.node.closest(".lane-row").getBoundingClientRect();
      const raw = scoreAt(drag.py - row.top);
      drag.score = drag.fine ? Math.round(raw * 10) / 10 : Math.round(raw * 2) / 2;
      drag.node.style.top = `${heightOf(drag.score)}px`;
      return;
    }
    drag.frame.style.transform = `translate(${drag.px - drag.dx}px, ${drag.py - drag.dy}px)`;
    drag.target = { card: () => this.#cardTarget(drag), step: () => this.#stepTarget(drag), stage: () => this.#among(drag, ".stage", true), lane: () => this.#among(drag, ".lane-row", false) }[drag.kind]?.() ?? null;
    drag.mark.hidden = !drag.target;
    if (drag.target) Object.assign(drag.mark.style, Object.fromEntries(Object.entries(drag.target.mark).map(([name, value]) => [name, `${value}px`])));
  }

  #cardTarget(drag) {
    const cell = this.#board.grid.cellAt(drag.px, drag.py);
    if (!cell || cell.isCurve) return null;
    const column = Number(cell.step.getAttribute("aria-colindex")) - 1;
    const row = this.#board.grid.rows.indexOf(cell.row);
    const cards = this.#board.grid.itemsAt(row, column).filter(card => card !== drag.node);
    const next = cards.find(card => middle(card, false) > drag.py);
    const step = cell.step.getBoundingClientRect();
    const line = cell.row.getBoundingClientRect();
    const last = cards.at(-1)?.getBoundingClientRect();
    const top = next ? next.getBoundingClientRect().top - 4 : last ? last.bottom + 2 : line.top + 7;
    return { laneId: cell.laneId, stepId: cell.stepId, before: next?.dataset.id ?? null, mark: { left: step.left + 8, top, width: step.width - 16, height: 3 } };
  }

  #stepTarget(drag) {
    const steps = this.#board.grid.steps.filter(step => step !== drag.node);
    const stage = [...this.#board.root.querySelectorAll(".stage")].find(one => within(one, drag.px));
    if (!stage) return null;
    const own = steps.filter(step => step.dataset.stage === stage.dataset.id);
    const next = own.find(step => middle(step, true) > drag.px);
    const box = stage.getBoundingClientRect();
    const left = next ? next.getBoundingClientRect().left : own.length > 0 ? own.at(-1).getBoundingClientRect().right : box.left;
    const board = this.#board.grid.node.getBoundingClientRect();
    return { stageId: stage.dataset.id, before: next?.dataset.id ?? null, mark: { left: left - 1, top: box.bottom, width: 3, height: Math.min(board.bottom, innerHeight) - box.bottom } };
  }

  #among(drag, selector, horizontal) {
    const own = drag.node.closest(selector);
    const all = [...this.#board.root.querySelectorAll(selector)].filter(node => node !== own);
    if (all.length === 0) return null;
    const next = all.find(node => middle(node, horizontal) > (horizontal ? drag.px : drag.py));
    const box = (next ?? all.at(-1)).getBoundingClientRect();
    const board = this.#board.grid.node.getBoundingClientRect();
    const mark = horizontal
      ? { left: (next ? box.left : box.right) - 1, top: box.top, width: 3, height: Math.min(board.bottom, innerHeight) - box.top }
      : { left: board.left, top: (next ? box.top : box.bottom) - 1, width: Math.min(board.width, innerWidth - board.left), height: 3 };
    return { before: next ? next.dataset.id ?? next.dataset.lane : null, mark };
  }

  #scroll(drag) {
    if (this.#active !== drag) return;
    const scroll = this.#board.root.querySelector(".board-scroll");
    const box = scroll.getBoundingClientRect();
    const push = (value, from, to) => value < from + EDGE ? -SCROLL : value > to - EDGE ? SCROLL : 0;
    const [x, y] = drag.kind === "point" ? [0, 0] : [push(drag.px, box.left, box.right), push(drag.py, box.top, box.bottom)];
    if (x || y) {
      scroll.scrollBy(x, y);
      this.#track(drag);
    }
    drag.frameRequest = requestAnimationFrame(() => this.#scroll(drag));
  }

  async #up(event) {
    const drag = this.#active;
    if (!drag?.started) {
      this.#active = null;
      return;
    }
    event.preventDefault();
    this.#justDropped = true;
    setTimeout(() => { this.#justDropped = false; });
    const { node, target, kind, score } = drag;
    this.#end(kind === "point");
    if (kind === "point") {
      if (score !== undefined && score !== Number(node.dataset.score)) {
        if (!await this.#board.call("SetScore", node.dataset.id, score)) node.style.top = `${heightOf(Number(node.dataset.score))}px`;
      }
      return;
    }
    if (!target || target.before === node.dataset.id) return;
    const { laneId = null, stepId = null, stageId = null, before } = target;
    if (await this.#board.call("Move", node.dataset.id, laneId, stepId, stageId, before)) await this.#board.focus(node.dataset.id);
  }

  #end(keepPlace = false) {
    const drag = this.#active;
    this.#active = null;
    if (!drag) return;
    cancelAnimationFrame(drag.frameRequest);
    drag.frame?.remove();
    drag.mark?.remove();
    delete drag.node.dataset.dragged;
    delete this.#board.root.dataset.dragging;
    if (drag.kind === "point" && !keepPlace) drag.node.style.top = `${heightOf(Number(drag.node.dataset.score))}px`;
  }
}

function middle(node, horizontal) {
  const box = node.getBoundingClientRect();
  return horizontal ? (box.left + box.right) / 2 : (box.top + box.bottom) / 2;
}

function within(node, x) {
  const box = node.getBoundingClientRect();
  return x >= box.left && x < box.right;
}
