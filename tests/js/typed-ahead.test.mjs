import test from "node:test";
import assert from "node:assert/strict";
import { TypedAhead } from "../../src/JourneyMapper.Web/wwwroot/js/board/typed-ahead.js";

const press = (key, modifiers = {}) => ({ key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...modifiers });

function ahead(...keys) {
  const log = { ended: 0, kept: [] };
  log.ahead = new TypedAhead("", () => { log.ended++; });
  for (const key of keys) log.kept.push(log.ahead.take(typeof key === "string" ? press(key) : key));
  return log;
}

test("letters are kept, taken back and broken into lines", () => {
  const { ahead: typed, kept } = ahead("a", "b", "Backspace", press("Enter", { shiftKey: true }), "c");
  assert.deepEqual(kept, [true, true, true, true, true]);
  assert.equal(typed.end(), "a\nc");
});

test("an emoji goes as a whole", () => {
  const typed = new TypedAhead("😀", () => {});
  typed.take(press("Backspace"));
  assert.equal(typed.end(), "");
});

test("the browser's own keys and shortcuts stay the browser's", () => {
  const { ahead: typed, kept } = ahead("F5", "Shift", "Dead", press("r", { ctrlKey: true }), press("ArrowLeft", { altKey: true }));
  assert.deepEqual(kept, [false, false, false, false, false]);
  assert.equal(typed.end(), "");
});

test("from the key that leaves the field on, all is pressed again where the focus is then", () => {
  const { ahead: typed } = ahead("a", "Enter", "ArrowDown", press("F10", { shiftKey: true }), press("ArrowUp", { altKey: true }), "x");
  assert.equal(typed.end(), "a");
  const pressed = [];
  globalThis.document = { activeElement: { dispatchEvent: event => pressed.push([event.key, event.shiftKey, event.altKey]) } };
  globalThis.KeyboardEvent = class { constructor(_, init) { Object.assign(this, init); } };
  typed.replay();
  typed.replay();
  assert.deepEqual(pressed, [["Enter", false, false], ["ArrowDown", false, false], ["F10", true, false], ["ArrowUp", false, true], ["x", false, false]]);
});

test("ending is told once and for all", () => {
  const log = ahead("a");
  log.ahead.end();
  assert.equal(log.ended, 1);
});
