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
import { CurveValues } from "./curve-values.js";
import { Deeds } from "./deeds.js";
import { Find } from "./find.js";
import { Hints } from "./hints.js";
import { MiniMap } from "./mini-map.js";
import { Moving } from "./moving.js";
import { Quick } from "./quick.js";
import { Reading } from "./reading.js";
import { Selection } from "./selection.js";
import { Table } from "./table.js";
import { Ties } from "./ties.js";
import { Viewport } from "./viewport.js";
import { copy } from "../page.js";

const SAID_FOR = 5000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
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
    this.deeds = new Deeds(this);
    this.drag = new Drag(this);
    this.ties = new Ties(this);
    // Before the keys: what the table does with one, they leave alone.
    this.table = new Table(this, parts.table);
    this.keys = new Keys(this);
    this.clipboard = new Clipboard(this, parts.clipboard);
    this.miniMap = new MiniMap(this);
    this.hints = new Hints(this);
    this.curveValues = new CurveValues(this);
    this.finding = new Find(this, parts.find);
    this.quick = new Quick(this, parts.quick);
    this.reading = new Reading(this);
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

  /** The map is shown as a board, not to be read or as a table. */
  get isBoard() {
    return this.root.dataset.view === "board";
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
    this.ties?.redraw();
    this.others.redraw();
  }

  /** The board has become something to read, or a board again: what hangs on the nodes of the one finds those of the other. */
  viewChanged() {
    this.ties.follow();
    this.finding.follow();
    this.others.redraw();
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

  /** What others have changed, for those who hear the page. */
  hear(sentence) {
    this.say(sentence, { isQuiet: true });
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
      "remove": () => this.deeds.remove(this.find(this.selection.ids[0])),
      "zoom-in": () => this.viewport.larger(),
      "zoom-out": () => this.viewport.smaller(),
      "zoom-reset": () => this.viewport.reset(),
      "fit": () => this.viewport.fit(),
      "minimap": () => this.miniMap.toggle(),
      "hints": () => this.hints.show(),
      "view-board": () => this.reading.show("board"),
      "view-table": () => this.reading.show("table"),
      "view-story": () => this.reading.show("story"),
      "print-story": () => print(),
      "undo": () => this.deeds.takeBack("Undo"),
      "redo": () => this.deeds.takeBack("Redo"),
    }[command]?.();
  }

  /** Copies the address of an element; a page on plain http copies from a field, which takes the focus for a moment. */
  copyLink(id) {
    return this.copyAddress(`/maps/${this.mapId}#card=${id}`);
  }

  async copyAddress(path) {
    const address = new URL(path, location.origin).href;
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
    this.changes.stop();
    this.selection.stop();
    this.viewport.stop();
    this.miniMap.stop();
    clearTimeout(this.noteTimer);
    this.finding.stop();
    this.quick.stop();
    this.reading.stop();
    this.table.stop();
  }

  /** An address may name what it leads to: /maps/{id}#card={id}. */
  async #goToNamed() {
    const id = new URLSearchParams(location.hash.slice(1)).get("card");
    if (!UUID.test(id ?? "")) return;
    // It may be folded away.
    if (!this.find(id)) await this.call("Reveal", id);
    const node = this.find(id);
    if (!node) return;
    node.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    node.focus({ preventScroll: true });
  }

  #click(event) {
    const button = event.target.closest("button");
    if (button?.dataset.add === "stage") this.deeds.addStage(button.dataset.before ?? null);
    else if (button?.dataset.add === "step") this.deeds.addStep(button.dataset.stage, button.dataset.before ?? null);
    else if (button?.dataset.add === "lane") this.menu.askLane(button, button.dataset.before ?? null);
    else if (button && "fold" in button.dataset) this.deeds.fold(button.closest("[data-id]"));
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
