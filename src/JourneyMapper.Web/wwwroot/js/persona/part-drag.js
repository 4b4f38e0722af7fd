// A section or a slider is taken by its grip and put before or after another one of its kind; a line shows where it would stand.

const STARTS_AFTER = 4;

export class PartDrag {
  #page;
  #now = null;

  constructor(page) {
    this.#page = page;
    page.listen(page.root, "pointerdown", event => this.#down(event));
    page.listen(document, "pointermove", event => this.#over(event));
    page.listen(document, "pointerup", () => this.#end(true));
    page.listen(document, "pointercancel", () => this.#end(false));
    page.listen(document, "keydown", event => { if (event.key === "Escape" && this.#now) this.#end(false); });
  }

  stop() {
    this.#end(false);
  }

  #down(event) {
    const part = event.target.closest("[data-grip]")?.closest("[data-part]");
    if (!part || event.button !== 0 || !this.#page.editable()) return;
    event.preventDefault();
    this.#now = { part, x: event.clientX, y: event.clientY, moves: false, target: null };
  }

  #over(event) {
    const now = this.#now;
    if (!now) return;
    if (!now.moves && Math.hypot(event.clientX - now.x, event.clientY - now.y) < STARTS_AFTER) return;
    now.moves = true;
    now.part.dataset.dragged = "";
    this.#show(this.#nearest(event.clientX, event.clientY));
  }

  // The part whose middle is nearest, and on which side of it.
  #nearest(x, y) {
    let best = null;
    for (const part of this.#page.partsLike(this.#now.part)) {
      if (part === this.#now.part) continue;
      const box = part.getBoundingClientRect();
      const away = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
      if (!best || away < best.away) best = { part, away, side: y < box.top + box.height / 2 ? "before" : "after" };
    }
    return best;
  }

  #show(target) {
    const shown = this.#now.target;
    if (shown) delete shown.part.dataset.drop;
    if (target) target.part.dataset.drop = target.side;
    this.#now.target = target;
  }

  #end(isMeant) {
    const now = this.#now;
    if (!now) return;
    const target = now.target;
    if (target) delete target.part.dataset.drop;
    delete now.part.dataset.dragged;
    this.#now = null;
    if (!isMeant || !target) return;
    const all = this.#page.partsLike(now.part).filter(part => part !== now.part);
    const before = target.side === "before" ? target.part : all[all.indexOf(target.part) + 1];
    this.#page.move(now.part, before?.dataset.id ?? null);
  }
}
