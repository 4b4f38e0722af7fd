import { Grid } from "./grid.js";
import { Keys } from "./keys.js";
import { Texts } from "./texts.js";
import { Drag } from "./drag.js";
import { Others } from "./others.js";
import { SaveState } from "./save-state.js";
import { Menu } from "./menu.js";
import { Changes } from "./changes.js";
import { Clipboard } from "./clipboard.js";
import { Curtain } from "./curtain.js";
import { Find } from "./find.js";
import { Hints } from "./hints.js";
import { MiniMap } from "./mini-map.js";
import { Moving } from "./moving.js";
import { Quick } from "./quick.js";
import { Selection } from "./selection.js";
import { Ties } from "./ties.js";
import { Viewport } from "./viewport.js";
import { copy } from "../page.js";
import { newUuid } from "../text/ids.js";

const SAID_FOR = 5000;
// What a locked structure keeps.
const SHAPE = new Set(["stage", "step", "lane", "line", "actor"]);
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
    this.changes = new Changes(this, parts.edits, parts.clipboard);
    this.others = new Others(this);
    this.selection = new Selection(this);
    this.grid = new Grid(this);
    this.curtain = new Curtain(this);
    this.viewport = new Viewport(this);
    this.editors = new Texts(this);
    this.menu = new Menu(this);
    this.moving = new Moving(this);
    this.drag = new Drag(this);
    this.ties = new Ties(this);
    this.keys = new Keys(this);
    this.clipboard = new Clipboard(this, parts.clipboard);
    this.miniMap = new MiniMap(this);
    this.hints = new Hints(this);
    this.finding = new Find(this, parts.find);
    this.quick = new Quick(this, parts.quick);
    this.listen(root, "click", event => this.#click(event));
    this.listen(window, "hashchange", () => this.#goToNamed());
    this.listen(root, "dblclick", event => this.#doubleClick(event));
    this.editors.takeUpPending();
    this.changes.takeUp();
    root.dataset.ready = "";
    this.#goToNamed();
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

  /** True when this person or a lock does not let the element (or the empty cell) be changed. */
  isLocked(node) {
    if (!this.editable() || node.closest("[data-locked]")) return true;
    return "shapeLocked" in this.root.dataset && SHAPE.has(node.dataset.kind);
  }

  tellLocked() {
    this.say(this.labels.locked);
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

  /** The size or the contents of what is drawn have changed. */
  changed() {
    this.miniMap?.changed();
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

  /** Makes a card and opens it for typing; letters typed meanwhile go into it. Enter makes the next one below. */
  async addCard(laneId, stepId, { before = null, score = null, typed = "" } = {}) {
    if (!this.editable()) return;
    const id = newUuid();
    const ahead = this.keys.catchKeys(typed);
    const done = await this.call("AddCard", id, laneId, stepId, before, score, null);
    if (done && await this.appear(id)) await this.editors.open(id, "text", { ahead, isNew: true });
    else ahead.end();
  }

  addStage(before = null) {
    return this.#addTitled("AddStage", before);
  }

  addStep(stageId, before = null) {
    return this.#addTitled("AddStep", stageId, before);
  }

  /** Something new beside an element or an empty cell: left, right, above or below. */
  insertBeside(node, x, y) {
    const { kind, id } = node.dataset;
    const beyond = selector => {
      const all = [...this.root.querySelectorAll(selector)];
      return all[all.indexOf(node) + 1]?.dataset.id ?? null;
    };
    const isForth = x + y > 0;
    if (kind === "stage" && x !== 0) return this.addStage(isForth ? beyond(".stage") : id);
    if (kind === "step" && x !== 0) return this.addStep(node.dataset.stage, isForth ? beyond(`.step[data-stage="${node.dataset.stage}"]`) : id);
    if (kind === "lane" && y !== 0) return this.menu.askLane(node, isForth ? beyond(".lane") : id);
    if (kind === "card" && y !== 0 && node.matches(".card")) return this.addCard(node.closest(".lane-row").dataset.lane, node.closest(".cell").dataset.step, { before: isForth ? this.grid.after(node)?.dataset.id ?? null : id });
    // From a cell, left and right are steps.
    const place = this.grid.placeOf(node);
    const step = place && x !== 0 ? this.grid.stepAt(place.column) : null;
    if (step && !this.isLocked(step)) return this.insertBeside(step, x, 0);
  }

  /** Removes an element, or all that is chosen with it. */
  async remove(node) {
    const place = this.grid.placeOf(node);
    const nodes = this.selection.around(node).filter(one => !this.isLocked(one));
    if (nodes.length === 0) return this.tellLocked();
    if (await this.call("Remove", nodes.map(one => one.dataset.id)) && place) this.grid.goTo(place.row, place.column);
  }

  /** Moves elements, and stands on one of them afterwards. */
  async move(wishes, node) {
    const { id } = node.dataset;
    const chosen = this.selection.ids;
    if (!await this.call("Move", wishes)) return;
    await this.appear(id);
    if (wishes.length > 1) this.selection.choose([id, ...chosen.filter(one => one !== id)]);
    else this.find(id)?.focus();
  }

  /** Folds or unfolds the stage or lane that one stands in. */
  fold(node) {
    const id = node.dataset.kind === "stage" ? node.dataset.id : node.dataset.kind === "step" ? node.dataset.stage : node.closest(".lane-row")?.dataset.lane;
    if (id) this.call("Fold", id);
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

  placeMenu(menu) {
    this.menu.place(menu);
  }

  /** What the circuit's menus and buttons leave to the page. */
  perform(command) {
    return {
      "copy": () => this.clipboard.take(false),
      "cut": () => this.clipboard.take(true),
      "duplicate": () => this.clipboard.duplicate(),
      "zoom-in": () => this.viewport.larger(),
      "zoom-out": () => this.viewport.smaller(),
      "zoom-reset": () => this.viewport.reset(),
      "fit": () => this.viewport.fit(),
      "minimap": () => this.miniMap.toggle(),
      "hints": () => this.hints.show(),
      "undo": () => this.takeBack("Undo"),
      "redo": () => this.takeBack("Redo"),
    }[command]?.();
  }

  /** Copies the address of an element; a page on plain http copies from a field, which takes the focus for a moment. */
  async copyLink(id) {
    const address = new URL(`/maps/${this.mapId}#card=${id}`, location.origin).href;
    const focused = document.activeElement;
    const field = document.createElement("input");
    field.className = "sr";
    field.value = address;
    document.body.append(field);
    const done = await copy(address, field);
    field.remove();
    focused?.focus();
    return { done, address };
  }

  /** A moment as the reader's own clock and calendar have it. */
  writeTime(node, at) {
    const [moment, language] = [new Date(at), document.documentElement.lang];
    const year = moment.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" };
    node.textContent = moment.toLocaleString(language, { ...year, day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
    node.title = moment.toLocaleString(language);
  }

  stop() {
    this.stopping.abort();
    this.ties.stop();
    this.editors.stop();
    this.others.clear();
    this.grid.stop();
    this.selection.stop();
    this.viewport.stop();
    this.miniMap.stop();
    clearTimeout(this.noteTimer);
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
    else if (button?.dataset.add === "lane") this.menu.askLane(button, button.dataset.before ?? null);
    else if (button && "fold" in button.dataset) this.fold(button.closest("[data-id]"));
    else if (button && "menu" in button.dataset) this.menu.ask(button.closest("[data-id]"));
    else if (button?.dataset.do) this.perform(button.dataset.do);
    else if (!button) this.grid.click(event);
  }

  #doubleClick(event) {
    if (!this.editable() || event.target.closest("button, textarea, .jm-text-lost")) return;
    const node = event.target.closest("[data-text]");
    if (node && this.isLocked(node)) this.tellLocked();
    else if (node) this.editors.open(node.dataset.id, node.dataset.text);
    else this.grid.addAt(event);
  }
}
