// The same functions as JourneyMapper.Maps.Text.TextDelta, tested by the same table of cases (tests/cases/text-deltas.json).
// A delta is the wire form: an array of keep n (positive), insert (string), delete n (negative), in UTF-16 units.

/** The most parts that the server reads. */
export const MAX_PARTS = 20000;
/** The furthest place a delta may name. */
export const MAX_REACH = 1 << 30;
const MAX_INT = 2147483647;

export class DeltaError extends Error {
  /** @param {"invalidDelta"|"invalidText"|"limit"} fault */
  constructor(fault) {
    super(fault);
    this.fault = fault;
  }
}

const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Cs}/u;

/** False for U+0000, lone surrogates and control characters other than newline and tab. */
export const isValidText = text => !FORBIDDEN.test(text);

/** True when a cut at this index would tear a surrogate pair apart. */
export function isInsidePair(text, index) {
  return index > 0 && index < text.length
    && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}

export const isEmpty = delta => delta.length === 0;

const length = part => typeof part === "string" ? part.length : Math.abs(part);

/** Checks and normalises what came over the wire. Throws DeltaError. */
export function read(json) {
  if (!Array.isArray(json) || json.length > MAX_PARTS) throw new DeltaError("invalidDelta");
  let reach = 0;
  for (const part of json) {
    if (typeof part === "string") {
      if (part.length === 0) throw new DeltaError("invalidDelta");
      if (!isValidText(part)) throw new DeltaError("invalidText");
    } else {
      if (!Number.isInteger(part) || part === 0 || part > MAX_INT || part < -MAX_INT) throw new DeltaError("invalidDelta");
      reach += Math.abs(part);
      if (reach > MAX_REACH) throw new DeltaError("invalidDelta");
    }
  }
  return canonical(json);
}

/** Adjacent parts merged, insert before delete at one place, no trailing keep. */
export function canonical(parts) {
  const delta = new Builder();
  for (const part of parts) {
    if (typeof part === "string") delta.insert(part);
    else if (part > 0) delta.keep(part);
    else delta.remove(-part);
  }
  return delta.done();
}

/** The smallest single splice; never splits a surrogate pair. */
export function between(from, to) {
  const shorter = Math.min(from.length, to.length);
  let prefix = 0;
  while (prefix < shorter && from.charCodeAt(prefix) === to.charCodeAt(prefix)) prefix++;
  if (isInsidePair(from, prefix) || isInsidePair(to, prefix)) prefix--;
  let suffix = 0;
  while (suffix < shorter - prefix && from.charCodeAt(from.length - 1 - suffix) === to.charCodeAt(to.length - 1 - suffix)) suffix++;
  if (isInsidePair(from, from.length - suffix) || isInsidePair(to, to.length - suffix)) suffix--;
  return splice(prefix, from.length - suffix - prefix, to.slice(prefix, to.length - suffix));
}

/** A delta of one splice. */
export function splice(at, deleted, inserted) {
  const delta = new Builder();
  delta.keep(at);
  delta.insert(inserted);
  delta.remove(deleted);
  return delta.done();
}

/** Applies a delta: `{text, inverse}`. Throws DeltaError "invalidDelta" or "limit". */
export function apply(delta, text, limit = Infinity) {
  const inverse = new Builder();
  let result = "";
  let at = 0;
  for (const part of delta) {
    if (typeof part === "string") {
      if (isInsidePair(text, at)) throw new DeltaError("invalidDelta");
      result += part;
      inverse.remove(part.length);
      continue;
    }
    const end = at + Math.abs(part);
    if (end > text.length) throw new DeltaError("invalidDelta");
    if (part > 0) {
      result += text.slice(at, end);
      inverse.keep(part);
    } else {
      if (isInsidePair(text, at) || isInsidePair(text, end)) throw new DeltaError("invalidDelta");
      inverse.insert(text.slice(at, end));
    }
    at = end;
  }
  result += text.slice(at);
  if (result.length > limit) throw new DeltaError("limit");
  return { text: result, inverse: inverse.done() };
}

/**
 * The form of `delta` that applies after `over`, both made on the same text. `deltaFirst`: whose text comes first when both insert
 * at the same place. What is new comes first: own deltas are transformed with true, the server's with false.
 */
export function transform(delta, over, deltaFirst) {
  const transformed = new Builder();
  const mine = new Cursor(delta);
  const theirs = new Cursor(over);
  while (!mine.atEnd) {
    if (mine.isInsert && (deltaFirst || !theirs.isInsert)) {
      transformed.insert(mine.part);
      mine.advance(mine.left);
    } else if (theirs.isInsert) {
      transformed.keep(theirs.left);
      theirs.advance(theirs.left);
    } else {
      const units = Math.min(mine.left, theirs.left);
      if (!theirs.isDelete) {
        if (mine.isDelete) transformed.remove(units);
        else transformed.keep(units);
      }
      mine.advance(units);
      theirs.advance(units);
    }
  }
  return transformed.done();
}

/** The one delta that does what `first` and then `next` do. */
export function compose(first, next) {
  const both = new Builder();
  const a = new Cursor(first);
  const b = new Cursor(next);
  while (!a.atEnd || !b.atEnd) {
    if (a.isDelete) {
      both.remove(a.left);
      a.advance(a.left);
    } else if (b.isInsert) {
      both.insert(b.part);
      b.advance(b.left);
    } else {
      const units = Math.min(a.left, b.left);
      if (a.isInsert) {
        if (!b.isDelete) both.insert(a.part.substr(a.part.length - a.left, units));
      } else if (b.isDelete) {
        both.remove(units);
      } else {
        both.keep(units);
      }
      a.advance(units);
      b.advance(units);
    }
  }
  return both.done();
}

/** Where a place in the old text lies in the new one. */
export function mapPosition(delta, index, staysBefore) {
  let read = 0;
  let mapped = index;
  for (const part of delta) {
    if (read > index || (read === index && staysBefore)) break;
    if (typeof part === "string") {
      mapped += part.length;
      continue;
    }
    if (part < 0) mapped -= Math.min(-part, index - read);
    read += Math.abs(part);
  }
  return mapped;
}

class Builder {
  parts = [];
  kept = 0;
  inserted = "";
  deleted = 0;

  keep(units) {
    if (units === 0) return;
    this.#closeChange();
    this.kept += units;
  }

  insert(text) {
    this.inserted += text;
  }

  remove(units) {
    this.deleted += units;
  }

  done() {
    this.#closeChange();
    return this.parts;
  }

  #closeChange() {
    if (this.inserted === "" && this.deleted === 0) return;
    if (this.kept > 0) this.parts.push(this.kept);
    if (this.inserted !== "") this.parts.push(this.inserted);
    if (this.deleted > 0) this.parts.push(-this.deleted);
    this.kept = 0;
    this.inserted = "";
    this.deleted = 0;
  }
}

// Walks a delta in pieces; behind the last part stands an endless keep.
class Cursor {
  #parts;
  #index = 0;

  constructor(parts) {
    this.#parts = parts;
    this.#open();
  }

  get atEnd() { return this.#index >= this.#parts.length; }
  get part() { return this.#parts[this.#index]; }
  get isInsert() { return typeof this.part === "string"; }
  get isDelete() { return this.part < 0; }

  advance(units) {
    if (this.atEnd) return;
    this.left -= units;
    if (this.left > 0) return;
    this.#index++;
    this.#open();
  }

  #open() {
    this.left = this.atEnd ? Infinity : length(this.part);
  }
}
