import { compose, isEmpty } from "./delta.js";
import { TextCarets } from "./text-carets.js";
import { TextCourier } from "./text-courier.js";
import { allowedSplice, cleanText, cutToFit, isHalfTyped, keyAction, spliceAt, throttle } from "./text-input.js";
import { showLost } from "./text-lost.js";
import { TextStore } from "./text-store.js";
import { TextSurface } from "./text-surface.js";

export { forgetText, openPending, pendingTexts } from "./text-pending.js";

/** The longest text of the contract. */
const TEXT_LIMIT = 10_000;
/** Own selection: at most 20 a second. */
const SELECTION_PAUSE = 50;

/**
 * Puts a text field that several people type in at once into an empty host element that nobody else renders into.
 * The options and what is returned are described in full at `TextEditor`.
 */
export function openEditor(host, options) {
  return new TextEditor(host, options);
}

/**
 * Options: `id`, `property` (of the element), `text`, `version` (as they are now), `transport.send({id, property, submissionId,
 * baseVersion, delta}) -> Promise<{version}>`, `storageKey`; optional `limit`, `multiline`, `className`, `ariaLabel`, `placeholder`,
 * `spellcheck`, `edits` (since the version of a pending text left under the same key), `labels: {gone, refused, putBack, copy, copied}`;
 * callbacks, all optional: `onCommit() onNext() onPrevious() onEscape() onUndo() onRedo() onSelection(start, end) onText(text)
 * onLimit(limit) onRefused(code) onPutBack({text, code}) onDesync()`.
 */
class TextEditor {
  #options;
  #surface;
  #carets;
  #store;
  #courier;
  #work;
  #lost = null;
  #composing = false;
  #held = [];
  #closed = false;
  #gone = false;
  #listening = new AbortController();
  #reportSelection;

  constructor(host, options) {
    this.#options = { ...options, limit: options.limit ?? TEXT_LIMIT, multiline: options.multiline ?? true };
    this.#store = options.storageKey ? new TextStore(options.storageKey, options) : null;
    const { text, version, edits } = options;
    const working = TextCourier.at(options.storageKey);
    const entry = working ? null : this.#store?.loadPending() ?? null;
    this.#work = {
      transport: options.transport, id: options.id, property: options.property, storageKey: options.storageKey, store: this.#store,
      entry, start: { text, version }, gate: run => this.#whenCalm(run), onRemote: delta => this.#showRemote(delta),
      onRefused: refusal => this.#refused(refusal), onDesync: () => this.#options.onDesync?.(),
    };
    working?.handOver(this.#work);
    this.#courier = working ?? new TextCourier(this.#work);
    this.#surface = new TextSurface(host, this.#options, this.#courier.session.text);
    this.#carets = new TextCarets(this.#surface);
    this.#reportSelection = throttle((start, end) => this.#options.onSelection?.(start, end), SELECTION_PAUSE);
    this.#listen();
    const lost = this.#store?.loadLost();
    if (lost) this.#showLost(lost.text, lost.lost);
    if (entry) this.#courier.reconnected(edits ? { edits, version } : { text, version });
    else if (version > this.version) this.#courier.reconnected({ text, version });
  }

