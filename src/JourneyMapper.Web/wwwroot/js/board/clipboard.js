// Copy, cut and paste by keys or menu. What is copied goes out as text, as a table for spreadsheets, and in that table as a piece of the
// map, which another map in another browser takes in whole.

const MARK = "data-journeymapper";
// So many are asked for ahead, each time Ctrl goes down.
const FEW = 20;
// Milliseconds for which an answer is not asked for again.
const FRESH = 1000;

export class Clipboard {
  #board;
  #server;
  #ready = null;

  constructor(board, server) {
    this.#board = board;
    this.#server = server;
    board.listen(document, "copy", event => this.#copied(event, false));
    board.listen(document, "cut", event => this.#copied(event, true));
    board.listen(document, "paste", event => this.#pasted(event));
    // The server knows more of a card than its text: asked when Ctrl goes down, it has answered before C does.
    board.listen(document, "keydown", event => this.#key(event));
  }

  /** Copies (and removes) what is chosen, asked for by a menu. */
  async take(isCut) {
    await this.#prepare();
    // Without a key of the person's some browsers do not let a page write.
    if (!this.#ready || !document.execCommand(isCut ? "cut" : "copy")) this.#board.say(this.#board.labels.copyHint);
  }

  async duplicate() {
    // A copy of a locked lane is a lane of its own; one of a card would stand in the locked lane.
    const ids = this.#chosen().filter(id => this.#board.find(id).dataset.kind === "lane" || !this.#board.isLocked(this.#board.find(id)));
    if (ids.length === 0) this.#board.tellLocked();
    else await this.#arrived(await this.#board.call("Duplicate", ids));
  }

  #key(event) {
    if (event.repeat) return;
    const isAhead = (event.key === "Control" || event.key === "Meta") && this.#board.selection.count <= FEW;
    if (isAhead || ((event.ctrlKey || event.metaKey) && (event.key === "c" || event.key === "x"))) this.#prepare();
  }

  #chosen() {
    const { selection, grid } = this.#board;
    return selection.ids.filter(id => grid.shown.contains(this.#board.find(id)));
  }

  async #prepare() {
    const ids = this.#isOurs() ? this.#chosen() : [];
    if (ids.length === 0) {
      this.#ready = null;
      return;
    }
    if (this.#ready?.ids.join() === ids.join() && !this.#ready.isOld()) return this.#ready.done;
    const asked = { ids, piece: null, at: performance.now(), isOld: () => performance.now() - asked.at > FRESH };
    this.#ready = asked;
    asked.done = this.#board.invokeOn(this.#server, "Copy", ids).then(piece => { asked.piece = piece; }, () => { asked.piece = null; });
    await asked.done;
  }

  // Text that is being written, or chosen anywhere on the page, is the browser's own business.
  #isOurs() {
    const { activeElement } = document;
    return !activeElement?.closest?.("input, textarea, select, [contenteditable], [role=dialog]") && (getSelection()?.isCollapsed ?? true);
  }

  #copied(event, isCut) {
    if (!this.#isOurs()) return;
    const ids = this.#chosen();
    const ready = this.#ready;
    if (ids.length === 0) return;
    event.preventDefault();
    if (!ready || ready.ids.join() !== ids.join() || !ready.piece) {
      // Quicker than the line: once more when the answer is there.
      this.#prepare().then(() => { if (!this.#ready?.piece || !document.execCommand(isCut ? "cut" : "copy")) this.#board.say(this.#board.labels.copyHint); });
      return;
    }
    const { json, rows, count } = ready.piece;
    event.clipboardData.setData("text/plain", rows.map(row => row.map(quoted).join("\t")).join("\n"));
    event.clipboardData.setData("text/html", table(rows, json));
    const { labels } = this.#board;
    this.#board.say(count === 1 ? labels.copied : labels.copiedMany.replace("{0}", count), { isQuiet: true });
    if (isCut && this.#board.editable()) this.#board.deeds.remove(this.#board.find(ids[0]));
  }

  async #pasted(event) {
    if (!this.#isOurs() || !this.#board.editable() || !this.#board.root.contains(document.activeElement)) return;
    event.preventDefault();
    const html = event.clipboardData.getData("text/html");
    const text = event.clipboardData.getData("text/plain");
    const document_ = html ? new DOMParser().parseFromString(html, "text/html") : null;
    const fragment = document_?.querySelector(`[${MARK}]`)?.getAttribute(MARK);
    const [kind, content] = fragment ? ["fragment", fragment] : document_?.querySelector("table") ? ["table", text] : [text.includes("\t") ? "table" : "lines", text];
    if (!content.trim()) return this.#board.say(this.#board.labels.nothingToPaste);
    const bytes = DotNet.createJSStreamReference(new TextEncoder().encode(content));
    await this.#arrived(await this.#board.call("Paste", this.#place(), kind, bytes));
  }

  // Where one stands: a cell, before the next card of it, or beside a step, a stage or a lane.
  #place() {
    const node = document.activeElement.closest("[data-id], [data-probe]");
    if (!node || !this.#board.grid.shown.contains(node)) return {};
    if ("probe" in node.dataset) return this.#board.grid.cellOf(node);
    if (!node.matches(".card, .point")) return { beside: node.dataset.id };
    return { ...this.#board.grid.cellOf(node), before: this.#board.grid.after(node)?.dataset.id ?? null };
  }

  async #arrived(ids) {
    if (!ids?.length) return;
    const first = await this.#board.appear(ids[0]);
    if (!first) return;
    first.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#board.selection.choose(first.matches(".card, .point") ? ids.filter(id => this.#board.find(id)) : [ids[0]], first);
  }
}

// As spreadsheets read it.
function quoted(cell) {
  return /[\t\n"]/.test(cell) ? `"${cell.replaceAll("\"", "\"\"")}"` : cell;
}

function table(rows, json) {
  const node = document.createElement("table");
  node.setAttribute(MARK, json);
  for (const row of rows) {
    const line = node.insertRow();
    for (const cell of row) {
      const place = line.insertCell();
      cell.split("\n").forEach((words, i) => place.append(...(i > 0 ? [document.createElement("br"), words] : [words])));
    }
  }
  return node.outerHTML;
}
