import { arcs } from "./link-arcs.js";
import { drawn, label, make } from "./link-drawing.js";
import { LinkHands } from "./link-hands.js";
import { Places } from "./link-places.js";
import { ways } from "./link-ways.js";

// Links between steps and between cards. The circuit says which there are (Board/Links/LinkLayer.razor); only the page knows how high a card
// is, so they are drawn here: anew when something has changed, once per frame, never for a scroll, which takes them along. A map without
// links costs nothing: nothing is watched.

const MODES = new Set(["all", "hover", "none"]);
const STORE = "journeymapper.links";
/** With more than these, they are pale until one points at something. */
const MANY = 40;
/** More than these are drawn only as far as one points at them. */
const MOST = 500;
const SAID = 5;

export class Links {
  #board;
  #hands;
  #all = [];
  #ends = new Map();
  #words = {};
  #mode = "all";
  #lit = null;
  #frame = 0;
  #hasDrawn = false;
  #data;
  #watch;
  #sizes;

  constructor(board, server) {
    this.#board = board;
    const stored = read();
    this.#mode = MODES.has(stored) ? stored : "all";
    this.#hands = new LinkHands(board, server, this);
    this.#data = new MutationObserver(() => this.#changed());
    this.#data.observe(this.#source, { childList: true, subtree: true, attributes: true });
    this.#watch = new MutationObserver(changes => { if (changes.some(isForeign)) this.redraw(); });
    this.#sizes = new ResizeObserver(() => this.redraw());
    board.listen(board.root, "pointerover", event => this.#light(event.target));
    board.listen(board.root, "pointerleave", () => this.#light(document.activeElement));
    board.listen(board.root, "focusin", event => this.#light(event.target));
    board.listen(board.root, "change", event => { if (event.target.closest("[data-link-choice]")) this.#choose(event.target.value); });
    this.#changed();
  }

  get words() {
    return this.#words;
  }

  /** The grid, or what is read, is another one now. */
  follow() {
    this.#watch.disconnect();
    this.#sizes.disconnect();
    if (this.#all.length > 0 && this.#mode !== "none" && !this.#board.reading?.isOn) {
      this.#watch.observe(this.#board.grid.node, { childList: true, subtree: true, characterData: true });
      this.#sizes.observe(this.#board.grid.node);
    }
    this.redraw();
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#data.disconnect();
    this.#watch.disconnect();
    this.#sizes.disconnect();
    this.#hands.stop();
  }

  /** Something of the map, or the size in which it is drawn, is another one. */
  redraw() {
    if (this.#all.length === 0 && !this.#hasDrawn) return;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  /** What leads from an element and to it, for those who hear the page. */
  tell(id) {
    const own = this.#ends.get(id) ?? [];
    const told = own.slice(0, SAID).map(link => {
      const other = this.#board.find(link.from === id ? link.to : link.from)?.querySelector("[data-show]")?.textContent.trim() || this.#words.away;
      const kind = [this.#words.kinds[link.kind], link.label].filter(Boolean).join(", ");
      return filled(link.from === id ? this.#words.to : this.#words.from, other, kind);
    });
    const odd = own.find(link => link.from === id && link.odd);
    return [...told, odd && filled(this.#words.odd, odd.odd)].filter(Boolean).join("; ");
  }

  /** Puts a link's card beside what it was asked for from. */
  placeCard(node) {
    this.#hands.placeCard(node);
  }

  /** The next element that one goes to, and Enter, make a link from this one. */
  pick(id) {
    this.#hands.pick(id);
  }

  get #source() {
    return this.#board.root.querySelector("[data-links]");
  }

  #changed() {
    const source = this.#source;
    this.#words = JSON.parse(source.dataset.words);
    this.#all = [...source.children].map(({ dataset }) => ({ ...dataset, id: dataset.link }));
    this.#ends = new Map();
    for (const link of this.#all) {
      for (const end of new Set([link.from, link.to])) this.#ends.set(end, [...this.#ends.get(end) ?? [], link]);
    }
    this.#showChoice();
    this.follow();
  }

  #choose(mode) {
    this.#mode = MODES.has(mode) ? mode : "all";
    write(this.#mode);
    this.#showChoice();
    this.follow();
  }

  #showChoice() {
    const { root } = this.#board;
    root.dataset.linksShown = this.#mode;
    for (const radio of root.querySelectorAll("[data-link-choice] input")) radio.checked = radio.value === this.#mode;
    const away = this.#all.filter(link => "away" in link).length;
    const hint = root.querySelector("[data-links-hidden]");
    if (!hint) return;
    hint.hidden = away === 0;
    hint.textContent = filled(this.#words.hidden, away);
  }

  #draw() {
    const layer = this.#hands.layer;
    const isOff = this.#all.length === 0 || this.#mode === "none" || this.#board.reading?.isOn;
    const links = isOff ? [] : this.#all.filter(link => !("away" in link)).slice(0, MOST);
    this.#hasDrawn = links.length > 0;
    const places = new Places(this.#board);
    const placed = links.map(link => ({ ...link, fromNode: places.nodeOf(link.from, link.fromStage), toNode: places.nodeOf(link.to, link.toStage) })).filter(link => link.fromNode && link.toNode);
    const isColumn = node => node.matches(".step, .stage");
    const betweenSteps = placed.filter(link => isColumn(link.fromNode) && isColumn(link.toNode));
    this.#drawBands(betweenSteps, places);
    // What the bands have moved is measured after them.
    const betweenCards = placed.filter(link => !betweenSteps.includes(link));
    const routes = betweenCards.length === 0 ? [] : ways(betweenCards.map(named), places.boxes(betweenCards), places.gaps(), places.borders());
    fill(layer.below, betweenCards, routes, layer.above);
    this.#board.root.toggleAttribute("data-many-links", placed.length > MANY);
    // What was forward stays there.
    const lit = this.#lit;
    this.#lit = undefined;
    this.#bring(lit);
  }

  #drawBands(links, places) {
    const bands = links.length === 0 ? null : arcs(links.map(named), places.spans(links));
    for (const name of ["over", "under"]) {
      const node = this.#board.grid.node.querySelector(`[data-link-band=${name}]`);
      if (!node) continue;
      const band = bands?.[name] ?? { height: 0, routes: [] };
      node.style.height = `${band.height}px`;
      const svg = node.querySelector(":scope > svg");
      if (band.routes.length > 0) fill(svg ?? node.appendChild(make("svg", {})), links, band.routes);
      else svg?.remove();
    }
  }

  // All links of what one points at or stands on come forward.
  #light(target) {
    if (this.#all.length === 0) return;
    const id = target?.closest?.(".card, .point, .step[data-id]")?.dataset.id;
    this.#bring(this.#ends.has(id) ? id : null);
  }

  #bring(own) {
    if (own === this.#lit) return;
    this.#lit = own;
    const { root } = this.#board;
    const ids = new Set((this.#ends.get(own) ?? []).map(link => link.id));
    root.toggleAttribute("data-links-lit", own !== null);
    for (const node of root.querySelectorAll(".link, .share")) node.classList.toggle("lit", ids.has(node.dataset.link));
  }
}

function named({ id, fromNode, toNode, label }) {
  return { id, label, from: fromNode.dataset.id, to: toNode.dataset.id };
}

function fill(svg, links, routes, above = svg) {
  const byId = new Map(links.map(link => [link.id, link]));
  const told = new Set();
  const labels = [];
  svg.replaceChildren(...routes.map(route => drawn(byId.get(route.id), route)));
  for (const route of routes) {
    const link = byId.get(route.id);
    // Told once for all that leave an element together.
    const odd = link.odd && !told.has(link.from) ? `(Σ ${link.odd})` : null;
    if (odd) told.add(link.from);
    if (link.label || odd) labels.push(label(link, route, odd));
  }
  if (above === svg) svg.append(...labels);
  else above.replaceChildren(...labels);
}

// What is drawn here changes the grid too.
function isForeign({ target }) {
  return !(target.nodeType === 1 ? target : target.parentElement)?.closest("[data-link-band]");
}

function filled(text, ...values) {
  return text.replace(/\{(\d)\}/g, (_, index) => values[Number(index)]);
}

function read() {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null;
  }
}

function write(mode) {
  try {
    if (mode === "all") localStorage.removeItem(STORE);
    else localStorage.setItem(STORE, mode);
  } catch {
    // Switched off: it holds for this visit.
  }
}
