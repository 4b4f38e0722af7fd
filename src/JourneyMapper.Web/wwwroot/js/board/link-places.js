// Where the ends of links stand on the board.

/** Where things stand on the board now, in its own pixels. */
export class Places {
  #board;
  #zoom;
  #origin;
  #spans = new Map();

  constructor(board) {
    this.#board = board;
    this.#zoom = board.viewport.zoom;
    this.#origin = board.grid.node.getBoundingClientRect();
  }

  /** What stands for an end: its own node, or the folded stage that it is under. */
  nodeOf(id, stage) {
    return this.#board.find(id) ?? (stage ? this.#board.find(stage) : null);
  }

  spans(links) {
    for (const node of links.flatMap(link => [link.fromNode, link.toNode])) {
      if (this.#spans.has(node.dataset.id)) continue;
      const { left, right } = node.getBoundingClientRect();
      this.#spans.set(node.dataset.id, { left: this.#x(left), right: this.#x(right) });
    }
    return this.#spans;
  }

  boxes(links) {
    const head = this.#board.grid.node.querySelector(".head").offsetHeight;
    const boxes = new Map();
    for (const node of new Set(links.flatMap(link => [link.fromNode, link.toNode]))) {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      const box = { left: this.#x(left), right: this.#x(right), top: this.#y(top), bottom: this.#y(bottom) };
      // The headers stay in sight; their lines lead to where they stand at the top of the map.
      boxes.set(node.dataset.id, node.matches(".step, .stage") ? { ...box, top: head, bottom: head, isHead: true } : box);
    }
    return boxes;
  }

  /** The borders of the columns. */
  gaps() {
    const edges = [...this.#board.grid.node.querySelectorAll(".steps > .step")].flatMap(step => {
      const { left, right } = step.getBoundingClientRect();
      return [this.#x(left), this.#x(right)];
    });
    return distinct(edges);
  }

  /** The borders of the lanes. */
  borders() {
    return distinct(this.#board.grid.rows.slice(2).flatMap(row => {
      const { top, bottom } = row.getBoundingClientRect();
      return [this.#y(top), this.#y(bottom)];
    }));
  }

  #x(value) {
    return (value - this.#origin.left) / this.#zoom;
  }

  #y(value) {
    return (value - this.#origin.top) / this.#zoom;
  }
}

function distinct(values) {
  return [...new Set(values.map(Math.round))].sort((a, b) => a - b).filter((value, i, all) => i === 0 || value - all[i - 1] > 1);
}