  /** What the person sees, unanswered letters included. */
  get text() { return this.#courier.session.text; }
  /** The version from which `reconnected` wants the edits. */
  get version() { return this.#courier.session.version; }
  /** True while letters are unanswered. */
  get pending() { return this.#courier.session.pending; }

  /** The server has changed this text: `{version, delta | deltas, submissionId}`, own changes too, in order, one call a version. */
  remote({ version, delta, deltas, submissionId }) {
    this.#courier.remote({ version, delta: delta ?? deltas.reduce(compose, []), submissionId });
  }

  /** The map has come to this version without a change of this text. */
  versionSeen(version) {
    this.#courier.versionSeen(version);
  }

  /** The way to the server is back: `{edits: [{version, delta, submissionId}], version}` since `version`, or `{text, version}`. */
  reconnected(info) {
    this.#courier.reconnected(info);
  }

  /** @param {{name, color, start, end}[]} carets of the others */
  setCarets(carets) {
    this.#carets.set(carets);
  }

  focus(how) {
    this.#surface.focus(how);
  }

  /** True once every letter is stored; false when they cannot be sent now (kept, sent later) or were refused. */
  flush() {
    this.#takeInput();
    return this.#courier.flush();
  }

  /**
   * Takes the field away at once and resolves like `flush`; pass on changes until then. After false the letters lie in
   * `pendingTexts()`, or the refused words do.
   */
  async close() {
    if (this.#closed) return false;
    this.#composing = false;
    this.#takeInput(true);
    this.#closed = true;
    this.#drain();
    this.#listening.abort();
    this.#reportSelection.stop();
    this.#carets.remove();
    this.#surface.remove();
    this.#lost?.remove();
    const stored = await this.#courier.flush();
    // Opened again meanwhile: the new editor goes on with the same session.
    if (this.#courier.worksFor(this.#work)) {
      this.#courier.stop();
      this.#store?.release();
    }
    return stored && !this.#gone;
  }

  /** The element is gone: the words stay on the screen, readonly, until they are put back or copied. */
  elementGone({ labels } = {}) {
    if (this.#gone || this.#closed) return;
    this.#composing = false;
    this.#takeInput(true);
    this.#gone = true;
    const text = this.text;
    this.#courier.stop();
    this.#listening.abort();
    this.#carets.remove();
    this.#surface.remove();
    this.#options.labels = { ...this.#options.labels, ...labels };
    if (text === "") this.#store?.clearPending();
    else {
      this.#store?.saveLost(text, "removedElement");
      this.#showLost(text, "removedElement");
    }
  }

  #listen() {
    const { field } = this.#surface;
    const on = (target, type, listener) => target.addEventListener(type, listener, { signal: this.#listening.signal });
    on(field, "input", () => this.#takeInput());
    on(field, "keydown", event => this.#key(event));
    on(field, "beforeinput", event => this.#beforeInput(event));
    on(field, "paste", event => this.#paste(event));
    on(field, "compositionstart", () => { this.#composing = true; });
    on(field, "compositionend", () => {
      this.#composing = false;
      this.#takeInput();
    });
    // An input method that was cut off (its window lost) does not always say that it ended.
    on(field, "blur", () => {
      this.#composing = false;
      this.#takeInput(true);
    });
    on(field.ownerDocument, "selectionchange", () => this.#selectionChanged());
    on(field, "select", () => this.#selectionChanged());
  }

  // Takes what the person did to the field into the session. `final`: half an emoji is not waited for any longer.
  #takeInput(final = false) {
    if (this.#closed || this.#gone) return;
    this.#surface.fit();
    if (this.#composing) return;
    const { value } = this.#surface;
    if (value !== this.text) {
      if (!final && isHalfTyped(value)) return;
      const before = this.text;
      const typed = allowedSplice(spliceAt(before, value, this.#surface.selection.end), before.length, this.#options);
      if (typed.changed) this.#surface.replace(typed.at, typed.at + value.length - (before.length - typed.deleted), typed.inserted);
      this.#carets.move(typed.delta, false);
      this.#courier.session.localEdit(typed.delta);
      if (typed.cut) this.#options.onLimit?.(this.#options.limit);
      if (!isEmpty(typed.delta)) this.#options.onText?.(this.text);
      this.#selectionChanged();
    }
    this.#drain();
  }

  // Whatever comes from the server waits while an input method is at work: changing the text then would break its word.
  #whenCalm(run) {
    if (this.#held.length === 0 && !this.#busy()) run();
    else this.#held.push(run);
  }

  #busy() {
    if (this.#closed || this.#gone || !this.#surface) return false;
    if (this.#composing) return true;
    if (this.#surface.value === this.text) return false;
    // Typed, but its event is still to come: first the person's letters, then the others'.
    if (isHalfTyped(this.#surface.value)) return true;
    this.#takeInput();
    return false;
  }

  #drain() {
    while (this.#held.length > 0 && !this.#composing) this.#held.shift()();
  }

  #showRemote(delta) {
    if (this.#closed || this.#gone) return;
    this.#surface.apply(delta, this.text);
    this.#carets.move(delta, true);
    this.#options.onText?.(this.text);
  }

  #refused({ code, text }) {
    this.#showLost(text, code);
    this.#options.onRefused?.(code);
  }

  #showLost(text, code) {
    if (this.#closed) return;
    this.#lost?.remove();
    const { labels = {}, onPutBack } = this.#options;
    const title = code === "removedElement" ? labels.gone : labels.refused;
    this.#lost = showLost(this.#surface.host, {
      text,
      labels: { title: title ?? "", putBack: labels.putBack ?? "", copy: labels.copy ?? "", copied: labels.copied ?? "" },
      onPutBack: onPutBack && (words => onPutBack({ text: words, code })),
      onDone: () => this.#store?.clearLost(),
    });
  }

  #key(event) {
    const action = keyAction(event, { multiline: this.#options.multiline, composing: this.#composing });
    const callback = {
      commit: "onCommit", next: "onNext", previous: "onPrevious", escape: "onEscape", undo: "onUndo", redo: "onRedo",
    }[action];
    if (!callback || (!this.#options[callback] && (action === "next" || action === "previous" || action === "escape"))) return;
    event.preventDefault();
    event.stopPropagation();
    this.#takeInput();
    this.#options[callback]?.();
  }

  #beforeInput(event) {
    if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
      event.preventDefault();
      this.#options[event.inputType === "historyUndo" ? "onUndo" : "onRedo"]?.();
    } else if (!this.#options.multiline && !this.#composing && (event.inputType === "insertLineBreak" || event.inputType === "insertParagraph")) {
      event.preventDefault();
      this.#options.onCommit?.();
    } else if (event.inputType === "insertFromDrop" && this.#mustChange(event.data ?? "")) {
      event.preventDefault();
      this.#insert(event.data);
    }
  }

  // Only what may not go in as it is: a huge text must not even be laid out before it is cut.
  #paste(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!this.#mustChange(text)) return;
    event.preventDefault();
    this.#insert(text);
  }

  #room() {
    const { start, end } = this.#surface.selection;
    return this.#options.limit - (this.#surface.value.length - (end - start));
  }

  #mustChange(text) {
    return text.length > this.#room() || cleanText(text, this.#options.multiline) !== text;
  }

  #insert(text) {
    const clean = cleanText(text, this.#options.multiline);
    const fitting = cutToFit(clean, this.#room());
    const { start, end } = this.#surface.selection;
    this.#surface.replace(start, end, fitting);
    this.#takeInput();
    if (fitting !== clean) this.#options.onLimit?.(this.#options.limit);
  }

  #selectionChanged() {
    if (this.#closed || this.#composing || !this.#surface.focused || this.#surface.value !== this.text) return;
    const { start, end } = this.#surface.selection;
    this.#reportSelection(start, end);
  }
}
