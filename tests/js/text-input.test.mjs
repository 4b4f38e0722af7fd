import test from "node:test";
import assert from "node:assert/strict";
import { apply, splice } from "../../src/JourneyMapper.Web/wwwroot/js/text/delta.js";
import { allowedSplice, cleanText, cutToFit, isHalfTyped, keyAction, mapSelection, spliceAt, throttle }
  from "../../src/JourneyMapper.Web/wwwroot/js/text/text-input.js";
import { chance } from "./simulated-server.mjs";

test("where letters repeat, the caret tells which one is new", () => {
  assert.deepEqual(spliceAt("aaa", "aaaa", 1), { at: 0, deleted: 0, inserted: "a" });
  assert.deepEqual(spliceAt("aaa", "aaaa", 3), { at: 2, deleted: 0, inserted: "a" });
  assert.deepEqual(spliceAt("aaa", "aa", 0), { at: 0, deleted: 1, inserted: "" });
  assert.deepEqual(spliceAt("aaa", "aa", 2), { at: 2, deleted: 1, inserted: "" });
  assert.deepEqual(spliceAt("ab ab", "ab ab ab", 6), { at: 3, deleted: 0, inserted: "ab " });
});

test("a change away from the caret is found and stays small", () => {
  assert.deepEqual(spliceAt("hello world", "hallo world", 11), { at: 1, deleted: 1, inserted: "a" });
  assert.deepEqual(spliceAt("same", "same", 2), { at: 2, deleted: 0, inserted: "" });
});

test("an emoji is never cut in two", () => {
  assert.deepEqual(spliceAt("\u{1f600}", "\u{1f601}", 2), { at: 0, deleted: 2, inserted: "\u{1f601}" });
  assert.deepEqual(spliceAt("x\u{1f600}", "x\u{1d600}", 3), { at: 1, deleted: 2, inserted: "\u{1d600}" });
  assert.equal(cutToFit("a\u{1f600}b", 2), "a");
  assert.equal(cutToFit("a\u{1f600}b", 3), "a\u{1f600}");
  assert.equal(cutToFit("abc", -4), "");
  assert.ok(isHalfTyped("a\ud83d"));
  assert.ok(!isHalfTyped("a\u{1f600}"));
});

test("whatever was typed, the splice makes the new text of the old one", () => {
  for (let seed = 1; seed <= 2000; seed++) {
    const { below } = chance(seed);
    const some = () => Array.from({ length: below(8) }, () => ["a", "a", "b", "\u{1f600}", "\u{1f601}", "\u{1d600}"][below(6)]).join("");
    const [before, after] = [some(), some()];
    const { at, deleted, inserted } = spliceAt(before, after, below(after.length + 1));
    const delta = splice(at, deleted, inserted);
    assert.equal(apply(delta, before).text, after, `seed ${seed}`);
    assert.ok(!isHalfTyped(inserted), `seed ${seed}`);
  }
});

test("what the server would refuse is taken out, and line ends become one kind", () => {
  assert.equal(cleanText("a\r\nb\rc\u000bd\u0000e\ud83df\u0007\t", true), "a\nb\nc\ndef\t");
  assert.equal(cleanText("a\r\n\r\nb\tc", false), "a b c");
});

test("a text over the limit is cut where it was typed", () => {
  const typed = allowedSplice({ at: 2, deleted: 1, inserted: "xyz" }, 5, { limit: 6, multiline: true });
  assert.deepEqual(typed.delta, [2, "xy", -1]);
  assert.ok(typed.cut && typed.changed);
  assert.ok(!allowedSplice({ at: 0, deleted: 0, inserted: "a\u0000" }, 0, { limit: 6, multiline: true }).cut);
});

test("others' letters at the caret come behind it, and never grow a selection", () => {
  assert.deepEqual(mapSelection([3, "new"], { start: 3, end: 3 }), { start: 3, end: 3 });
  assert.deepEqual(mapSelection([2, "new"], { start: 3, end: 3 }), { start: 6, end: 6 });
  assert.deepEqual(mapSelection([1, "x", 3, "y"], { start: 1, end: 4 }), { start: 2, end: 5 });
  assert.deepEqual(mapSelection(["abc", -6], { start: 1, end: 5 }), { start: 3, end: 3 });
});

test("keys mean what people expect, and nothing while an input method is at work", () => {
  const press = (key, more = {}, options = { multiline: true }) => keyAction({ key, ...more }, options);
  assert.equal(press("Enter"), "commit");
  assert.equal(press("Enter", { shiftKey: true }), "newline");
  assert.equal(press("Enter", { shiftKey: true }, { multiline: false }), "commit");
  assert.equal(press("Enter", { isComposing: true }), null);
  assert.equal(press("Enter", { keyCode: 229 }), null);
  assert.equal(press("Escape", {}, { multiline: true, composing: true }), null);
  assert.equal(press("Tab"), "next");
  assert.equal(press("Tab", { shiftKey: true }), "previous");
  assert.equal(press("Escape"), "escape");
  assert.equal(press("z", { ctrlKey: true }), "undo");
  assert.equal(press("Z", { ctrlKey: true, shiftKey: true }), "redo");
  assert.equal(press("z", { metaKey: true }), "undo");
  assert.equal(press("y", { ctrlKey: true }), "redo");
  assert.equal(press("\u044f", { ctrlKey: true, code: "KeyZ" }), "undo");
  assert.equal(press("z", { ctrlKey: true, altKey: true }), null);
  assert.equal(press("z"), null);
  assert.equal(press("a", { ctrlKey: true }), null);
});

test("the own caret is reported at once, then at most once a pause, and the last place is never lost", () => {
  const due = [];
  const timers = { set: run => due.push(run), clear: () => due.splice(0) };
  const seen = [];
  const report = throttle(place => seen.push(place), 50, timers);
  report(1);
  report(2);
  report(3);
  assert.deepEqual(seen, [1]);
  due.shift()();
  assert.deepEqual(seen, [1, 3]);
  due.shift()();
  assert.equal(due.length, 0);
  report(4);
  assert.deepEqual(seen, [1, 3, 4]);
  report(5);
  report.stop();
  assert.equal(due.length, 0);
});
