import { Grid } from "./grid.js";
import { Keys } from "./keys.js";
import { Texts } from "./texts.js";
import { Drag } from "./drag.js";
import { Others } from "./others.js";
import { SaveState } from "./save-state.js";
import { Menu } from "./menu.js";
import { newUuid } from "../text/ids.js";

// Calls that change the map: "Saved" is only said when they are answered.
const CHANGES = new Set(["AddCard", "AddStage", "AddStep", "Move", "SetScore", "Remove", "PutBack", "Undo", "Redo"]);

/**
 * The page's half of a board. `server` is the circuit's BoardScript: what it offers is called by name. Blazor draws the elements; the
 * page owns focus, drags, pointers and every text that is being typed.
 */
export function startBoard(root, server, options) {
  return new Board(root, server, options);
}

class Board {
  constructor(root, server, { mapId, labels }) {
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
    this.listen(root, "click", event => this.#click(event));
    this.listen(root, "dblclick", event => this.#doubleClick(event));
    this.editors.takeUpPending();
    root.dataset.ready = "";
  }

  /** Adds a listener that ends with the board. */
  listen(target, type, listener, options = {}) {
    target.addEventListener(type, listener, { ...options, signal: this.stopping.signal });
  }

  /** Calls the circuit; a call that cannot be made now gives undefined. */
  async call(name, ...values) {
    const done = CHANGES.has(name) ? this.state.sending() : null;
    try {
      return await this.server.invokeMethodAsync(name, ...values);
    } catch (error) {
      if (this.state.offline || this.stopping.signal.aborted) return undefined;
      throw error;
    } finally {
      done?.();
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
    const ahead = this.keys.catchLetters(typed);
    const done = await this.call("AddCard", id, laneId, stepId, before, score, null);
    if (done && await this.appear(id)) await this.editors.open(id, "text", { insert: () => ahead.end() });
    else ahead.end();
  }

  async addStage(before = null) {
    const id = newUuid();
    if (await this.call("AddStage", id, before) && await this.appear(id)) await this.editors.open(id, "title");
  }

  async addStep(stageId, before = null) {
    const id = newUuid();
    if (await this.call("AddStep", id, stageId, before) && await this.appear(id)) await this.editors.open(id, "title");
  }

  async remove(node) {
    const place = this.grid.placeOf(node);
    if (await this.call("Remove", node.dataset.id) && place) this.grid.goTo(place.row, place.column);
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
  }

  #click(event) {
    const button = event.target.closest("button");
    if (button?.dataset.add === "stage") this.addStage(button.dataset.before ?? null);
    else if (button?.dataset.add === "step") this.addStep(button.dataset.stage, button.dataset.before ?? null);
    else if (button && "menu" in button.dataset) this.menu.ask(button.closest("[data-id]"));
    else if (button?.dataset.do === "undo") this.call("Undo");
    else if (button?.dataset.do === "redo") this.call("Redo");
    else if (!button) this.grid.click(event);
  }

  #doubleClick(event) {
    if (!this.editable() || event.target.closest("button, textarea, .jm-text-lost")) return;
    const node = event.target.closest("[data-text]");
    if (node) this.editors.open(node.dataset.id, node.dataset.text);
    else this.grid.addAt(event);
  }
}
