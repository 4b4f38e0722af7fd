import { ReadingSheet } from "./reading-sheet.js";

// The map as something to read (Board/Reading), and the way between its shapes (board, table, story): the choice, the place one was at, the
// stages to jump to, the keys and what a finger does.

const SMALL = "(max-width: 720px)";
const COOKIE = "board-view";
const KEPT = 400 * 24 * 60 * 60;
// What one can stand on.
const ITEM = "[data-reading] [data-id][tabindex]";
const GAP = 12;
/** Keys that walk through what is read, and how far. */
export const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

export class Reading {
  #board;
  #drawn;
  #place = null;
  #stop = null;
  #index = 0;
  #pressed = null;
  #jump = null;
  #frame = 0;
  #watch;
  #sheet;

  constructor(board) {
    this.#board = board;
    this.#drawn = this.shape;
    this.#sheet = new ReadingSheet(board, () => this.#top + GAP);
    board.listen(this.#scroll, "scroll", () => this.#scrolled(), { passive: true });
    board.listen(board.root, "pointerdown", () => { this.#pressed = board.selection.ids[0] ?? null; }, { capture: true, passive: true });
    board.listen(board.root, "click", event => this.#click(event));
    board.listen(board.root, "focusin", event => { if (event.target.matches(ITEM)) this.#setStop(event.target); });
    this.#watch = new MutationObserver(() => this.#changed());
    this.#watch.observe(board.root, { childList: true, subtree: true });
    this.#changed();
    board.listen(board.root, "keydown", event => this.#walkShapes(event));
    // The server may have guessed wrong for a browser that has not chosen yet. What an address asks for stands.
    const wished = chosen() ?? (matchMedia(SMALL).matches ? "story" : "board");
    if (wished !== this.shape && !isAsked()) this.#ask(wished);
  }

  /** "board", "table" or "story". */
  get shape() {
    return this.#board.root.dataset.view;
  }

  /** The map is shown to be read. */
  get isOn() {
    return this.shape === "story";
  }

  /** Shows the map this way from now on, in this browser. */
  async show(shape) {
    if (shape === this.shape || !await this.#ask(shape)) return;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${COOKIE}=${shape}; path=/; max-age=${KEPT}; samesite=lax${secure}`;
    this.name("view", shape);
  }

  /** Lets the address say what is shown (view = a shape, v = a saved view), for whoever is sent it. */
  name(what, value) {
    const address = new URL(location.href);
    address.searchParams.delete("view");
    address.searchParams.delete("v");
    address.searchParams.set(what, value);
    history.replaceState(history.state, "", address);
  }

  contains(node) {
    return node.closest("[data-reading]") !== null;
  }

  /** From one thing to the next, in the order in which they are read. */
  move(node, key) {
    const items = this.#items;
    const to = Math.max(0, Math.min(items.indexOf(node) + STEPS[key], items.length - 1));
    items[to]?.focus();
  }

  stop() {
    this.#watch.disconnect();
    this.#sheet.stop();
    cancelAnimationFrame(this.#frame);
  }

  get #node() {
    return this.#board.root.querySelector("[data-reading]");
  }

  get #scroll() {
    return this.#board.viewport.node;
  }

  get #items() {
    return [...this.#board.root.querySelectorAll(ITEM)];
  }

  // The switch is one stop for the keyboard; the arrows choose.
  #walkShapes(event) {
    const radios = [...event.target.closest("[data-shapes]")?.querySelectorAll("[role=radio]") ?? []];
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (radios.length === 0 || !by) return;
    event.preventDefault();
    const next = radios[(radios.indexOf(event.target) + by + radios.length) % radios.length];
    next.focus();
    next.click();
  }

  async #ask(shape) {
    this.#place = { ids: this.#sight(), hasFocus: this.#scroll.contains(document.activeElement) };
    const answer = await this.#board.call("ShowView", shape);
    // Without a connection it is undefined, and nothing has changed.
    return answer !== undefined;
  }

  // Where one is: the element one stands on if it is in the window, its step (or the first one in the window), its stage.
  #sight() {
    const { root, selection } = this.#board;
    if (this.shape === "table") return this.#board.table.sight();
    const stands = root.contains(document.activeElement) ? document.activeElement.closest("[data-id]") : null;
    const own = this.#inWindow(stands ?? this.#board.find(selection.ids[0] ?? ""));
    const step = this.#board.find(own?.closest("[data-step]")?.dataset.step ?? "") ?? (own?.dataset.stage ? own : this.#firstStep());
    return [own?.dataset.id, own?.dataset.kind === "stage" ? null : step?.dataset.id, step?.dataset.stage].filter(Boolean);
  }

  #inWindow(node) {
    if (!node || !this.#scroll.contains(node)) return null;
    const [box, area] = [node.getBoundingClientRect(), this.#scroll.getBoundingClientRect()];
    return box.bottom > area.top && box.top < area.bottom && box.right > area.left && box.left < area.right ? node : null;
  }

  #firstStep() {
    const { grid } = this.#board;
    const edge = grid.node.querySelector(".corner")?.getBoundingClientRect().right;
    if (edge !== undefined) return grid.steps.find(step => step.getBoundingClientRect().left >= edge - GAP) ?? grid.steps.at(-1);
    return this.#items.filter(item => item.dataset.kind === "step").find(item => item.parentElement.getBoundingClientRect().bottom > this.#top + GAP);
  }

  // Below the strip of the stages.
  get #top() {
    return (this.#node?.querySelector(".read-strip") ?? this.#scroll).getBoundingClientRect()[this.#node ? "bottom" : "top"];
  }

  #changed() {
    if (this.shape !== this.#drawn) this.#arrived();
    if (!this.isOn) return;
    this.#keepStop();
    this.#mark();
    this.#sheet.follow();
  }

  #arrived() {
    this.#drawn = this.shape;
    this.#board.viewChanged();
    const place = this.#place;
    this.#place = null;
    if (this.shape === "table") return this.#board.table.begin(place);
    const node = place?.ids.map(id => this.#board.find(id)).find(Boolean);
    if (!node) return;
    if (this.isOn) this.#bring(node);
    else this.#board.finding.bring(node.dataset.id);
    if (place.hasFocus) node.focus({ preventScroll: true });
  }

  // A card with what is around it; a heading to the top, a stage's first step with the stage's own.
  #bring(node) {
    const isCard = node.matches(".card");
    const part = isCard ? null : node.closest("[data-part]");
    const box = (part?.querySelector("[data-kind=step]") === node ? part : node).getBoundingClientRect();
    const rest = this.#scroll.getBoundingClientRect().bottom - this.#top - box.height;
    this.#scroll.scrollBy({ top: box.top - this.#top - (isCard ? Math.max(GAP, rest / 2) : GAP), behavior: "instant" });
  }

  // One place of it is a tab stop; when what one stood on goes, it is what stands there now.
  #keepStop() {
    if (this.#stop?.isConnected) return;
    const isLost = this.#stop && document.activeElement === document.body && !document.querySelector("[role=dialog]");
    const items = this.#items;
    const next = items[Math.min(this.#index, items.length - 1)];
    this.#stop = null;
    if (!next) return;
    this.#setStop(next);
    if (isLost) next.focus();
  }

  #setStop(node) {
    this.#index = this.#items.indexOf(node);
    if (this.#stop === node) return;
    if (this.#stop) this.#stop.tabIndex = -1;
    this.#stop = node;
    node.tabIndex = 0;
  }

  #click(event) {
    const { target } = event;
    const chip = target.closest("[data-go]");
    if (chip) return this.#goTo(chip.dataset.go);
    if (!matchMedia(SMALL).matches || !this.contains(target) || event.shiftKey || event.ctrlKey || event.metaKey) return;
    if (target.closest("button, a, textarea, .text-host, .jm-text-lost") || !(getSelection()?.isCollapsed ?? true)) return;
    const item = target.closest(ITEM);
    if (!item) return;
    const isAgain = this.#pressed === item.dataset.id;
    if (isAgain && this.#board.editable()) this.#write(item);
    else if (item.matches(".card")) this.#sheet.open(item.dataset.id);
  }

  #goTo(id) {
    const part = this.#node.querySelector(`[data-part="${CSS.escape(id)}"]`);
    const head = part.querySelector(ITEM);
    this.#bring(head);
    head.focus({ preventScroll: true });
    // The last stages may be too short to come to the top: until one scrolls on, it is the one that was asked for.
    this.#jump = { id, top: this.#scroll.scrollTop };
    this.#mark();
  }

  #scrolled() {
    if (this.#frame || !this.isOn) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#mark();
    });
  }

  #mark() {
    const strip = this.#node?.querySelector(".read-strip > ol");
    if (!strip) return;
    if (this.#jump && this.#jump.top !== this.#scroll.scrollTop) this.#jump = null;
    const line = this.#top + 2 * GAP;
    const parts = [...this.#node.querySelectorAll("[data-part]")];
    const now = this.#jump?.id ?? (parts.findLast(part => part.getBoundingClientRect().top <= line) ?? parts[0])?.dataset.part;
    for (const chip of strip.querySelectorAll("[data-go]")) {
      const isNow = chip.dataset.go === now;
      if (isNow === (chip.getAttribute("aria-current") === "true")) continue;
      if (!isNow) chip.removeAttribute("aria-current");
      else {
        chip.setAttribute("aria-current", "true");
        const [box, area] = [chip.getBoundingClientRect(), strip.getBoundingClientRect()];
        strip.scrollTo({ left: strip.scrollLeft + (box.left + box.right - area.left - area.right) / 2, behavior: "instant" });
      }
    }
  }

  // What one writes needs the room that the sheet takes.
  async #write(item) {
    if (this.#board.isLocked(item)) return this.#board.tellLocked();
    await this.#sheet.close();
    await this.#board.editors.open(item.dataset.id, item.dataset.text);
  }
}

/** What this browser has chosen; null when it has not chosen yet. */
function chosen() {
  const kept = document.cookie.split("; ").find(one => one.startsWith(`${COOKIE}=`))?.split("=")[1];
  return kept === undefined ? null : { table: "table", story: "story", reading: "story" }[kept] ?? "board";
}

function isAsked() {
  const asked = new URLSearchParams(location.search);
  return asked.has("view") || asked.has("v");
}
