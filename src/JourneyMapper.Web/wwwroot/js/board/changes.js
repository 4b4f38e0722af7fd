import { newUuid } from "../text/ids.js";

// Every change that the hands make goes through here. Each has an id: after a cut it is sent again, and the server counts it once.
// While the way is cut, what needs no look at the outcome waits and is told; it outlives a reload of the page.

const WAITS = new Set(["Move", "SetScore", "SetSpan", "Remove"]);
// Their outcome depends on what has happened since: whoever asked has to ask again.
const WITHOUT_ID = new Set(["Undo", "Redo"]);
const ON_CLIPBOARD = new Set(["Duplicate", "Paste"]);
const EDITS = new Set(["AddCard", "AddStage", "AddStep", "Discard", "PutBack", "Tie", ...WAITS, ...WITHOUT_ID, ...ON_CLIPBOARD]);
const PREFIX = "journeymapper.changes.";

export class Changes {
  #board;
  #edits;
  #clipboard;
  #waiting;
  #draining = false;

  constructor(board, edits, clipboard) {
    this.#board = board;
    this.#edits = edits;
    this.#clipboard = clipboard;
    this.#waiting = this.#load();
    board.listen(document, "journey:online", () => this.#drain());
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
    this.#drain();
  }

  /** Makes a change. What waits, or cannot be made now, gives undefined. */
  async send(name, values) {
    const change = { id: newUuid().replaceAll("-", ""), name, values };
    if (this.#board.state.offline || (this.#waiting.length > 0 && WAITS.has(name))) return this.#keep(change);
    const done = this.#board.state.sending();
    try {
      return await this.#make(change);
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
    return undefined;
  }

  async #drain() {
    if (this.#draining) return;
    this.#draining = true;
    try {
      while (this.#waiting.length > 0) {
        const done = this.#board.state.sending();
        try {
          await this.#make(this.#waiting[0]);
        } finally {
          done();
        }
        this.#waiting.shift();
        this.#store();
      }
    } catch (error) {
      // Cut again: it goes on with the next connection.
      if (error.code !== "disconnected") throw error;
    } finally {
      this.#draining = false;
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
