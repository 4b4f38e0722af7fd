// Where elements go when they are moved by keys or in a group, as wishes for the circuit: {id, laneId, stepId, stageId, before}.

const wish = (node, to) => ({ id: node.dataset.id, laneId: null, stepId: null, stageId: null, before: null, ...to });

export class Moving {
  #board;

  constructor(board) {
    this.#board = board;
  }

  /** One place further for what one stands on (or all that is chosen with it); null when there is none. */
  byKey(node, x, y) {
    const nodes = this.#board.selection.around(node);
    if (nodes.length > 1) return x !== 0 ? this.#bySteps(nodes, x) : this.#byLanes(nodes, y);
    const one = {
      card: () => this.#board.grid.placeOf(node) && this.#card(node, x, y),
      step: () => this.#step(node, x),
      stage: () => this.#among(".stage", node, x),
      lane: () => this.#among(".lane", node, y),
      actor: () => this.#among(".actor", node, x),
    }[node.dataset.kind]?.();
    return one ? [wish(node, one)] : null;
  }

  /** A group that was dropped into a cell: those of one cell stay together, others keep their distances as far as the map reaches. */
  into(nodes, dragged, { laneId, stepId, before }) {
    // Somebody may have removed one meanwhile.
    nodes = nodes.filter(node => node.isConnected);
    if (!dragged.isConnected) return [];
    const home = dragged.closest(".cell");
    if (nodes.every(node => node.closest(".cell") === home)) return nodes.map(node => wish(node, { laneId, stepId, before }));
    const { grid } = this.#board;
    const steps = grid.steps;
    const rows = this.#rows();
    const [from, to] = [this.#spot(dragged, steps, rows), { step: steps.findIndex(step => step.dataset.id === stepId), row: rows.findIndex(row => row.dataset.lane === laneId) }];
    const spots = nodes.map(node => this.#spot(node, steps, rows));
    const within = (by, name, count) => {
      // A feeling stays in its lane, and what begins in a folded stage at its step.
      const all = spots.map(spot => spot[name]).filter(at => at >= 0);
      return all.length === 0 ? 0 : Math.max(-Math.min(...all), Math.min(by, count - 1 - Math.max(...all)));
    };
    const [dx, dy] = [within(to.step - from.step, "step", steps.length), within(to.row - from.row, "row", rows.length)];
    return nodes.map((node, i) => wish(node, {
      stepId: steps[spots[i].step + dx]?.dataset.id ?? null,
      laneId: spots[i].row < 0 ? null : rows[spots[i].row + dy].dataset.lane,
    })).filter((_, i) => spots[i].step >= 0);
  }

  // The lanes that cards can go to.
  #rows() {
    return this.#board.grid.rows.slice(2).filter(row => !("curve" in row.dataset) && !("folded" in row.dataset));
  }

  #spot(node, steps, rows) {
    return { step: steps.findIndex(step => step.dataset.id === node.closest(".cell").dataset.step), row: rows.indexOf(node.closest(".lane-row")) };
  }

  #bySteps(nodes, x) {
    const steps = this.#board.grid.steps;
    const at = nodes.map(node => steps.findIndex(step => step.dataset.id === node.closest(".cell").dataset.step));
    if (at.some(step => step < 0 || !steps[step + x])) return null;
    return nodes.map((node, i) => wish(node, { stepId: steps[at[i] + x].dataset.id }));
  }

  #byLanes(nodes, y) {
    const cards = nodes.filter(node => node.matches(".card"));
    const rows = this.#rows();
    const at = cards.map(node => rows.indexOf(node.closest(".lane-row")));
    if (cards.length === 0 || at.some(row => !rows[row + y])) return null;
    return cards.map((node, i) => wish(node, { laneId: rows[at[i] + y].dataset.lane }));
  }

  #card(card, x, y) {
    const { grid } = this.#board;
    const place = grid.placeOf(card);
    if (x !== 0) {
      for (let column = place.column + x; column >= 1 && column <= grid.width; column += x) {
        const step = grid.stepAt(column);
        if (step) return { stepId: step.dataset.id };
      }
      return null;
    }
    const cards = grid.siblingsOf(card);
    const at = cards.indexOf(card);
    if (y < 0 && at > 0) return { before: cards[at - 1].dataset.id };
    if (y > 0 && at < cards.length - 1) return { before: cards[at + 2]?.dataset.id ?? null };
    const rows = grid.rows;
    for (let row = place.row + y; row >= 2 && row < rows.length; row += y) {
      if ("curve" in rows[row].dataset || "folded" in rows[row].dataset) continue;
      return { laneId: rows[row].dataset.lane, before: y > 0 ? grid.itemsAt(row, place.column)[0]?.dataset.id ?? null : null };
    }
    return null;
  }

  #step(step, x) {
    const siblings = [...this.#board.root.querySelectorAll(`.step[data-stage="${step.dataset.stage}"]`)];
    const at = siblings.indexOf(step);
    if (x < 0 && at > 0) return { before: siblings[at - 1].dataset.id };
    if (x > 0 && at < siblings.length - 1) return { before: siblings[at + 2]?.dataset.id ?? null };
    const stages = [...this.#board.root.querySelectorAll(".stage:not(.folded)")];
    const stage = stages[stages.findIndex(one => one.dataset.id === step.dataset.stage) + x];
    if (!stage || x === 0) return null;
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
