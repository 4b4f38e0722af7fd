import { isCommand, standing } from "./standing.js";

// The quick actions: the page opens them at once, so that no letter is lost, and the circuit fills the list and does what is chosen.

const WALKS = new Set(["ArrowDown", "ArrowUp", "Home", "End", "Enter"]);
const STORE = "journeymapper-quick";
const REMEMBERED = 20;

export class Quick {
  #board;
  #server;
  #from = null;
  #watch;

  /** `server` is the quick actions' half of the circuit. */
  constructor(board, server) {
    this.#board = board;
    this.#server = server;
    board.listen(document, "keydown", event => this.#key(event));
    board.listen(this.#dialog, "keydown", event => this.#walk(event));
    board.listen(this.#dialog, "cancel", event => { event.preventDefault(); this.close(); });
    board.listen(this.#dialog, "click", event => { if (event.target === this.#dialog) this.close(); });
    this.#watch = new MutationObserver(() => this.#dialog.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }));
    this.#watch.observe(this.#dialog, { attributes: true, attributeFilter: ["aria-activedescendant", "aria-selected"], childList: true, subtree: true });
  }

  get #dialog() {
    return this.#board.root.querySelector("[data-quick]");
  }

  get #input() {
    return this.#dialog.querySelector("[data-quick-input]");
  }

  open() {
    this.#from = standing(this.#board);
    this.#input.value = "";
    this.#dialog.showModal();
    this.#input.focus();
    this.#board.ask(this.#server, "Open", this.#from.id, this.#from.step, recent());
  }

  close() {
    this.leave(null);
    this.#board.ask(this.#server, "Close");
  }

  /** Back to where one stood; `used` is the name of what was chosen, to be remembered. */
  leave(used) {
    if (used) remember(used);
    if (!this.#dialog.open) return;
    this.#dialog.close();
    this.#from.back();
  }

  /** Presses a button of the board by its name. */
  press(name) {
    this.#board.root.querySelector(`[data-do="${CSS.escape(name)}"]`)?.click();
  }

  stop() {
    this.#watch.disconnect();
  }

  #key(event) {
    if (event.defaultPrevented || !isCommand(event, "k")) return;
    if (this.#dialog.open) this.close();
    else if (event.target.closest?.("[role=dialog]")) return;
    else this.open();
    event.preventDefault();
  }

  #walk(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") this.close();
    else if (WALKS.has(event.key)) this.#board.ask(this.#server, "Press", event.key);
    // There is nothing else to go to.
    else if (event.key !== "Tab") return;
    event.preventDefault();
  }
}

// A browser may refuse to keep anything.
function recent() {
  try {
    const names = JSON.parse(localStorage.getItem(STORE) ?? "[]");
    return Array.isArray(names) ? names.filter(name => typeof name === "string").slice(0, REMEMBERED) : [];
  } catch {
    return [];
  }
}

function remember(name) {
  try {
    localStorage.setItem(STORE, JSON.stringify([name, ...recent().filter(one => one !== name)].slice(0, REMEMBERED)));
  } catch {
    // Then it is not remembered.
  }
}
