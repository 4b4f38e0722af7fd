import { apply, between, compose, isEmpty, transform } from "./delta.js";
import { newId } from "./ids.js";
import { differences } from "./merge.js";

/**
 * What one page knows about one text: the confirmed text and its version, the one unanswered submission, and what was typed since.
 * Pure logic: no screen, no clock, no network. `text` is what the person sees: confirmed, then in flight, then waiting.
 *
 * Events out: `onSend({submissionId, baseVersion, delta})`; `onRemote(delta)` to apply to what the person sees; `onRefused({code, text})`
 * with the words as they stood before the text fell back; else `onChange()` after anything that a snapshot holds has changed.
 */
export class TextSession {
  #on;
  #newId;
  #confirmed;
  #version;
  #inFlight = null;
  #waiting = [];
  // A text without its history, while it is not known whether it holds what is in flight: {text, version, takenAt}.
  #fresh = null;
  #paused = false;

  /** @param {{text: string, version: number}} start @param {{onSend, onRemote?, onRefused?, onChange?, newId?}} events */
  constructor(start, events) {
    this.#on = events;
    this.#newId = events.newId ?? newId;
    this.#confirmed = start.text;
    this.#version = start.version;
    this.text = start.text;
  }

  /** From `snapshot()`. Sends nothing before `resume`. */
  static restore(snapshot, events) {
    const session = new TextSession({ text: snapshot.confirmed, version: snapshot.version }, events);
    session.#paused = true;
    session.#inFlight = snapshot.inFlight ? { answered: null, ...snapshot.inFlight } : null;
    session.#waiting = snapshot.waiting;
    if (session.#inFlight) session.text = apply(session.#inFlight.now, session.text).text;
    session.text = apply(session.#waiting, session.text).text;
    return session;
  }

  /** For sessionStorage: all that is needed to go on after a reload. */
  snapshot() {
    const flying = this.#inFlight;
    return {
      confirmed: this.#confirmed,
      version: this.#version,
      inFlight: flying && { submissionId: flying.submissionId, baseVersion: flying.baseVersion, delta: flying.delta, now: flying.now, guessed: flying.guessed },
      waiting: this.#waiting,
    };
  }

  get version() { return this.#version; }
  get confirmed() { return this.#confirmed; }
  /** The submission that is not answered yet, or null. */
  get inFlight() { return this.#inFlight && { submissionId: this.#inFlight.submissionId, baseVersion: this.#inFlight.baseVersion, delta: this.#inFlight.delta }; }
  /** True while anything typed is not confirmed. */
  get pending() { return this.#inFlight !== null || !isEmpty(this.#waiting); }

  /** The person has changed the text that `text` shows. */
  localEdit(delta) {
    if (isEmpty(delta)) return;
    this.text = apply(delta, this.text).text;
    this.#waiting = compose(this.#waiting, delta);
    this.#sendWaiting();
    this.#changed();
  }

  /**
   * The server has changed this text; called in the order of the versions, at most once a version, own edits included. Repeated ones
   * are ignored. Throws DeltaError when the delta does not fit: the page has missed something and needs `resume({text, version})`.
   */
  serverEdit({ version, delta, submissionId }) {
    if (version <= (this.#fresh ?? { version: this.#version }).version) return;
    const own = this.#inFlight !== null && this.#inFlight.submissionId === submissionId;
    if (this.#fresh) {
      if (!own) {
        this.#fresh.text = apply(delta, this.#fresh.text).text;
        this.#fresh.version = version;
        return;
      }
      this.#takeFresh(false);
    }
    if (own) {
      this.#confirm(version, delta);
    } else {
      this.#confirmAnswered(version - 1);
      this.#confirmed = apply(delta, this.#confirmed).text;
      this.#version = version;
      this.#rebase(delta);
    }
    this.#changed();
  }

  /** The map has come to this version, and all its edits to this text up to there have been given to `serverEdit`. */
  versionSeen(version) {
    if (this.#fresh) {
      this.#fresh.version = Math.max(this.#fresh.version, version);
      return;
    }
    if (version <= this.#version) return;
    this.#confirmAnswered(version);
    this.#version = Math.max(this.#version, version);
    if (this.pending) this.#changed();
  }

  /** The server has stored the submission as this version. Its edit may have come before, or comes later, in its order. */
  answered(submissionId, version) {
    if (this.#inFlight?.submissionId !== submissionId) return;
    if (this.#fresh) {
      const included = version <= this.#fresh.takenAt;
      this.#takeFresh(included);
      if (included) {
        this.#sendWaiting();
        this.#changed();
        return;
      }
    }
    this.#inFlight.answered = version;
    // Nothing lies between: no need to wait for the edit itself.
    this.#confirmAnswered(this.#inFlight.guessed ? this.#version : this.#version + 1);
    this.#changed();
  }

  /** The server has refused the submission for good: the text falls back, the words go to `onRefused`. */
  refused(submissionId, code) {
    if (this.#inFlight?.submissionId !== submissionId) return;
    const words = this.text;
    if (this.#fresh) {
      this.#confirmed = this.#fresh.text;
      this.#version = this.#fresh.version;
      this.#fresh = null;
    }
    this.#inFlight = null;
    this.#waiting = [];
    const back = between(words, this.#confirmed);
    this.text = this.#confirmed;
    if (!isEmpty(back)) this.#on.onRemote?.(back);
    this.#on.onRefused?.({ code, text: words });
  }

  /**
   * After a cut or a reload: either every edit to this text since the confirmed version, `{edits: [{version, delta, submissionId}],
   * version}`, or the text as it is now, `{text, version}`. "Since" means above `version` of this session, also when a text without
   * history came before. What is in flight is sent again as it was: the server counts it once.
   */
  resume({ edits, text, version }) {
    this.#paused = false;
    if (edits) {
      this.#fresh = null;
      for (const edit of edits) this.serverEdit(edit);
      this.versionSeen(version);
    } else if (version > this.#version || (version === this.#version && text !== this.#confirmed)) {
      const answer = this.#inFlight?.answered ?? null;
      this.#fresh = { text, version, takenAt: version };
      if (this.#inFlight === null) this.#takeFresh(false);
      else if (answer !== null) this.#takeFresh(answer <= version);
    }
    if (this.#inFlight) this.#send();
    else this.#sendWaiting();
    this.#changed();
  }

  // The text without history becomes the confirmed one; pending letters move over the words that differ.
  #takeFresh(included) {
    const { text, version } = this.#fresh;
    this.#fresh = null;
    const before = included ? apply(this.#inFlight.now, this.#confirmed).text : this.#confirmed;
    if (included) this.#inFlight = null;
    else if (this.#inFlight) this.#inFlight.guessed = true;
    this.#confirmed = text;
    this.#version = version;
    this.#rebase(differences(before, text));
  }

  // Moves what is pending over a change of the confirmed text, and shows the change. What is new comes first at equal places:
  // a person's letters then stay behind their own last one, and two who begin at one place do not mix theirs.
  #rebase(delta) {
    let past = delta;
    if (this.#inFlight) {
      const now = this.#inFlight.now;
      this.#inFlight.now = transform(now, past, true);
      past = transform(past, now, false);
    }
    this.#show(past);
  }

  #show(delta) {
    const past = transform(delta, this.#waiting, false);
    this.#waiting = transform(this.#waiting, delta, true);
    if (isEmpty(past)) return;
    this.text = apply(past, this.text).text;
    this.#on.onRemote?.(past);
  }

  #confirmAnswered(upTo) {
    const answer = this.#inFlight?.answered ?? null;
    // A guessed place is not the server's: if its edit never came although its version is past, nothing of it was left to do.
    if (answer !== null && answer <= upTo) this.#confirm(answer, this.#inFlight.guessed ? [] : this.#inFlight.now);
  }

  #confirm(version, delta) {
    const expected = apply(this.#inFlight.now, this.#confirmed).text;
    const stored = apply(delta, this.#confirmed).text;
    this.#inFlight = null;
    this.#confirmed = stored;
    this.#version = Math.max(this.#version, version);
    // They differ only after a text without history: the server knows better where the letters belong.
    if (stored !== expected) this.#show(between(expected, stored));
    this.#sendWaiting();
  }

  #sendWaiting() {
    if (this.#paused || this.#inFlight || this.#fresh || isEmpty(this.#waiting)) return;
    this.#inFlight = { submissionId: this.#newId(), baseVersion: this.#version, delta: this.#waiting, now: this.#waiting, guessed: false, answered: null };
    this.#waiting = [];
    this.#send();
  }

  #send() {
    // Kept before it leaves: whatever happens next, a reload finds it.
    this.#changed();
    this.#on.onSend({ ...this.inFlight });
  }

  #changed() {
    this.#on.onChange?.();
  }
}
