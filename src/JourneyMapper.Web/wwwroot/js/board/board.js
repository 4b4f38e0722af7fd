import { Grid } from "./grid.js";
import { Keys } from "./keys.js";
import { Texts } from "./texts.js";
import { Drag } from "./drag.js";
import { Others } from "./others.js";
import { SaveState } from "./save-state.js";
import { Menu } from "./menu.js";
import { Find } from "./find.js";
import { Quick } from "./quick.js";
import { newUuid } from "../text/ids.js";

// Calls that change the map: "Saved" is only said when they are answered.
const CHANGES = new Set(["AddCard", "AddStage", "AddStep", "Move", "SetScore", "Remove", "PutBack", "Undo", "Redo"]);
const disconnected = name => Object.assign(new Error(`${name}: the connection is down`), { code: "disconnected" });

/**
 * The page's half of a board. `server` is the circuit's BoardScript: what it offers is called by name. Blazor draws the elements; the
 * page owns focus, drags, pointers and every text that is being typed.
 */
export function startBoard(root, server, options) {
  return new Board(root, server, options);
}

class Board {
  constructor(root, server, { mapId, labels, parts }) {
    this.root = root;
    this.server = server;
    this.mapId = mapId;
    this.labels = labels;
    this.editable = () => "editable" in root.dataset;
    this.stopping = new AbortController();
    this.state = new SaveState(this);
    this.grid = new Grid(this);
    this.editors = new Texts(this);
    this.others = new Others(this);
    this.menu = new Menu(this);
    this.drag = new Drag(this);
    this.keys = new Keys(this);
    this.finding = new Find(this, parts.find);
    this.quick = new Quick(this, parts.quick);
    this.listen(root, "click", event => this.#click(event));
    this.listen(root, "dblclick", event => this.#doubleClick(event));
    this.editors.takeUpPending();
    root.dataset.ready = "";
    this.#goToNamed();
  }

  /** Adds a listener that ends with the board. */
  listen(target, type, listener, options = {}) {
    target.addEventListener(type, listener, { ...options, signal: this.stopping.signal });
  }

  /** Calls the circuit; a call that cannot be made or answered now gives undefined. */
  async call(name, ...values) {
    const done = CHANGES.has(name) ? this.state.sending() : null;
    try {
      return await this.ask(this.server, name, ...values);
    } finally {
      done?.();
    }
  }

  /** Calls a half of the circuit, as {@link call} does. */
  async ask(server, name, ...values) {
    try {
      return await this.#send(server, name, values);
    } catch (error) {
      if (error.code === "disconnected" || this.stopping.signal.aborted) return undefined;
      throw error;
    }
  }

  /** Calls the circuit. Throws with the code "disconnected" when the way is cut: nobody knows then whether the call has arrived. */
  invoke(name, ...values) {
    return this.#send(this.server, name, values);
  }

  async #send(server, name, values) {
    if (this.state.offline) throw disconnected(name);
    let cut;
    // What was on its way when the connection broke is never answered, not even by the same circuit.
    const broken = new Promise((_, reject) => {
      cut = () => reject(disconnected(name));
      document.addEventListener("journey:offline", cut, { once: true });
    });
    try {
      return await Promise.race([server.invokeMethodAsync(name, ...values), broken]);
    } finally {
      document.removeEventListener("journey:offline", cut);
    }
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

  /** Makes a card and opens it for typing; letters typed meanwhile go into it. */
  async addCard(laneId, stepId, { before = null, score = null, typed = "" } = {}) {
    if (!this.editable()) return;
    const id = newUuid();
    const ahead = this.keys.catchKeys(typed);
    const done = await this.call("AddCard", id, laneId, stepId, before, score, null);
    if (done && await this.appear(id)) await this.editors.open(id, "text", { ahead });
    else ahead.end();
  }

  addStage(before = null) {
    return this.#addTitled("AddStage", before);
  }

  addStep(stageId, before = null) {
    return this.#addTitled("AddStep", stageId, before);
  }

  async remove(node) {
    const place = this.grid.placeOf(node);
    if (await this.call("Remove", node.dataset.id) && place) this.grid.goTo(place.row, place.column);
  }

  /** Undo or redo, after the letters that are still on their way. */
  async takeBack(name) {
    await this.editors.settled();
    await this.call(name);
  }

  // What the circuit asks of the page

  async edit(id, property) {
    if (await this.appear(id)) await this.editors.open(id, property, { selectAll: true });
  }

  async focus(id) {
    (await this.appear(id))?.focus();
  }

  texts(changes, version, gone) {
    this.editors.changed(changes, version, gone);
  }

  resync() {
    this.editors.resync();
  }

  presence(people) {
    this.others.show(people);
  }

  placeMenu(menu, id) {
    this.menu.place(menu, this.find(id));
  }

  stop() {
    this.stopping.abort();
    this.editors.stop();
    this.others.clear();
    this.grid.stop();
    this.finding.stop();
    this.quick.stop();
  }

  /** An address may name what it leads to: /maps/{id}#card={id}. */
  #goToNamed() {
    const node = this.find(new URLSearchParams(location.hash.slice(1)).get("card") ?? "");
    if (!node) return;
    node.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    node.focus({ preventScroll: true });
  }

  async #addTitled(name, ...place) {
    const id = newUuid();
    const ahead = this.keys.catchKeys();
    if (await this.call(name, id, ...place) && await this.appear(id)) await this.editors.open(id, "title", { ahead });
    else ahead.end();
  }

  #click(event) {
    const button = event.target.closest("button");
    if (button?.dataset.add === "stage") this.addStage(button.dataset.before ?? null);
    else if (button?.dataset.add === "step") this.addStep(button.dataset.stage, button.dataset.before ?? null);
    else if (button && "menu" in button.dataset) this.menu.ask(button.closest("[data-id]"));
    else if (button?.dataset.do === "undo") this.takeBack("Undo");
    else if (button?.dataset.do === "redo") this.takeBack("Redo");
    else if (!button) this.grid.click(event);
  }

  #doubleClick(event) {
    if (!this.editable() || event.target.closest("button, textarea, .jm-text-lost")) return;
    const node = event.target.closest("[data-text]");
    if (node) this.editors.open(node.dataset.id, node.dataset.text);
    else this.grid.addAt(event);
  }
}
