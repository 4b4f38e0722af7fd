import { isInsidePair, mapPosition, splice } from "./delta.js";

// What people do to a text field, as pure functions.

const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Cs}/gu;

/** What the server would refuse taken out; line ends made one kind, or blanks where the text has one line. */
export function cleanText(text, multiline) {
  const lines = text.replace(/\r\n?|[\u000b\u000c\u0085]/g, "\n").replace(FORBIDDEN, "");
  return multiline ? lines : lines.replace(/[\n\t]+/g, " ");
}

/** True while half an emoji is there and the other half is on its way (some input methods send them one by one). */
export const isHalfTyped = text => /\p{Cs}/u.test(text);

/** At most `room` units, never half a pair. */
export function cutToFit(text, room) {
  if (text.length <= room) return text;
  const end = Math.max(room, 0);
  return text.slice(0, isInsidePair(text, end) ? end - 1 : end);
}

/**
 * The one splice that made `after` of `before`: `{at, deleted, inserted}`. The caret stands behind what was typed; where letters
 * repeat ("aa" to "aaa") only it tells which one is new.
 */
export function spliceAt(before, after, caret) {
  const shorter = Math.min(before.length, after.length);
  const behindCaret = Math.max(0, Math.min(shorter, after.length - caret));
  let suffix = 0;
  while (suffix < behindCaret && before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)) suffix++;
  let at = 0;
  while (at < shorter - suffix && before.charCodeAt(at) === after.charCodeAt(at)) at++;
  if (isInsidePair(before, at) || isInsidePair(after, at)) at--;
  // A change that the caret says nothing about (a spelling tool's): what is equal before the caret belongs to the suffix too.
  while (suffix < shorter - at && before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)) suffix++;
  if (isInsidePair(before, before.length - suffix) || isInsidePair(after, after.length - suffix)) suffix--;
  return { at, deleted: before.length - suffix - at, inserted: after.slice(at, after.length - suffix) };
}

/** The splice as it may be sent: cleaned, and no longer than the limit allows. `cut` when letters had to go for the limit. */
export function allowedSplice({ at, deleted, inserted }, length, { limit, multiline }) {
  const clean = cleanText(inserted, multiline);
  const fitting = cutToFit(clean, limit - (length - deleted));
  return { at, deleted, inserted: fitting, delta: splice(at, deleted, fitting), changed: fitting !== inserted, cut: fitting !== clean };
}

/** Where the own selection goes when others type. Their letters at a lone caret come behind it, and never grow a selection. */
export function mapSelection(delta, { start, end }) {
  if (start === end) {
    const caret = mapPosition(delta, start, true);
    return { start: caret, end: caret };
  }
  const from = mapPosition(delta, start, false);
  return { start: from, end: Math.max(from, mapPosition(delta, end, true)) };
}

/** What a key means to the editor: "commit", "newline", "next", "previous", "escape", "undo", "redo", or null for "type it". */
export function keyAction(event, { multiline, composing = false }) {
  // While an input method is at work all keys are its own; 229 is how Safari says so after the fact.
  if (composing || event.isComposing || event.keyCode === 229) return null;
  const { key, shiftKey: shift, altKey: alt } = event;
  const command = (event.ctrlKey || event.metaKey) && !alt;
  if (key === "Enter") return multiline && shift && !command ? "newline" : alt ? null : "commit";
  if (key === "Tab") return command || alt ? null : shift ? "previous" : "next";
  if (key === "Escape") return "escape";
  if (!command) return null;
  // Layouts without Latin letters keep the keys' places.
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : { KeyZ: "z", KeyY: "y" }[event.code];
  if (letter === "z") return shift ? "redo" : "undo";
  return letter === "y" && !shift ? "redo" : null;
}

/** Calls at once, then at most every `ms`, and never loses the last one. */
export function throttle(run, ms, timers = { set: (f, t) => setTimeout(f, t), clear: id => clearTimeout(id) }) {
  let timer = null;
  let latest = null;
  const rest = () => {
    timer = null;
    if (latest === null) return;
    const args = latest;
    latest = null;
    timer = timers.set(rest, ms);
    run(...args);
  };
  const throttled = (...args) => {
    latest = args;
    if (timer === null) rest();
  };
  throttled.stop = () => {
    timers.clear(timer);
    timer = null;
    latest = null;
  };
  return throttled;
}
