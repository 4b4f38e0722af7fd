import { openEditor, openPending, pendingTexts } from "../text/text-editor.js";
import { compose } from "../text/delta.js";
import { LostWords } from "./lost-words.js";

/** The texts that are open for typing on this page, and the letters that an earlier life of it has left. */
export class Texts {
  #board;
  #open = new Map();
  #opening = new Map();
  #pending = new Map();
  #carets = [];
  #reloading = false;
  #watch;
  #lost;

  constructor(board) {
    this.#board = board;
    this.#lost = new LostWords(board);
    board.listen(document, "journey:online", () => this.#online());
    // When the page loads itself anew, the letters wait in the store: nothing to ask the person about.
    board.listen(document, "journey:reload", () => { this.#reloading = true; });
    board.listen(window, "beforeunload", event => { if (this.#board.waiting > 0 && !this.#reloading) event.preventDefault(); });
    this.#watch = new MutationObserver(changes => this.#follow(changes));
    this.#watch.observe(board.root, { childList: true, subtree: true });
    this.#followFields();
  }

  /** In how many texts letters are not stored yet. */
  get unsentCount() {
    return this.#pending.size + [...this.#open.values()].filter(one => one.editor.pending).length;
  }

  /** Shows words that found no text to go into. */
  keepWords(id, property, words) {
    if (words) this.#lost.show(id, property, words);
  }

  /** Opens the text of an element in place. `ahead` holds the keys that were pressed before the field was there. */
  async open(id, property, { selectAll = false, ahead = null, isNew = false, place = () => this.#board.find(id) } = {}) {
    if (this.#opening.has(`${id}/${property}`)) return;
    ahead ??= this.#board.keys.catchKeys();
    try {
      await this.#openField(id, property, { selectAll, ahead, isNew, place });
    } finally {
      ahead.end();
    }
  }

  async #openField(id, property, { selectAll, ahead, isNew, place }) {
    const already = this.#open.get(`${id}/${property}`);
    if (already) return already.editor.focus({});
    const one = await this.#begin(id, property, place, false);
    if (!one) return;
    one.isNew = isNew;
    one.place = place;
    one.editor.focus(selectAll ? { selectAll: true } : { atEnd: true });
    const typed = ahead.end();
    if (typed) this.#insert(one.host, typed);
    ahead.replay();
  }

  // Puts a field into the place (an element's node, or one made for it in the panel), at the text as the circuit has it.
  async #begin(id, property, place, isField) {
    const key = `${id}/${property}`;
    if (this.#open.has(key) || this.#opening.has(key) || !this.#board.editable()) return null;
    // Changes that come in before the field is there wait for it.
    const missed = [];
    this.#opening.set(key, missed);
    try {
      const storageKey = `${this.#board.mapId}/${key}`;
      const info = await this.#board.call("OpenText", id, property);
      const node = place();
      if (!info || !node?.isConnected) return null;
      const left = pendingTexts(storageKey).find(entry => entry.key === storageKey && entry.snapshot);
      const since = left ? await this.#board.call("EditsSince", id, property, left.snapshot.version) : null;
      const one = this.#show(node, id, property, key, { ...info, storageKey, edits: since?.edits?.map(whole) }, isField);
      for (const run of missed) run(one.editor);
      this.#showCarets(key);
      return one;
    } finally {
      this.#opening.delete(key);
    }
  }

  /** What the server has stored, in order: to the fields it is about; the others only see the version. */
  changed(changes, version, gone) {
    for (const [key, run] of this.#targets()) run(editor => {
      for (const change of changes) if (`${change.id}/${change.property}` === key) editor.remote(whole(change));
      editor.versionSeen(version);
    });
    for (const id of gone) this.#gone(id);
  }

  /** The connection is back, or too much has happened: each text asks for what it missed. */
  async resync() {
    await Promise.all([...this.#open.values(), ...this.#pending.values()].map(one => this.#catchUp(one)));
  }

  /** Where the others type: `[{id, property, name, color, start, end}]`. */
  setCarets(carets) {
    this.#carets = carets;
    for (const key of this.#open.keys()) this.#showCarets(key);
  }

  /** Sends what an earlier life of this page has left. */
  takeUpPending() {
    for (const entry of pendingTexts(`${this.#board.mapId}/`)) {
      if (entry.snapshot) this.#sendPending(entry);
      else if (entry.lost) this.#lost.show(entry.id, entry.property, entry.text, entry.key);
    }
  }

  /** Resolves when every letter typed so far is stored, or cannot be now. */
  async settled() {
    await Promise.all([...this.#open.values()].map(one => one.stored ?? one.editor.flush()));
  }

  stop() {
    this.#watch.disconnect();
    for (const { editor } of this.#open.values()) editor.close();
    this.#open.clear();
  }

  #show(node, id, property, key, info, isField) {
    const { labels } = this.#board;
    const host = document.createElement("div");
    host.className = "text-host";
    node.append(host);
    const close = () => this.#close(key);
    // A field of the panel stays open and leaves Tab to the browser; a text in place closes when one is done.
    const leaving = isField ? {} : {
      onCommit: () => this.#commit(key),
      onEscape: () => this.#leave(key),
      onNext: () => this.#leave(key, "ArrowRight"),
      onPrevious: () => this.#leave(key, "ArrowLeft"),
    };
    const editor = openEditor(host, {
      id, property, ...info, ...leaving, labels, className: "text-field", ariaLabel: node.dataset.label ?? labels[property] ?? labels.text, placeholder: node.dataset.hint, spellcheck: true,
      transport: this.#transport(),
      onUndo: () => this.#board.deeds.takeBack("Undo"),
      onRedo: () => this.#board.deeds.takeBack("Redo"),
      onLimit: limit => this.#board.call("Announce", "TextLimit", limit),
      onPutBack: ({ text }) => this.#lost.putBack(id, property, text),
      onSelection: (start, end) => this.#board.others.typing({ id, property, start, end }),
      onDesync: () => this.#catchUp(this.#open.get(key), true),
    });
    const one = { editor, host, node, id, property, isField };
    this.#open.set(key, one);
    if (isField) return one;
    node.dataset.editing = property;
    // Focus went elsewhere: done, unless it only went to the buttons beside the words or to another window.
    host.addEventListener("focusout", event => {
      if (event.relatedTarget && !host.contains(event.relatedTarget)) close();
      else if (!event.relatedTarget) setTimeout(() => { if (host.isConnected && document.hasFocus() && !host.contains(document.activeElement) && !host.querySelector(".jm-text-lost")) close(); });
    });
    return one;
  }

  // The panel's fields are open for as long as they stand on the page.
  #followFields() {
    for (const place of this.#board.root.querySelectorAll("[data-field]")) {
      const { field, fieldId } = place.dataset;
      if (this.#open.has(`${fieldId}/${field}`)) continue;
      this.#begin(fieldId, field, () => place, true).then(one => { if ("takesFocus" in place.dataset) one?.editor.focus({ atEnd: true }); });
    }
  }

  // Enter ends a text; that of a new card goes on with the next one, until one is left empty.
  #commit(key) {
    const one = this.#open.get(key);
    const { grid } = this.#board;
    const place = one.isNew && one.editor.text.trim() && one.node.matches(".card") && !one.node.closest(".cut-before") ? grid.cellOf(one.node) : null;
    const before = place && (grid.after(one.node)?.dataset.id ?? null);
    this.#leave(key);
    if (place) this.#board.deeds.addCard(place.laneId, place.stepId, { before });
  }

  // Back to the board at once; the last letters are stored behind it.
  #leave(key, direction = null) {
    const { node } = this.#open.get(key);
    this.#close(key);
    node.focus();
    if (direction) this.#board.grid.move(node, direction);
  }

  async #close(key) {
    const one = this.#open.get(key);
    if (!one || one.closing) return;
    one.closing = true;
    const stored = one.stored = one.editor.close();
    delete one.node.dataset.editing;
    one.host.remove();
    this.#board.others.typing(null);
    // Changes are passed on until the last letters are stored.
    const sent = await stored;
    if (this.#open.get(key) === one) this.#open.delete(key);
    // A feeling says something without a word too.
    if (one.isNew && one.node.dataset.kind === "card" && !one.editor.text.trim()) this.#board.call("Discard", one.id);
    this.#board.call("CloseText", one.id, one.property);
    if (!sent) this.takeUpPending();
  }

  #insert(host, typed) {
    const field = host.querySelector("textarea");
    field.setRangeText(typed, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
  }

  async #online() {
    await this.resync();
    this.#board.state.back();
  }

  // Somebody has moved the element that one types in: its node is a new one and the field goes along, or it is the same and only the
  // focus was lost on the way.
  #follow(changes) {
    this.#followFields();
    for (const [key, one] of this.#open) {
      if (one.closing) continue;
      if (one.isField) {
        if (!one.node.isConnected) this.#close(key);
        continue;
      }
      if (one.host.isConnected) {
        const moved = changes.some(change => [...change.addedNodes].some(added => added !== one.host && added.contains(one.host)));
        if (moved && document.activeElement === document.body) one.editor.focus({});
        continue;
      }
      const node = one.place();
      if (!node) continue;
      one.node = node;
      node.append(one.host);
      node.dataset.editing = one.property;
      one.editor.focus({});
    }
  }

  #gone(id) {
    for (const [key, one] of this.#open) {
      if (one.id !== id) continue;
      // The element's node is about to go; its words move to a place of their own. A field that only stands open loses nothing with it.
      const isTyped = !one.isField || one.editor.pending || one.host.contains(document.activeElement);
      const words = isTyped ? one.editor.text : "";
      one.closing = true;
      one.editor.close();
      this.#open.delete(key);
      if (words) this.#lost.show(id, one.property, words);
    }
  }

  #sendPending(entry) {
    const key = `${entry.id}/${entry.property}`;
    if (this.#pending.has(key) || this.#open.has(key)) return;
    const work = openPending(entry, { transport: this.#transport(), onDesync: () => this.#catchUp(this.#pending.get(key), true) });
    this.#pending.set(key, { editor: work, id: entry.id, property: entry.property });
    work.done.then(({ stored, text, code }) => {
      this.#pending.delete(key);
      this.#board.call("CloseText", entry.id, entry.property);
      if (!stored && code !== "opened") this.#lost.show(entry.id, entry.property, text);
    });
    this.#catchUp(this.#pending.get(key));
  }

  async #catchUp(one, asNew = false) {
    if (!one) return;
    const info = await this.#board.call("EditsSince", one.id, one.property, asNew ? null : one.editor.version);
    if (info) one.editor.reconnected(info.edits ? { ...info, edits: info.edits.map(whole) } : info);
    else if (info === null) this.#gone(one.id);
  }

  #showCarets(key) {
    this.#open.get(key)?.editor.setCarets?.(this.#carets.filter(caret => `${caret.id}/${caret.property}` === key));
  }

  * #targets() {
    for (const [key, one] of [...this.#open, ...this.#pending]) yield [key, run => run(one.editor)];
    for (const [key, missed] of this.#opening) yield [key, run => missed.push(editor => run(editor))];
  }

  #transport() {
    return {
      send: async message => {
        const done = this.#board.state.sending();
        try {
          const answer = await this.#board.invoke("SendText", message.id, message.property, message.submissionId, message.baseVersion, message.delta);
          if (answer.code) throw Object.assign(new Error(answer.code), { code: answer.code });
          return answer;
        } finally {
          done();
        }
      },
    };
  }
}

/** A change as the editors take it: what one edit did to a text in several steps is one delta. */
function whole(change) {
  return { ...change, delta: change.deltas.reduce(compose, []) };
}
