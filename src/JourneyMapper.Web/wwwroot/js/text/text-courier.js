import { DeltaError } from "./delta.js";
import { TextSession } from "./text-session.js";

// Between two tries when the server cannot store: soon at first, then patiently.
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;
// The server's own word for it, and the transport's.
const UNKNOWN_OUTCOME = new Set(["unavailable", "storeUnavailable"]);

// By storage key: a text that is opened again while its last letters are still on their way goes on with the same session.
const live = new Map();

/** Brings what a session wants to send to the server, again and again under the same id, and keeps the letters until answered. */
export class TextCourier {
  #options;
  #gate;
  #timers;
  #attempt = 0;
  #pause = FIRST_PAUSE;
  #timer = null;
  #waiters = [];
  #stopped = false;
  #stuck = false;

  /**
   * @param {{transport, id, property, store?, start?: {text, version}, entry?, onRemote?, onRefused?, onDesync?, onTaken?, gate?, timers?, storageKey?}} options
   * `entry`: what the store has left from an earlier life; it is sent after `reconnected`. `gate(run)` may hold back whatever comes
   * from the server, in order, while the text on the screen must not change.
   */
  constructor(options) {
    this.#options = options;
    this.#gate = options.gate ?? (run => run());
    this.#timers = options.timers ?? { set: (run, ms) => setTimeout(run, ms), clear: id => clearTimeout(id) };
    const events = {
      onSend: message => this.#send(message),
      onRemote: delta => this.#options.onRemote?.(delta),
      onRefused: refusal => this.#refused(refusal),
      onChange: () => this.#changed(),
    };
    this.session = options.entry
      ? TextSession.restore(options.entry.snapshot, events)
      : new TextSession(options.start, events);
    this.#register();
  }

  /** The courier that is still at work for this key, or null. */
  static at(key) {
    return live.get(key) ?? null;
  }

  /** Works for a new owner from now on; the old one is told by `onTaken`. */
  handOver(options) {
    const { onTaken } = this.#options;
    this.#options = options;
    this.#gate = options.gate ?? (run => run());
    this.#register();
    onTaken?.();
  }

  /** True while these options are the ones it works for. */
  worksFor(options) {
    return this.#options === options;
  }

  /** A change of this text that the server publishes: `{version, delta, submissionId}`. */
  remote(change) {
    this.#guarded(() => this.session.serverEdit(change));
  }

  versionSeen(version) {
    this.#guarded(() => this.session.versionSeen(version));
  }

  /** After a cut or a reload: `{edits, version}` since `session.version`, or `{text, version}`. */
  reconnected(info) {
    this.#stuck = false;
    this.#pause = FIRST_PAUSE;
    this.#guarded(() => this.session.resume(info));
  }

  /** True once all is stored; false when it cannot be sent now (it is kept) or was refused. */
  flush() {
    if (!this.session.pending) return Promise.resolve(true);
    if (this.#stuck || this.#stopped) return Promise.resolve(false);
    return new Promise(resolve => this.#waiters.push(resolve));
  }

  /** Nothing more is sent and no answer counts any more. */
  stop() {
    this.#stopped = true;
    if (live.get(this.#options.storageKey) === this) live.delete(this.#options.storageKey);
    this.#timers.clear(this.#timer);
    this.#answerWaiters(false);
  }

  #register() {
    if (this.#options.storageKey) live.set(this.#options.storageKey, this);
  }

  #send(message) {
    if (this.#stopped) return;
    this.#timers.clear(this.#timer);
    const attempt = ++this.#attempt;
    const { transport, id, property } = this.#options;
    let answer;
    try {
      answer = Promise.resolve(transport.send({ id, property, ...message }));
    } catch (error) {
      answer = Promise.reject(error);
    }
    answer.then(
      ({ version }) => {
        this.#pause = FIRST_PAUSE;
        this.#stuck = false;
        this.#guarded(() => this.session.answered(message.submissionId, version));
      },
      error => this.#guarded(() => this.#failed(attempt, message, error?.code)));
  }

  #failed(attempt, message, code) {
    // A try that was followed by another one says nothing any more; nor does one whose edit has arrived meanwhile.
    if (attempt !== this.#attempt || this.session.inFlight?.submissionId !== message.submissionId) return;
    if (code === "disconnected") {
      this.#stick();
    } else if (code === undefined || UNKNOWN_OUTCOME.has(code)) {
      // Not known to be stored: the same submission again counts once.
      this.#timer = this.#timers.set(() => this.#send(message), this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
      this.#stick();
    } else {
      this.session.refused(message.submissionId, code);
    }
  }

  #stick() {
    this.#stuck = true;
    this.#answerWaiters(false);
  }

  #refused(refusal) {
    this.#options.store?.saveLost(refusal.text, refusal.code);
    this.#answerWaiters(false);
    this.#options.onRefused?.(refusal);
  }

  #changed() {
    const { store } = this.#options;
    if (this.session.pending) store?.savePending(this.session.snapshot(), this.session.text);
    else store?.clearPending();
    if (!this.session.pending) this.#answerWaiters(true);
  }

  #answerWaiters(value) {
    for (const resolve of this.#waiters.splice(0)) resolve(value);
  }

  #guarded(step) {
    this.#gate(() => {
      if (this.#stopped) return;
      try {
        step();
      } catch (error) {
        if (!(error instanceof DeltaError)) throw error;
        // The page has missed an edit: only the text as it is now helps.
        this.#options.onDesync?.();
      }
    });
  }
}
