// The map as something to read (Board/Reading), and the way between it and the board: the choice, the place one was at, the stages to jump
// to, the keys and what a finger does. Whoever reads on a small screen has the details as a sheet, one tap away.

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
  #isDrawn;
  #place = null;
  #stop = null;
  #index = 0;
  #chosen = null;
  #pressed = null;
  #isOpening = false;
  #jump = null;
  #frame = 0;
  #watch;
  #sheetWatch = new ResizeObserver(() => this.#clearSheet());
  #watched = null;

  constructor(board) {
    this.#board = board;
    this.#isDrawn = this.isOn;
    board.listen(this.#scroll, "scroll", () => this.#scrolled(), { passive: true });
    board.listen(board.root, "pointerdown", () => { this.#pressed = board.selection.ids[0] ?? null; }, { capture: true, passive: true });
    board.listen(board.root, "click", event => this.#click(event));
    board.listen(board.root, "focusin", event => { if (event.target.matches(ITEM)) this.#setStop(event.target); });
    this.#watch = new MutationObserver(() => this.#changed());
    this.#watch.observe(board.root, { childList: true, subtree: true });
    this.#changed();
    // The server may have guessed wrong for a browser that has not chosen yet.
    const wished = chosen() ?? matchMedia(SMALL).matches;
    if (wished !== this.isOn) this.#ask(wished);
  }

  /** The map is shown to be read, not as a board. */
  get isOn() {
    return this.#board.root.dataset.view === "reading";
  }

  /** From reading to the board and back. */
  toggle() {
    return this.show(!this.isOn);
  }

  /** Shows the map this way from now on, in this browser. */
  async show(isReading) {
    if (isReading === this.isOn || !await this.#ask(isReading)) return;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${COOKIE}=${isReading ? "reading" : "board"}; path=/; max-age=${KEPT}; samesite=lax${secure}`;
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
    this.#sheetWatch.disconnect();
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

  get #sheet() {
    return this.#board.root.querySelector("[data-panel]");
  }

  async #ask(isReading) {
    this.#place = { ids: this.#sight(), hasFocus: this.#scroll.contains(document.activeElement) };
    const answer = await this.#board.call("ShowView", isReading);
    // Without a connection it is undefined, and nothing has changed.
    return answer !== undefined;
  }

  // Where one is: the element one stands on if it is in the window, its step (or the first one in the window), its stage.
  #sight() {
    const { root, selection } = this.#board;
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
    if (this.isOn !== this.#isDrawn) this.#arrived();
    if (!this.isOn) return;
    this.#keepStop();
    this.#mark();
    this.#watchSheet();
  }

  #arrived() {
    this.#isDrawn = this.isOn;
    this.#board.viewChanged();
    const place = this.#place;
    this.#place = null;
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
    else if (item.matches(".card")) this.#openSheet(item);
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

  async #openSheet(item) {
    this.#chosen = item.dataset.id;
    if (this.#sheet) return this.#clearSheet();
    if (this.#isOpening) return;
    this.#isOpening = true;
    await this.#board.call("TogglePanel");
    this.#isOpening = false;
  }

  // It grows while it is filled.
  #watchSheet() {
    const sheet = this.#sheet;
    if (sheet === this.#watched) return;
    this.#sheetWatch.disconnect();
    this.#watched = sheet;
    if (sheet) this.#sheetWatch.observe(sheet);
    else this.#chosen = null;
  }

  // What was tapped stays in sight above the sheet.
  #clearSheet() {
    const [sheet, item] = [this.#sheet, this.#board.find(this.#chosen ?? "")];
    if (!sheet || !item) return;
    const hidden = item.getBoundingClientRect().bottom + GAP - sheet.getBoundingClientRect().top;
    const room = item.getBoundingClientRect().top - this.#top - GAP;
    if (hidden > 0) this.#scroll.scrollBy({ top: Math.min(hidden, room), behavior: "instant" });
  }

  // What one writes needs the room that the sheet takes.
  async #write(item) {
    if (this.#board.isLocked(item)) return this.#board.tellLocked();
    if (this.#sheet) await this.#board.call("TogglePanel");
    await this.#board.editors.open(item.dataset.id, item.dataset.text);
  }
}

/** What this browser has chosen: true for reading, null when it has not chosen yet. */
function chosen() {
  const kept = document.cookie.split("; ").find(one => one.startsWith(`${COOKIE}=`))?.split("=")[1];
  return kept === undefined ? null : kept === "reading";
}
