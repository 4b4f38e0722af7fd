import { newUuid } from "../text/ids.js";

// Editing a cell that is no card's own text: a list to choose from, a number, a date, or another text that several may type in at once.
// The circuit says which of them (TableHands.Describe) and takes what comes out.

export class CellEditor {
  #board;
  #server;

  constructor(board, server) {
    this.#board = board;
    this.#server = server;
  }

  async open(cell, id) {
    const column = cell.dataset.col;
    const ahead = this.#board.keys.catchKeys();
    try {
      const form = await this.#board.ask(this.#server, "Describe", id, column);
      if (!form || !cell.isConnected || cell.dataset.editing) return;
      if (form.kind === "text") {
        const place = () => this.#board.root.querySelector(`[data-row="${CSS.escape(id)}"] [data-col="${CSS.escape(column)}"]`);
        return await this.#board.editors.open(id, column, { place, selectAll: true, ahead });
      }
      this.#show(cell, id, column, form, ahead.end());
      ahead.replay();
    } finally {
      ahead.end();
    }
  }

  #show(cell, id, column, form, typed) {
    const field = form.kind === "choice" ? list(form) : input(form);
    field.setAttribute("aria-label", cell.dataset.label);
    cell.dataset.editing = column;
    cell.append(field);
    field.focus();
    if (!typed) field.select?.();
    else if (form.kind === "choice") choose(field, typed);
    else field.value = typed;
    const edit = { cell, field, id, column, before: form.value, isDone: false };
    field.addEventListener("keydown", event => this.#key(event, edit));
    field.addEventListener("blur", () => this.#put(edit, false));
    // A choice by mouse is made at once; by keyboard one walks to it first.
    if (form.kind === "choice") field.addEventListener("click", () => { if (field.value !== edit.before) this.#put(edit, true); });
  }

  #key(event, edit) {
    if (event.isComposing) return;
    event.stopPropagation();
    if (event.key === "Escape") this.#end(edit, true);
    else if (event.key === "Enter" || event.key === "Tab") this.#put(edit, true);
    else return;
    event.preventDefault();
  }

  async #put(edit, isBack) {
    const { field, cell, id, column } = edit;
    if (edit.isDone || edit.isSending) return;
    if (field.value === edit.before) return this.#end(edit, isBack);
    edit.isSending = true;
    const done = this.#board.state.sending();
    const wrong = await this.#board.ask(this.#server, "Put", newUuid().replaceAll("-", ""), id, column, field.value).finally(done);
    edit.isSending = false;
    // Undefined: there is no line to the server now, and what was typed stays to be sent again.
    if (wrong === undefined) return this.#board.say(this.#board.labels.addLater);
    if (wrong === null) return this.#end(edit, isBack);
    field.setAttribute("aria-invalid", "true");
    this.#board.say(wrong);
    if (cell.isConnected) field.focus();
  }

  #end(edit, isBack) {
    if (edit.isDone) return;
    edit.isDone = true;
    const { cell, field } = edit;
    delete cell.dataset.editing;
    // Whoever has gone on stays there.
    if (isBack && cell.isConnected) cell.focus();
    field.remove();
  }
}

function list({ value, options }) {
  const field = document.createElement("select");
  field.className = "input";
  for (const option of options) field.add(new Option(option.label, option.value));
  // A colour of its own is none of those that are offered.
  if (!options.some(option => option.value === value)) field.add(new Option(value, value));
  field.value = value;
  return field;
}

// As a list that has the focus does with letters.
function choose(list, typed) {
  const found = [...list.options].find(option => option.label.toLowerCase().startsWith(typed.toLowerCase()));
  if (found) list.value = found.value;
}

function input({ kind, value }) {
  const field = document.createElement("input");
  field.className = "input";
  field.type = kind === "date" ? "date" : "text";
  if (kind === "number") field.inputMode = "decimal";
  field.autocomplete = "off";
  field.value = value;
  return field;
}
