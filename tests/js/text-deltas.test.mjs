import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DeltaError, MAX_PARTS, apply, between, compose, isEmpty, isValidText, mapPosition, read, splice, transform }
  from "../../src/JourneyMapper.Web/wwwroot/js/text/delta.js";
import { newId } from "../../src/JourneyMapper.Web/wwwroot/js/text/ids.js";

const cases = JSON.parse(readFileSync(new URL("../cases/text-deltas.json", import.meta.url), "utf8"));

function each(name, run) {
  test(`${name}: every case of the common table`, () => {
    assert.ok(cases[name].length > 20);
    for (const c of cases[name]) run(c, JSON.stringify(c));
  });
}

const fault = expected => error => error instanceof DeltaError && error.fault === expected;

each("read", (c, label) => c.fault
  ? assert.throws(() => read(c.json), fault(c.fault), label)
  : assert.deepEqual(read(c.json), c.delta, label));

each("apply", (c, label) => {
  if (c.fault) return assert.throws(() => apply(c.delta, c.text, c.limit), fault(c.fault), label);
  assert.deepEqual(apply(c.delta, c.text, c.limit), { text: c.result, inverse: c.inverse }, label);
  assert.equal(apply(c.inverse, c.result).text, c.text, label);
});

each("between", (c, label) => assert.deepEqual(between(c.from, c.to), c.delta, label));
each("transform", (c, label) => assert.deepEqual(transform(c.delta, c.over, c.deltaFirst), c.result, label));
each("compose", (c, label) => assert.deepEqual(compose(c.first, c.next), c.result, label));
each("positions", (c, label) => assert.equal(mapPosition(c.delta, c.index, c.staysBefore), c.result, label));

test("too many parts are refused", () => {
  assert.doesNotThrow(() => read(Array(MAX_PARTS).fill(1)));
  assert.throws(() => read(Array(MAX_PARTS + 1).fill(1)), fault("invalidDelta"));
});

test("the rule for text is the server's", () => {
  for (const good of ["", "plain\n\ttext \u00e9 \u00a0 \u{1f600}"]) assert.ok(isValidText(good));
  for (const bad of ["\0", "\r", "\x1b", "\x7f", "\x85", "\x9f", "\ud83d", "\ude00", "\ud83dx"]) assert.ok(!isValidText(bad));
});

test("a splice that changes nothing is empty", () => assert.ok(isEmpty(splice(4, 0, ""))));

test("ids are what the server takes and do not repeat", () => {
  const ids = new Set(Array.from({ length: 1000 }, newId));
  assert.equal(ids.size, 1000);
  for (const id of ids) assert.match(id, /^[A-Za-z0-9_-]{22}$/);
});
