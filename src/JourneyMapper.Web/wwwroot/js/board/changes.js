import { newUuid } from "../text/ids.js";

// Every change that the hands make goes through here. Each has an id: after a cut it is sent again, and the server counts it once.
// While the way is cut, what needs no look at the outcome waits and is told; it outlives a reload of the page.

const WAITS = new Set(["Move", "SetScore", "SetSpan", "Remove", "Discard"]);
// Their outcome depends on what has happened since: whoever asked has to ask again.
const WITHOUT_ID = new Set(["Undo", "Redo"]);
const ON_CLIPBOARD = new Set(["Duplicate", "Paste"]);
const EDITS = new Set(["AddCard", "AddStage", "AddStep", "PutBack", "Tie", ...WAITS, ...WITHOUT_ID, ...ON_CLIPBOARD]);
const PREFIX = "journeymapper.changes.";
// Before asking a server again that could not store.
const RETRY = 2000;

export class Changes {
  #board;
  #edits;
  #clipboard;
  #waiting;
  #draining = null;
  #timer = null;

  constructor(board, edits, clipboard) {
    this.#board = board;
    this.#edits = edits;
    this.#clipboard = clipboard;
    this.#waiting = this.#load();
    board.listen(document, "journey:online", () => this.drain());
  }

  static isEdit(name) {
    return EDITS.has(name);
  }

  /** How many wait for the connection. */
  get count() {
    return this.#waiting.length;
  }

  /** Sends what an earlier life of this page has left. */
  takeUp() {
    this.#mark();
    this.drain();
  }

  stop() {
    clearTimeout(this.#timer);
  }

  /** Makes a change. What waits, or cannot be made now, gives undefined. */
  async send(name, values) {
    const change = { id: newUuid().replaceAll("-", ""), name, values };
    // What is taken back comes after what waits.
    if (WITHOUT_ID.has(name)) await this.drain();
    if (this.#board.state.offline || (this.#waiting.length > 0 && WAITS.has(name))) return this.#keep(change);
    const done = this.#board.state.sending();
    try {
      const outcome = await this.#make(change);
      // Neither stored nor refused: once more, later.
      return outcome === null && WAITS.has(name) ? this.#keep(change) : outcome;
    } catch (error) {
      if (error.code !== "disconnected") throw error;
      return this.#keep(change);
    } finally {
      done();
    }
  }

  #make({ id, name, values }) {
    const target = ON_CLIPBOARD.has(name) ? this.#clipboard : this.#edits;
    return this.#board.invokeOn(target, name, ...(WITHOUT_ID.has(name) ? [] : [id]), ...values);
  }

  #keep(change) {
    const { labels } = this.#board;
    if (!WAITS.has(change.name)) {
      this.#board.say(labels.addLater);
      return undefined;
    }
    this.#waiting.push(change);
    this.#store();
    this.#board.say(labels.waits);
    this.#later();
    return undefined;
  }

  #later() {
    clearTimeout(this.#timer);
    if (!this.#board.state.offline) this.#timer = setTimeout(() => this.drain(), RETRY);
  }

  /** Sends what waits, in its order; resolves when nothing waits any more, or it has to go on waiting. */
  drain() {
    return this.#draining ??= this.#send().finally(() => { this.#draining = null; });
  }

  async #send() {
    while (this.#waiting.length > 0 && !this.#board.state.offline) {
      const done = this.#board.state.sending();
      try {
        if (await this.#make(this.#waiting[0]) === null) return this.#later();
      } catch (error) {
        // Cut again: it goes on with the next connection. Anything else will not be better next time.
        if (error.code === "disconnected") return;
        this.#board.say(this.#board.labels.lost);
      } finally {
        done();
      }
      this.#waiting.shift();
      this.#store();
    }
  }

  #load() {
    try {
      return JSON.parse(sessionStorage.getItem(PREFIX + this.#board.mapId) ?? "[]");
    } catch {
      return [];
    }
  }

  #store() {
    try {
      if (this.#waiting.length > 0) sessionStorage.setItem(PREFIX + this.#board.mapId, JSON.stringify(this.#waiting));
      else sessionStorage.removeItem(PREFIX + this.#board.mapId);
    } catch {
      // Full or switched off: they wait in this page alone.
    }
    this.#mark();
    this.#board.state.refresh();
  }

  #mark() {
    for (const node of this.#board.root.querySelectorAll("[data-waiting]")) delete node.dataset.waiting;
    for (const { name, values } of this.#waiting) {
      const ids = name === "Move" ? values[0].map(wish => wish.id) : [values[0]].flat();
      for (const id of ids) {
        const node = this.#board.find(id);
        if (node) node.dataset.waiting = "";
      }
    }
  }
}
