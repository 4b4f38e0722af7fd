import { newUuid } from "../text/ids.js";
import { Pull } from "./pull.js";

// Ties between opportunities and pain points: lines from the card that one points at or stands on, and a handle on it that ties it to
// another. The cards say themselves what they are tied to (data-tied), so no line asks the server.

const OPPOSITE = { pain: "opportunity", opportunity: "pain" };
const TIED = ".card.pain, .card.opportunity";
const SVG = "http://www.w3.org/2000/svg";

export class Ties {
  #board;
  #card = null;
  #lit = new Set();
  #pull;
  #line = null;
  #watch;

  constructor(board) {
    this.#board = board;
    board.listen(board.root, "pointerover", event => this.#over(event));
    board.listen(board.root, "pointerleave", () => this.#show(this.#focused()));
    board.listen(board.root, "focusin", event => this.#show(event.target.closest?.(TIED) ?? null));
    board.listen(board.root, "focusout", () => queueMicrotask(() => { if (!this.#focused()) this.#show(null); }));
    this.#pull = new Pull(board, ".tie-handle", {
      targets: ".card",
      begin: () => this.#begin(),
      draw: (pull, before) => this.#track(pull, before),
      // A card of another kind is sent too: the server says what can be tied.
      drop: ({ from, target }) => target !== from && board.call("Tie", newUuid(), from.dataset.id, target.dataset.id),
      end: pull => this.#end(pull),
    });
    board.listen(window, "resize", () => this.#draw());
    this.#watch = new MutationObserver(() => this.#changed());
    this.follow();
  }

  /** Looks at the grid that is there now. In a column the lines would lie over what is between the cards: to be read there are none. */
  follow() {
    this.#watch.disconnect();
    this.#show(null);
    this.#watch.observe(this.#board.grid.node, { childList: true, subtree: true, characterData: true, attributeFilter: ["data-tied"] });
  }

  stop() {
    this.#watch.disconnect();
    this.#pull.stop();
    this.#show(null);
  }

  /** What the lines lead to stands elsewhere now, or is drawn in another size. */
  redraw() {
    if (this.#card) this.#draw();
  }

  #over(event) {
    if (this.#pull.isOn || event.target.closest?.(".tie-handle")) return;
    this.#show(event.target.closest?.(TIED) ?? this.#focused());
  }

  #focused() {
    return this.#board.root.contains(document.activeElement) ? document.activeElement.closest(TIED) : null;
  }

  #show(node) {
    const card = node && this.#board.grid.node.contains(node) ? node : null;
    if (this.#pull?.isOn || card === this.#card) return;
    this.#card = card;
    this.#draw();
  }

  // The card, or what it is tied to, has changed or moved under the lines.
  #changed() {
    if (!this.#card) return;
    if (!this.#card.isConnected) this.#card = this.#focused();
    this.#draw();
  }

  #draw() {
    for (const node of this.#lit) delete node.dataset.lit;
    this.#lit.clear();
    const layer = this.#layer();
    const svg = layer.firstElementChild;
    svg.replaceChildren();
    const handle = layer.lastElementChild;
    handle.hidden = !this.#card || !this.#board.editable();
    if (!this.#card) return;
    const from = this.#box(this.#card);
    handle.style.transform = `translate(${from.right}px, ${(from.top + from.bottom) / 2}px)`;
    handle.className = `tie-handle ${kindOf(this.#card)}`;
    for (const id of this.#card.dataset.tied?.split(" ") ?? []) {
      const other = this.#board.find(id);
      if (!other) continue;
      other.dataset.lit = "";
      this.#lit.add(other);
      svg.append(line(from, this.#box(other), "tie"));
    }
    if (this.#line) svg.append(this.#line);
  }

  #begin() {
    if (!this.#card) return null;
    this.#line = line(this.#box(this.#card), this.#box(this.#card), "tie pull");
    this.#board.root.dataset.tying = OPPOSITE[kindOf(this.#card)];
    this.#draw();
    return this.#card;
  }

  #track(pull, before) {
    if (pull.target !== before) {
      if (before) delete before.dataset.tieTarget;
      if (pull.target?.matches(`.${OPPOSITE[kindOf(pull.from)]}`)) pull.target.dataset.tieTarget = "";
    }
    this.#line.setAttribute("d", way(this.#box(pull.from), this.#spot(pull)));
  }

  #end(pull) {
    this.#line = null;
    delete this.#board.root.dataset.tying;
    if (pull.target) delete pull.target.dataset.tieTarget;
    this.#draw();
  }

  // Lies in the scrolled area and moves with it: a scroll draws nothing.
  #layer() {
    const scroll = this.#board.root.querySelector(".board-scroll");
    const there = scroll.querySelector(":scope > .ties");
    if (there) return there;
    const layer = document.createElement("div");
    layer.className = "ties";
    layer.setAttribute("aria-hidden", "true");
    const handle = document.createElement("div");
    handle.title = this.#board.labels.tie;
    handle.className = "tie-handle";
    handle.hidden = true;
    layer.append(document.createElementNS(SVG, "svg"), handle);
    scroll.prepend(layer);
    return layer;
  }

  #box(node) {
    const from = this.#layer().getBoundingClientRect();
    const box = node.getBoundingClientRect();
    return { left: box.left - from.left, right: box.right - from.left, top: box.top - from.top, bottom: box.bottom - from.top };
  }

  #spot({ x, y }) {
    const from = this.#layer().getBoundingClientRect();
    return { left: x - from.left, right: x - from.left, top: y - from.top, bottom: y - from.top };
  }
}

function kindOf(card) {
  return card.classList.contains("pain") ? "pain" : "opportunity";
}

function line(from, to, className) {
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("class", className);
  path.setAttribute("pathLength", "1");
  path.setAttribute("d", way(from, to));
  return path;
}

// From edge to edge: down or up where one lies below the other, sideways where they share a height.
function way(from, to) {
  const [fx, tx] = [(from.left + from.right) / 2, (to.left + to.right) / 2];
  const below = to.top >= from.bottom;
  if (below || to.bottom <= from.top) {
    const [y1, y2] = below ? [from.bottom, to.top] : [from.top, to.bottom];
    const bend = (y2 - y1) / 2;
    return `M${fx} ${y1}C${fx} ${y1 + bend} ${tx} ${y2 - bend} ${tx} ${y2}`;
  }
  const [y1, y2] = [(from.top + from.bottom) / 2, (to.top + to.bottom) / 2];
  const [x1, x2] = tx > fx ? [from.right, to.left] : [from.left, to.right];
  const bend = (x2 - x1) / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
