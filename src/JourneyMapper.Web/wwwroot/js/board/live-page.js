import { Changes } from "./changes.js";
import { Others } from "./others.js";
import { SaveState } from "./save-state.js";

const SAID_FOR = 5000;
const disconnected = name => Object.assign(new Error(`${name}: the connection is down`), { code: "disconnected" });

/**
 * A page on which a document lives: the way to its circuit, what waits for the connection, who else is here. `server` is the circuit's
 * LiveScript: what it offers is called by name. Whoever extends it begins the texts (`editors`).
 */
export class LivePage {
  constructor(root, server, { mapId, labels, parts }) {
    this.root = root;
    this.server = server;
    this.mapId = mapId;
    this.labels = labels;
    this.editable = () => "editable" in root.dataset;
    this.stopping = new AbortController();
    this.state = new SaveState(this);
    this.changes = new Changes(this, parts.edits, parts.clipboard);
    this.others = new Others(this);
  }

  /** Adds a listener that ends with the board. */
  listen(target, type, listener, options = {}) {
    target.addEventListener(type, listener, { ...options, signal: this.stopping.signal });
  }

  /** Letters and changes that wait for the connection. */
  get waiting() {
    return this.changes.count + this.editors.unsentCount;
  }

  /** Calls the circuit; a call that cannot be made or answered now gives undefined. */
  async call(name, ...values) {
    try {
      return await (Changes.isEdit(name) ? this.changes.send(name, values) : this.invoke(name, ...values));
    } catch (error) {
      if (error.code === "disconnected" || this.stopping.signal.aborted) return undefined;
      throw error;
    }
  }

  /** Calls a half of the circuit, as {@link call} does. */
  async ask(server, name, ...values) {
    try {
      return await this.invokeOn(server, name, ...values);
    } catch (error) {
      if (error.code === "disconnected" || this.stopping.signal.aborted) return undefined;
      throw error;
    }
  }

  /** Calls the circuit. Throws with the code "disconnected" when the way is cut: nobody knows then whether the call has arrived. */
  invoke(name, ...values) {
    return this.invokeOn(this.server, name, ...values);
  }

  /** The same for another of the circuit's objects. */
  async invokeOn(target, name, ...values) {
    if (this.state.offline) throw disconnected(name);
    let cut;
    // What was on its way when the connection broke is never answered, not even by the same circuit.
    const broken = new Promise((_, reject) => {
      cut = () => reject(disconnected(name));
      document.addEventListener("journey:offline", cut, { once: true });
    });
    try {
      return await Promise.race([target.invokeMethodAsync(name, ...values), broken]);
    } finally {
      document.removeEventListener("journey:offline", cut);
    }
  }

  /** Says something to those who hear the page and, unless it is quiet, shows it for a while. */
  say(text, { isQuiet = false } = {}) {
    const live = this.root.querySelector("[data-announce]");
    // The same words once more are news too.
    live.textContent = "";
    live.textContent = text;
    if (isQuiet) return;
    const note = this.root.querySelector("[data-note]");
    note.textContent = text;
    note.hidden = false;
    clearTimeout(this.noteTimer);
    this.noteTimer = setTimeout(() => { note.hidden = true; }, SAID_FOR);
  }

  find(id) {
    return this.root.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  /** The element's node once it stands on the page; null when it does not come. */
  appear(id, patience = 5000) {
    const there = this.find(id);
    if (there) return Promise.resolve(there);
    return new Promise(resolve => {
      const watch = new MutationObserver(() => {
        const node = this.find(id);
        if (node) end(node);
      });
      const timer = setTimeout(() => end(null), patience);
      const end = node => {
        watch.disconnect();
        clearTimeout(timer);
        resolve(node);
      };
      watch.observe(this.root, { childList: true, subtree: true });
    });
  }

  // What the circuit asks of the page

  texts(changes, version, gone) {
    this.editors.changed(changes, version, gone);
  }

  resync() {
    this.editors.resync();
  }

  /** What others have changed, for those who hear the page. */
  hear(sentence) {
    this.say(sentence, { isQuiet: true });
  }

  presence(people) {
    this.others.show(people);
  }

  stop() {
    this.stopping.abort();
    this.editors.stop();
    this.others.clear();
    this.changes.stop();
    clearTimeout(this.noteTimer);
  }
}
