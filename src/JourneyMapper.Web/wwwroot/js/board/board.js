import { Grid } from "./grid.js";
import { Keys } from "./keys.js";
import { LivePage } from "./live-page.js";
import { Texts } from "./texts.js";
import { Drag } from "./drag.js";
import { Menu } from "./menu.js";
import { CardPictures } from "./card-pictures.js";
import { Clipboard } from "./clipboard.js";
import { Curtain } from "./curtain.js";
import { CurveValues } from "./curve-values.js";
import { Deeds } from "./deeds.js";
import { Find } from "./find.js";
import { Hints } from "./hints.js";
import { Links } from "./links.js";
import { MiniMap } from "./mini-map.js";
import { Moving } from "./moving.js";
import { Quick } from "./quick.js";
import { Reading } from "./reading.js";
import { Selection } from "./selection.js";
import { Suggestions } from "./suggestions.js";
import { Table } from "./table.js";
import { Ties } from "./ties.js";
import { Viewport } from "./viewport.js";
import { Walk } from "./walk.js";
import { copy } from "../page.js";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
// What a locked structure keeps.
const SHAPE = new Set(["stage", "step", "lane", "line", "actor"]);

/**
 * The page's half of a board. `server` is the circuit's BoardScript: what it offers is called by name. Blazor draws the elements; the
 * page owns focus, drags, pointers and every text that is being typed.
 */
export function startBoard(root, server, options) {
  return new Board(root, server, options);
}

class Board extends LivePage {
  constructor(root, server, options) {
    super(root, server, options);
    const { parts } = options;
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
    this.pictures = new CardPictures(this, parts.pictures);
    this.suggestions = new Suggestions(this, parts.suggestions);
    this.clipboard = new Clipboard(this, parts.clipboard);
    this.miniMap = new MiniMap(this);
    this.hints = new Hints(this);
    this.curveValues = new CurveValues(this);
    this.finding = new Find(this, parts.find);
    this.quick = new Quick(this, parts.quick);
    this.reading = new Reading(this);
    this.links = new Links(this, parts.links);
    this.walk = new Walk(this);
    this.listen(root, "click", event => this.#click(event));
    this.listen(window, "hashchange", () => this.#goToNamed());
    this.listen(root, "dblclick", event => this.#doubleClick(event));
    this.editors.takeUpPending();
    this.changes.takeUp();
    root.dataset.ready = "";
    this.#goToNamed();
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

  /** The size or the contents of what is drawn have changed. */
  changed() {
    this.miniMap?.changed();
    this.ties?.redraw();
    this.links?.redraw();
    this.walk?.place();
    this.others.redraw();
  }

  /** The board has become something to read, or a board again: what hangs on the nodes of the one finds those of the other. */
  viewChanged() {
    this.ties.follow();
    this.links?.follow();
    this.finding.follow();
    this.others.redraw();
  }

  // What the circuit asks of the page

  async edit(id, property) {
    if (await this.appear(id)) await this.editors.open(id, property, { selectAll: true });
  }

  async focus(id) {
    (await this.appear(id))?.focus();
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
      "picture": () => this.pictures.show(),
      "add-picture": () => this.pictures.choose(),
      "describe-picture": () => this.pictures.describe(),
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
    super.stop();
    this.ties.stop();
    this.links.stop();
    this.grid.stop();
    this.selection.stop();
    this.viewport.stop();
    this.miniMap.stop();
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
