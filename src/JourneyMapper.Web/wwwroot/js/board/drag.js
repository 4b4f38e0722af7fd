import { CardDrag, LaneDrag, Marquee, Pan, PointDrag, Press, SpanDrag, StageDrag, StepDrag } from "./drags.js";

// Everything that is done by pressing, moving and letting go: with a mouse or a pen at once, with a finger after a long press (a short
// one scrolls). Each kind of drag says what it shows and what it does at the end; Esc takes it back.

const THRESHOLD = 5;
const EDGE = 48;
const FASTEST = 24;
const LONG_PRESS = 350;
// A finger is never quite still.
const TREMBLE = 10;
const KINDS = { card: CardDrag, step: StepDrag, stage: StageDrag, lane: LaneDrag };

export class Drag {
  #board;
  #active = null;
  #justDropped = false;
  #press = null;

  constructor(board) {
    this.#board = board;
    board.listen(board.root, "pointerdown", event => this.#down(event));
    board.listen(document, "pointermove", event => this.#move(event));
    board.listen(document, "pointerup", event => this.#up(event));
    board.listen(document, "pointercancel", event => { if (event.pointerId === this.#active?.id) this.#end(false); });
    // A second finger is a pinch.
    board.listen(board.root, "touchstart", event => { if (event.touches.length > 1) this.#end(false); }, { passive: true });
    // What is dragged is no text to be marked.
    board.listen(board.root, "selectstart", event => { if (this.#active) event.preventDefault(); });
    board.listen(board.root, "touchmove", event => { if (this.#active?.started) event.preventDefault(); }, { passive: false });
    board.listen(document, "keydown", event => {
      if (event.key !== "Escape" || !this.#active?.started) return;
      event.preventDefault();
      event.stopPropagation();
      this.#end(false);
    }, { capture: true });
    board.listen(board.root, "click", event => {
      if (!this.#justDropped) return;
      this.#justDropped = false;
      event.stopPropagation();
    }, { capture: true });
  }

  /** A finger drags or is about to: its long press is no wish for a menu. */
  get isTouching() {
    return this.#active?.isTouch ?? false;
  }

  #down(event) {
    this.#justDropped = false;
    if (this.#active?.started) return;
    clearTimeout(this.#press);
    const drag = this.#kindOf(event);
    if (!drag) return;
    this.#active = { drag, x: event.clientX, y: event.clientY, id: event.pointerId, isTouch: event.pointerType === "touch", started: false };
    if (!this.#active.isTouch) return;
    const active = this.#active;
    this.#press = setTimeout(() => {
      if (this.#active !== active) return;
      [active.px, active.py] = [active.x, active.y];
      navigator.vibrate?.(10);
      this.#start(active);
    }, LONG_PRESS);
  }

  #kindOf(event) {
    const { target, button } = event;
    const board = this.#board;
    const isTouch = event.pointerType === "touch";
    if (target.closest("textarea, input, select, a, .menu, .jm-text-lost, [data-editing], [data-panel]")) return null;
    if (board.reading.isOn) return isTouch && target.closest(".card") ? new Press(target.closest(".card")) : null;
    if (!board.isBoard) return null;
    const onBoard = target.closest(".board-scroll");
    if (target === onBoard && (event.offsetX > target.clientWidth || event.offsetY > target.clientHeight)) return null;
    if (onBoard && !isTouch && (button === 1 || (button === 0 && board.viewport.isHeld))) return new Pan(board, event);
    if (button !== 0 || target.closest("button, summary")) return null;
    const node = target.closest(".card, .point, .step[data-id], .stage, .lane");
    if (!node) return onBoard && !isTouch ? new Marquee(board, event) : null;
    if (board.isLocked(node)) return null;
    if (target.closest(".grip")) return new SpanDrag(board, node);
    // With a modifier one chooses.
    if (event.shiftKey || event.ctrlKey || event.metaKey) return null;
    return node.matches(".point") ? new PointDrag(board, node) : new KINDS[node.dataset.kind](board, node);
  }

  #move(event) {
    const active = this.#active;
    if (!active || event.pointerId !== active.id) return;
    // Let go where no word of it came, such as on a scrollbar.
    if (event.buttons === 0) return this.#end(false);
    [active.px, active.py, active.isFine] = [event.clientX, event.clientY, event.shiftKey];
    if (!active.started) {
      const way = Math.hypot(active.px - active.x, active.py - active.y);
      if (active.isTouch) {
        if (way > TREMBLE) this.#forget();
        return;
      }
      if (way < THRESHOLD) return;
      this.#start(active);
    }
    event.preventDefault();
    active.isBehind = true;
  }

  #start(active) {
    active.started = true;
    getSelection()?.removeAllRanges();
    this.#board.root.dataset.dragging = active.drag.name;
    this.#board.curtain.follow();
    active.drag.start(active);
    active.drag.track(active);
    active.frame = requestAnimationFrame(() => this.#advance(active));
  }

  // Once a frame, however often the pointer and the board have moved in it. The nearer to the edge, the faster the board.
  #advance(active) {
    if (this.#active !== active) return;
    const scroll = this.#board.viewport.node;
    const box = scroll.getBoundingClientRect();
    const push = (value, from, to) => value < from + EDGE ? -Math.min(1, (from + EDGE - value) / EDGE) : value > to - EDGE ? Math.min(1, (value - to + EDGE) / EDGE) : 0;
    const [x, y] = active.drag.scrolls ? [push(active.px, box.left, box.right) * FASTEST, push(active.py, box.top, box.bottom) * FASTEST] : [0, 0];
    if (x || y) {
      const before = [scroll.scrollLeft, scroll.scrollTop];
      scroll.scrollBy({ left: x, top: y, behavior: "instant" });
      active.isBehind ||= scroll.scrollLeft !== before[0] || scroll.scrollTop !== before[1];
    }
    this.#track(active);
    active.frame = requestAnimationFrame(() => this.#advance(active));
  }

  #track(active) {
    if (active.isBehind) active.drag.track(active);
    active.isBehind = false;
  }

  #up(event) {
    const active = this.#active;
    if (!active || event.pointerId !== active.id) return;
    if (!active.started) return this.#forget();
    event.preventDefault();
    this.#justDropped = true;
    setTimeout(() => { this.#justDropped = false; });
    const hasMoved = Math.hypot(active.px - active.x, active.py - active.y) > TREMBLE;
    this.#end(!active.isTouch || hasMoved);
    // A finger that pressed long and went nowhere asks what can be done.
    if (active.isTouch && !hasMoved && active.drag.node) this.#board.menu.ask(active.drag.node);
  }

  #forget() {
    clearTimeout(this.#press);
    this.#active = null;
  }

  #end(isDropped) {
    const active = this.#active;
    this.#forget();
    if (!active?.started) return;
    cancelAnimationFrame(active.frame);
    if (isDropped) this.#track(active);
    delete this.#board.root.dataset.dragging;
    this.#board.curtain.follow();
    active.drag.end(isDropped);
  }
}
