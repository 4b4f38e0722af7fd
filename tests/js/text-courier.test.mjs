import test, { beforeEach } from "node:test";
import assert from "node:assert/strict";
import { TextCourier } from "../../src/JourneyMapper.Web/wwwroot/js/text/text-courier.js";
import { TextStore } from "../../src/JourneyMapper.Web/wwwroot/js/text/text-store.js";
import { forgetText, openPending, pendingTexts } from "../../src/JourneyMapper.Web/wwwroot/js/text/text-pending.js";

class Storage {
  #items = new Map();
  get length() { return this.#items.size; }
  key(i) { return [...this.#items.keys()][i] ?? null; }
  getItem(key) { return this.#items.get(key) ?? null; }
  setItem(key, value) { this.#items.set(key, value); }
  removeItem(key) { this.#items.delete(key); }
}

beforeEach(() => { globalThis.sessionStorage = new Storage(); });

const settled = () => new Promise(resolve => setImmediate(resolve));

class Transport {
  sent = [];
  send(message) {
    return new Promise((resolve, reject) => {
      this.sent.push({ ...message, store: version => resolve({ version }), fail: code => reject(Object.assign(new Error("no"), { code })) });
    });
  }
}

function courier({ key = "m/c/text", text = "", version = 1, entry = null, gate } = {}) {
  const transport = new Transport();
  const due = [];
  const refused = [];
  const store = new TextStore(key, { id: "c", property: "text" });
  const options = {
    transport, id: "c", property: "text", store, storageKey: key, entry, start: { text, version }, gate,
    onRefused: refusal => refused.push(refusal),
    timers: { set: (run, ms) => due.push({ run, ms }), clear: () => due.splice(0) },
  };
  return { options, transport, due, refused, store, it: new TextCourier(options) };
}

const entryOf = key => JSON.parse(sessionStorage.getItem(`journeymapper.text.${key}`));

test("letters lie in the store before they leave, and no longer once they are answered", async () => {
  const a = courier();
  let kept;
  a.options.transport.send = message => {
    kept = entryOf("m/c/text");
    return Transport.prototype.send.call(a.transport, message);
  };
  a.it.session.localEdit(["hi"]);
  assert.equal(kept.text, "hi");
  assert.deepEqual(kept.snapshot.inFlight.delta, ["hi"]);
  const done = a.it.flush();
  a.transport.sent[0].store(2);
  assert.equal(await done, true);
  assert.equal(sessionStorage.length, 0);
  a.it.stop();
  a.store.release();
});

test("a store that cannot be reached is asked again, later and later, with the same submission", async () => {
  const a = courier();
  a.it.session.localEdit(["x"]);
  const done = a.it.flush();
  a.transport.sent[0].fail("unavailable");
  assert.equal(await done, false);
  assert.equal(await a.it.flush(), false);
  const first = a.due.shift();
  first.run();
  a.transport.sent[1].fail("storeUnavailable");
  await settled();
  const second = a.due.shift();
  assert.ok(second.ms > first.ms);
  second.run();
  assert.equal(a.transport.sent[2].submissionId, a.transport.sent[0].submissionId);
  assert.equal(a.transport.sent[2].baseVersion, 1);
  a.transport.sent[2].store(2);
  await settled();
  assert.ok(!a.it.session.pending);
  assert.equal(await a.it.flush(), true);
  a.it.stop();
  a.store.release();
});

test("after a cut nothing is sent before the way is back, then the same submission", async () => {
  const a = courier();
  a.it.session.localEdit(["x"]);
  a.transport.sent[0].fail("disconnected");
  await settled();
  a.it.session.localEdit([1, "y"]);
  assert.equal(a.due.length, 0);
  assert.equal(a.transport.sent.length, 1);
  a.it.reconnected({ edits: [], version: 4 });
  assert.equal(a.transport.sent[1].submissionId, a.transport.sent[0].submissionId);
  assert.equal(a.transport.sent[1].baseVersion, 1);
  a.transport.sent[1].store(5);
  await settled();
  assert.deepEqual(a.transport.sent[2].delta, [1, "y"]);
  assert.equal(a.transport.sent[2].baseVersion, 5);
  a.it.stop();
  a.store.release();
});

test("the failure of an earlier try says nothing about the one on its way", async () => {
  const a = courier();
  a.it.session.localEdit(["x"]);
  a.it.reconnected({ edits: [], version: 1 });
  a.transport.sent[0].fail("forbidden");
  await settled();
  assert.ok(a.it.session.pending);
  assert.deepEqual(a.refused, []);
  a.it.stop();
  a.store.release();
});

test("refused words are handed out and kept until they are safe elsewhere", async () => {
  const a = courier({ text: "ab" });
  a.it.session.localEdit([2, "X"]);
  const done = a.it.flush();
  a.transport.sent[0].fail("limit");
  assert.equal(await done, false);
  assert.deepEqual(a.refused, [{ code: "limit", text: "abX" }]);
  assert.equal(a.it.session.text, "ab");
  a.it.session.localEdit([2, "Y"]);
  a.transport.sent[1].store(2);
  await settled();
  a.it.stop();
  a.store.release();
  const [lost] = pendingTexts("m/");
  assert.deepEqual([lost.id, lost.text, lost.lost, pendingTexts().length], ["c", "abX", "limit", 1]);
  forgetText(lost.key);
  assert.deepEqual(pendingTexts(), []);
});

test("after a reload the letters are found and sent, what was in flight once", async () => {
  const a = courier({ text: "ab" });
  a.it.session.localEdit([2, "X"]);
  a.it.session.localEdit([3, "Y"]);
  assert.deepEqual(pendingTexts(), [], "an open text is not left behind");
  a.it.stop();
  a.store.release();

  const [entry] = pendingTexts();
  assert.equal(entry.text, "abXY");
  const transport = new Transport();
  const pending = openPending(entry, { transport });
  assert.deepEqual(pendingTexts(), []);
  assert.equal(pending.version, 1);
  pending.reconnected({ edits: [], version: 1 });
  assert.equal(transport.sent[0].submissionId, a.transport.sent[0].submissionId);
  transport.sent[0].store(2);
  await settled();
  assert.deepEqual(transport.sent[1].delta, [3, "Y"]);
  transport.sent[1].store(3);
  assert.deepEqual(await pending.done, { stored: true, text: "abXY" });
  assert.equal(sessionStorage.length, 0);
});

test("what was left but had arrived is not sent again", async () => {
  const a = courier({ text: "ab" });
  a.it.session.localEdit([2, "X"]);
  a.it.stop();
  a.store.release();
  const transport = new Transport();
  const pending = openPending(pendingTexts()[0], { transport });
  pending.reconnected({ edits: [{ version: 2, delta: [2, "X"], submissionId: a.transport.sent[0].submissionId }], version: 3 });
  assert.deepEqual(await pending.done, { stored: true, text: "abX" });
  assert.equal(transport.sent.length, 0);
});

test("a text that is opened again while its last letters are on their way goes on with the same session", async () => {
  const a = courier();
  a.it.session.localEdit(["x"]);
  a.it.session.localEdit([1, "y"]);
  const b = { ...a.options, onRemote: () => {} };
  const found = TextCourier.at("m/c/text");
  assert.equal(found, a.it);
  found.handOver(b);
  assert.ok(a.it.worksFor(b) && !a.it.worksFor(a.options));
  a.it.session.localEdit([2, "z"]);
  a.transport.sent[0].store(2);
  await settled();
  assert.deepEqual(a.transport.sent[1].delta, [1, "yz"]);
  a.it.stop();
  a.store.release();
  assert.equal(TextCourier.at("m/c/text"), null);
});

test("an edit that does not fit is reported, not thrown", () => {
  const a = courier({ text: "ab" });
  let lost = 0;
  a.options.onDesync = () => lost++;
  a.it.remote({ version: 2, delta: [9, "x"], submissionId: "b" });
  assert.equal(lost, 1);
  a.it.stop();
  a.store.release();
});

test("answers and changes keep their order while the screen must not change", async () => {
  const held = [];
  let calm = false;
  const a = courier({ text: "ab", gate: run => calm ? run() : held.push(run) });
  a.it.session.localEdit([2, "X"]);
  a.it.remote({ version: 2, delta: ["1"], submissionId: "b" });
  a.transport.sent[0].store(3);
  await settled();
  assert.equal(a.it.session.text, "abX");
  calm = true;
  for (const run of held) run();
  assert.equal(a.it.session.text, "1abX");
  assert.ok(!a.it.session.pending);
  a.it.stop();
  a.store.release();
});

test("without a session storage typing works all the same", async () => {
  Object.defineProperty(globalThis, "sessionStorage", { configurable: true, get: () => { throw new Error("switched off"); } });
  try {
    const a = courier();
    a.it.session.localEdit(["x"]);
    a.transport.sent[0].store(2);
    await settled();
    assert.ok(!a.it.session.pending);
    assert.deepEqual(pendingTexts(), []);
    a.it.stop();
    a.store.release();
  } finally {
    Object.defineProperty(globalThis, "sessionStorage", { configurable: true, writable: true, value: new Storage() });
  }
});
