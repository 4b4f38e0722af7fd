import { signed } from "./drags.js";

// What the curve says at a step, while one points at it: the feeling of each actor. Those who hear the page read it from the points.

export class CurveValues {
  #board;
  #at = null;
  #nodes = [];

  constructor(board) {
    this.#board = board;
    board.listen(board.root, "pointermove", event => this.#pointed(event), { passive: true });
    board.listen(board.root, "pointerleave", () => this.#hide());
    board.listen(board.viewport.node, "scroll", () => this.#hide(), { passive: true });
  }

  #pointed(event) {
    const row = event.target.closest("[data-curve]");
    const isFree = row && event.pointerType !== "touch" && !("dragging" in this.#board.root.dataset) && !event.target.closest(".lane");
    const cell = isFree ? this.#board.grid.cellAt(event.clientX, event.clientY) : null;
    const key = cell && `${cell.laneId}/${cell.stepId}`;
    if (key === this.#at) return;
    this.#hide();
    if (cell) this.#show(key, cell);
  }

  #show(key, cell) {
    this.#at = key;
    const points = [...cell.row.querySelectorAll(`[data-step="${CSS.escape(cell.stepId)}"] .point`)];
    if (points.length === 0) return;
    const [line, step] = [cell.row, cell.step].map(node => node.getBoundingClientRect());
    const values = document.createElement("div");
    values.className = "curve-values";
    values.setAttribute("aria-hidden", "true");
    for (const point of points) {
      const entry = document.createElement("span");
      entry.style.setProperty("--c", point.style.getPropertyValue("--c"));
      const score = document.createElement("b");
      score.textContent = signed(Number(point.dataset.score));
      entry.append(document.createElement("i"), score, [point.dataset.actor, point.querySelector(".word").textContent].filter(Boolean).join(", "));
      values.append(entry);
    }
    const guide = document.createElement("div");
    guide.className = "curve-guide";
    const middle = (step.left + step.right) / 2;
    Object.assign(guide.style, { left: `${middle}px`, top: `${line.top}px`, height: `${line.height}px` });
    Object.assign(values.style, { left: `${middle}px`, top: `${line.bottom + 4}px` });
    this.#board.root.append(guide, values);
    this.#nodes = [guide, values];
  }

  #hide() {
    this.#at = null;
    for (const node of this.#nodes.splice(0)) node.remove();
  }
}
