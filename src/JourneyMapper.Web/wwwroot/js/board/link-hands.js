import { make } from "./link-drawing.js";
import { Pull } from "./pull.js";

// How links are made and chosen: a handle beside what one points at or stands on, to be pulled to where the link leads; the same by keys;
// a click on a link shows its card.

const ENDS = ".card, .point, .step[data-id]";
const SOURCES = ".card, .step[data-id]";
/** Until the pointer rests: what passes under it in a scroll is not measured. */
const REST = 90;
const GAP = 8;

export class LinkHands {
  #board;
  #server;
  #links;
  #pull;
  #source = null;
  #line = null;
  #picking = null;
  #timer;
  #at = null;

  constructor(board, server, links) {
    this.#board = board;
    this.#server = server;
    this.#links = links;
    this.#pull = new Pull(board, ".link-handle", {
      targets: ENDS,
      begin: () => this.#begin(),
      draw: (pull, before) => this.#track(pull, before),
      drop: pull => this.#ask(pull.from, pull.target, { left: pull.x, top: pull.y, bottom: pull.y }),
      end: pull => this.#end(pull),
    });
    board.listen(board.root, "pointerover", event => this.#rest(event.target));
    board.listen(board.root, "focusin", event => this.#rest(event.target));
    board.listen(board.root, "pointerleave", () => this.#rest(document.activeElement));
    board.listen(board.root, "focusout", () => this.#rest(null));
    board.listen(board.root, "click", event => this.#click(event), { capture: true });
    board.listen(document, "keydown", event => this.#key(event), { capture: true });
    board.listen(document, "pointerdown", event => this.#closeCard(event));
  }

  stop() {
    clearTimeout(this.#timer);
    this.#pull.stop();
    this.#give();
  }

  /** What lies in the scrolled area and moves with it: lines below the cards, shares and the handle above them. */
  get layer() {
    const scroll = this.#board.viewport.node;
    const there = scroll.querySelector(":scope > .links");
    if (there) return { node: there, below: there.firstElementChild, above: there.nextElementSibling.firstElementChild };
    const [below, above] = [make("svg", {}), make("svg", {})];
    const [node, top] = [document.createElement("div"), document.createElement("div")];
    [node.className, top.className] = ["links", "links above"];
    for (const one of [node, top]) one.setAttribute("aria-hidden", "true");
    node.append(below);
    top.append(above);
    scroll.prepend(node, top);
    return { node, below, above };
  }

  placeCard(card) {
    if (!card?.isConnected) return;
    const from = this.#at ?? (this.#board.find(this.#board.selection.ids[0] ?? "") ?? this.#board.root).getBoundingClientRect();
    this.#at = null;
    const box = card.getBoundingClientRect();
    card.style.left = `${Math.max(GAP, Math.min(from.left + GAP, innerWidth - box.width - GAP))}px`;
    card.style.top = `${Math.max(GAP, Math.min(from.top + GAP, innerHeight - box.height - GAP))}px`;
    (card.querySelector("input:checked:not(:disabled)") ?? card).focus();
  }

  pick(id) {
    this.#picking = id;
    this.#board.root.dataset.linking = "pick";
    this.#board.find(id)?.focus({ preventScroll: true });
    this.#board.say(this.#links.words.pick);
  }

  // The handle

  #rest(target) {
    if (this.#pull.isOn || target?.closest?.(".link-handle")) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(target?.closest?.(SOURCES) ?? document.activeElement?.closest?.(SOURCES) ?? null), REST);
  }

  #show(node) {
    const isThere = node && this.#board.editable() && !this.#board.reading.isOn && this.#board.grid.node.contains(node) && !("editing" in node.dataset);
    this.#source = isThere ? node : null;
    this.#placeHandle();
  }

  #placeHandle() {
    const node = this.#source;
    const isStep = node?.matches(".step");
    const old = this.#board.root.querySelectorAll(".link-handle");
    for (const one of old) one.hidden = true;
    if (!node) return;
    // The headers stay while the map scrolls under them: their handle has to stay with them.
    const home = isStep ? this.#board.grid.node.querySelector("[data-link-band=under]") : this.layer.node.nextElementSibling;
    const handle = home.querySelector(":scope > .link-handle") ?? this.#newHandle(home);
    const [from, box] = [home.getBoundingClientRect(), node.getBoundingClientRect()];
    const zoom = this.#board.viewport.zoom;
    handle.style.transform = `translate(${(box.right - from.left) / zoom - 26}px, ${(box.bottom - from.top) / zoom - (isStep ? 6 : 0)}px)`;
    handle.hidden = false;
  }

  #newHandle(home) {
    const handle = document.createElement("div");
    handle.className = "link-handle";
    handle.title = this.#links.words.drag;
    handle.setAttribute("aria-hidden", "true");
    const svg = make("svg", { viewBox: "0 0 18 18", width: 12, height: 12 });
    svg.append(make("path", { d: "M2 9h13M10 4l5 5-5 5" }));
    handle.append(svg);
    home.append(handle);
    return handle;
  }

  // The pull

  #begin() {
    if (!this.#source) return null;
    this.#line = make("path", { class: "link-pull" });
    this.layer.above.append(this.#line);
    this.#board.root.dataset.linking = "pull";
    return this.#source;
  }

  #track(pull, before) {
    if (before !== pull.target) {
      if (before) delete before.dataset.linkTarget;
      if (pull.target) pull.target.dataset.linkTarget = "";
    }
    const [from, box] = [this.layer.node.getBoundingClientRect(), pull.from.getBoundingClientRect()];
    const zoom = this.#board.viewport.zoom;
    const [x1, y1, x2, y2] = [box.right - 10 - from.left, box.bottom - from.top, pull.x - from.left, pull.y - from.top].map(value => value / zoom);
    this.#line.setAttribute("d", `M${x1} ${y1}Q${x1} ${y2} ${x2} ${y2}`);
  }

  #end(pull) {
    this.#line?.remove();
    this.#line = null;
    delete this.#board.root.dataset.linking;
    if (pull.target) delete pull.target.dataset.linkTarget;
    this.#rest(document.activeElement);
  }

  #ask(from, to, at) {
    this.#board.menu.expect(from, at);
    this.#at = at;
    return this.#board.ask(this.#server, "Ask", from.dataset.id, to.dataset.id);
  }

  // By keys

  #key(event) {
    if (!this.#picking || event.repeat || event.target.closest?.("[role=menu], [role=dialog], textarea, input")) return;
    if (event.key === "Escape") {
      this.#give();
      this.#board.say(this.#links.words.given);
    } else if (event.key === "Enter") this.#take(document.activeElement?.closest("[data-id]"));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #take(target) {
    const from = this.#board.find(this.#picking) ?? { dataset: { id: this.#picking } };
    this.#give();
    const box = target?.getBoundingClientRect();
    if (target) this.#ask(from, target, { left: box.left, top: box.top, bottom: box.bottom });
  }

  #give() {
    this.#picking = null;
    if (this.#board.root.dataset.linking === "pick") delete this.#board.root.dataset.linking;
  }

  // What was clicked

  #click(event) {
    if (!event.target.closest(".board-scroll") || event.target.closest("button, input, textarea, .menu")) return;
    const target = event.target.closest(ENDS);
    if (this.#picking && target) {
      event.stopPropagation();
      return this.#take(target);
    }
    const link = event.target.closest("[data-link]") ?? (target || !this.#board.root.querySelector(".link") ? null
      : document.elementsFromPoint(event.clientX, event.clientY).find(node => node.matches(".link > .hit"))?.parentNode);
    if (!link || event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    this.#at = { left: event.clientX, top: event.clientY };
    this.#board.ask(this.#server, "Choose", link.dataset.link);
  }

  #closeCard(event) {
    const card = this.#board.root.querySelector("[data-link-card]");
    if (card && !card.contains(event.target)) this.#board.ask(this.#server, "Choose", null);
  }
}
