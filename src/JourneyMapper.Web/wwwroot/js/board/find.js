import { FindMarks } from "./find-marks.js";
import { isCommand, standing } from "./standing.js";

// The bar that finds on the map. The circuit searches; the page asks, lights what was found, walks through it, and asks again when
// somebody has changed the board.

const TYPING_PAUSE = 60;
const CHANGE_PAUSE = 150;
const GAP = 12;

export class Find {
  #board;
  #server;
  #marks;
  #from = null;
  #hits = [];
  #at = -1;
  #limited = false;
  #question = 0;
  #timer = null;
  #waits = false;
  #watch;

  /** `server` is the bar's half of the circuit. */
  constructor(board, server) {
    this.#board = board;
    this.#server = server;
    this.#marks = new FindMarks(board.root);
    this.#watch = new MutationObserver(() => this.#changed());
    board.listen(document, "keydown", event => this.#key(event));
    board.listen(document, "journey:online", () => { if (this.#isOpen) this.#ask(true); });
    board.listen(board.root, "click", event => { if (event.target.closest("[data-do=find]")) this.open(); });
    board.listen(this.#bar, "click", event => this.#click(event));
    board.listen(this.#bar, "keydown", event => this.#barKey(event));
    board.listen(this.#input, "input", () => this.#later(TYPING_PAUSE, false));
  }

  get #bar() {
    return this.#board.root.querySelector("[data-find]");
  }

  get #input() {
    return this.#bar.querySelector("[data-find-input]");
  }

  get #isOpen() {
    return !this.#bar.hidden;
  }

  open() {
    if (!this.#isOpen) {
      this.#from = standing(this.#board);
      this.#bar.hidden = false;
      this.follow();
      this.#ask(false);
    }
    this.#input.focus();
    this.#input.select();
  }

  /** Looks at what shows the map now. */
  follow() {
    if (!this.#isOpen) return;
    this.#watch.disconnect();
    for (const part of [this.#board.grid.shown, this.#board.root.querySelector(".actors")]) this.#watch.observe(part, { childList: true, characterData: true, subtree: true });
    this.#marks.light(this.#hits, this.#at);
  }

  close() {
    const hit = this.#hits[this.#at] && this.#board.find(this.#hits[this.#at].id);
    this.stop();
    this.#bar.hidden = true;
    if (hit) hit.focus({ preventScroll: true });
    else this.#from.back();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#question++;
    [this.#hits, this.#at, this.#waits] = [[], -1, false];
    this.#watch.disconnect();
    this.#marks.clear();
  }

  /** Brings an element into sight, clear of the headers and of the bar. */
  async bring(id) {
    const node = await this.#board.appear(id);
    if (!node) return;
    this.#marks.light(this.#hits, this.#at);
    this.#scrollTo(node);
  }

  #key(event) {
    if (event.defaultPrevented || event.target.closest?.("dialog, [role=dialog]")) return;
    if (isCommand(event, "f")) {
      // Asked for a second time, the browser's own search is meant.
      if (document.activeElement === this.#input) return;
      this.open();
    } else if (event.key === "F3" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (this.#isOpen) this.#go(event.shiftKey ? -1 : 1);
      else this.open();
    } else return;
    event.preventDefault();
  }

  #barKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && event.target === this.#input) this.#go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #click(event) {
    const button = event.target.closest("button");
    if (button?.dataset.findGo) this.#go(Number(button.dataset.findGo));
    else if (button) this.close();
  }

  #go(direction) {
    // What was typed last is not found yet: finding it is the step.
    if (this.#waits) return this.#ask(false);
    if (this.#hits.length === 0) return;
    this.#at = (this.#at + direction + this.#hits.length) % this.#hits.length;
    this.#show();
    this.#bring();
    // Whoever walks on the board itself goes along.
    const hit = this.#board.find(this.#hits[this.#at].id);
    if (hit && this.#board.grid.shown.contains(document.activeElement)) hit.focus({ preventScroll: true });
  }

  #changed() {
    this.#marks.light(this.#hits, this.#at);
    // What is being typed into the bar comes first.
    if (!this.#waits) this.#later(CHANGE_PAUSE, true);
  }

  #later(pause, stays) {
    clearTimeout(this.#timer);
    this.#waits = !stays;
    this.#timer = setTimeout(() => this.#ask(stays), pause);
  }

  /** `stays`: the hit one stands on remains the one, as long as it is there. */
  async #ask(stays) {
    clearTimeout(this.#timer);
    const question = ++this.#question;
    this.#waits = !stays;
    const answer = await this.#board.ask(this.#server, "Ask", this.#input.value, this.#from.id);
    if (question !== this.#question || !answer) return;
    const current = this.#hits[this.#at]?.id;
    const still = stays ? answer.hits.findIndex(hit => hit.id === current) : -1;
    const next = stays && current ? Math.min(this.#at, answer.hits.length - 1) : answer.start;
    [this.#hits, this.#limited, this.#waits] = [answer.hits, answer.isLimited, false];
    this.#at = still >= 0 ? still : this.#hits.length > 0 ? next : -1;
    this.#show();
    // Nothing moves under the eyes because somebody else has changed something.
    if (!stays) this.#bring(false);
  }

  #show() {
    this.#marks.light(this.#hits, this.#at);
    const bar = this.#bar;
    const asked = this.#input.value.trim() !== "";
    const count = this.#hits.length;
    const number = value => value.toLocaleString(document.documentElement.lang);
    const words = count === 0 ? (asked ? bar.dataset.none : "") : this.#limited ? bar.dataset.limited : bar.dataset.place;
    bar.toggleAttribute("data-empty", asked && count === 0);
    bar.querySelector("[data-find-count]").textContent = words.replace("{0}", number(this.#at + 1)).replace("{1}", number(count));
    const hit = count > 0 ? this.#board.find(this.#hits[this.#at].id)?.querySelector("[data-show]")?.textContent.trim() : null;
    bar.querySelector("[data-find-hit]").textContent = hit ? `: ${hit}` : "";
  }

  // What is folded away is only unfolded for whoever goes there.
  #bring(unfolds = true) {
    const hit = this.#hits[this.#at];
    if (!hit) return;
    const node = this.#board.find(hit.id);
    if (node) this.#scrollTo(node);
    else if (unfolds) this.#board.ask(this.#server, "Reveal", hit.id);
  }

  #scrollTo(node) {
    const bar = this.#bar;
    delete bar.dataset.aside;
    if (this.#board.grid.node.contains(node)) this.#scrollBoard(node);
    else node.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    if (!bar.hidden && overlap(bar.getBoundingClientRect(), node.getBoundingClientRect())) bar.dataset.aside = "";
  }

  // In the middle when it is not in sight: what lies around it is the reason why it was looked for. Headers do not scroll their own way.
  #scrollBoard(node) {
    const scroll = this.#board.root.querySelector(".board-scroll");
    const area = scroll.getBoundingClientRect();
    const head = this.#board.grid.node.querySelector(".head");
    const box = node.getBoundingClientRect();
    const labels = head.querySelector(".corner").getBoundingClientRect().right;
    const left = node.matches(".lane") ? 0 : way(box.left, box.right, labels, area.right);
    const top = head.contains(node) ? 0 : way(box.top, box.bottom, head.getBoundingClientRect().bottom, area.bottom);
    scroll.scrollBy({ left, top, behavior: "instant" });
  }
}

/** How far to scroll so that what reaches from `start` to `end` lies in the middle between two edges; 0 when it lies between them already. */
function way(start, end, from, to) {
  if (start >= from + GAP && end <= to - GAP) return 0;
  const room = to - from - 2 * GAP;
  return end - start >= room ? start - from - GAP : (start + end) / 2 - (from + to) / 2;
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
