import test from "node:test";
import assert from "node:assert/strict";
import { apply, mapPosition, splice } from "../../src/JourneyMapper.Web/wwwroot/js/text/delta.js";
import { differences } from "../../src/JourneyMapper.Web/wwwroot/js/text/merge.js";
import { TextSession } from "../../src/JourneyMapper.Web/wwwroot/js/text/text-session.js";
import { SimulatedServer, chance } from "./simulated-server.mjs";

let ids = 0;

function page(start, restored = null) {
  const out = { sent: [], remote: [], refused: [], shown: start.text };
  const events = {
    onSend: message => out.sent.push(message),
    onRemote: delta => {
      out.remote.push(delta);
      out.shown = apply(delta, out.shown).text;
    },
    onRefused: refusal => out.refused.push(refusal),
    newId: () => `id${++ids}`,
  };
  out.session = restored ? TextSession.restore(restored, events) : new TextSession(start, events);
  if (restored) out.shown = out.session.text;
  out.type = (at, deleted, inserted) => {
    const delta = splice(at, deleted, inserted);
    out.shown = apply(delta, out.shown).text;
    out.session.localEdit(delta);
  };
  return out;
}

test("the first letter leaves at once, the next ones wait for the answer and leave together", () => {
  const a = page({ text: "", version: 7 });
  a.type(0, 0, "a");
  a.type(1, 0, "b");
  a.type(2, 0, "c");
  assert.deepEqual(a.sent.map(m => m.delta), [["a"]]);
  assert.equal(a.sent[0].baseVersion, 7);
  a.session.answered(a.sent[0].submissionId, 8);
  assert.deepEqual(a.sent[1].delta, [1, "bc"]);
  assert.equal(a.sent[1].baseVersion, 8);
  assert.ok(a.session.pending);
  a.session.answered(a.sent[1].submissionId, 9);
  assert.ok(!a.session.pending);
  assert.equal(a.session.confirmed, "abc");
});

test("an answer that overtakes other people's edits waits for them", () => {
  const a = page({ text: "ab", version: 1 });
  a.type(2, 0, "X");
  a.session.answered(a.sent[0].submissionId, 4);
  assert.equal(a.session.confirmed, "ab");
  a.session.serverEdit({ version: 2, delta: ["1"], submissionId: "other" });
  a.session.versionSeen(3);
  a.session.serverEdit({ version: 4, delta: [3, "X"], submissionId: a.sent[0].submissionId });
  assert.equal(a.session.confirmed, "1abX");
  assert.equal(a.shown, "1abX");
  assert.equal(a.session.version, 4);
});

test("an edit that was confirmed by its answer is not applied again when it arrives", () => {
  const a = page({ text: "", version: 1 });
  a.type(0, 0, "x");
  a.session.answered(a.sent[0].submissionId, 2);
  a.session.serverEdit({ version: 2, delta: ["x"], submissionId: a.sent[0].submissionId });
  assert.equal(a.shown, "x");
  assert.equal(a.session.confirmed, "x");
});

for (const guessed of [false, true]) {
  test(`an edit of which nothing was left is confirmed by later versions${guessed ? ", also where its place was guessed" : ""}`, () => {
    const a = page({ text: "ab", version: 1 });
    a.type(1, 1, "");
    if (guessed) a.session.resume({ text: "ab.", version: 2 });
    else a.session.serverEdit({ version: 2, delta: [2, "."], submissionId: "b" });
    a.session.answered(a.sent[0].submissionId, 4);
    a.session.serverEdit({ version: 3, delta: [1, -1], submissionId: "b" });
    assert.ok(a.session.pending);
    a.session.serverEdit({ version: 5, delta: [2, "!"], submissionId: "b" });
    assert.ok(!a.session.pending);
    assert.equal(a.shown, "a.!");
  });
}

test("a remote edit moves over what is in flight and what waits", () => {
  const a = page({ text: "hello", version: 1 });
  a.type(5, 0, "!");
  a.type(0, 0, "> ");
  a.session.serverEdit({ version: 2, delta: [5, " you"], submissionId: "b" });
  // What is new comes first at equal places: "!" was not stored yet.
  assert.equal(a.shown, "> hello! you");
  assert.deepEqual(a.remote, [[8, " you"]]);
});

test("versions that do not touch the text raise the base of the next edit", () => {
  const a = page({ text: "a", version: 1 });
  a.session.versionSeen(12);
  a.session.versionSeen(3);
  a.type(1, 0, "b");
  assert.equal(a.sent[0].baseVersion, 12);
});

test("after a cut the same submission goes out again, word for word", () => {
  const a = page({ text: "ab", version: 1 });
  a.type(2, 0, "X");
  a.type(3, 0, "Y");
  a.session.resume({ edits: [{ version: 2, delta: ["1"], submissionId: "b" }], version: 5 });
  assert.equal(a.sent.length, 2);
  assert.deepEqual(a.sent[1], a.sent[0]);
  assert.equal(a.shown, "1abXY");
});

test("after a cut an edit that had arrived is recognised and not sent again", () => {
  const a = page({ text: "ab", version: 1 });
  a.type(2, 0, "X");
  a.type(3, 0, "Y");
  a.session.resume({ edits: [{ version: 2, delta: [2, "X"], submissionId: a.sent[0].submissionId }], version: 2 });
  assert.deepEqual(a.sent[1].delta, [3, "Y"]);
  assert.equal(a.sent[1].baseVersion, 2);
  assert.equal(a.shown, "abXY");
});

for (const included of [true, false]) {
  test(`a text without history ${included ? "that holds" : "that lacks"} the letters in flight doubles and loses none`, () => {
    const a = page({ text: "one two", version: 1 });
    a.type(7, 0, " three");
    a.type(13, 0, " four");
    a.session.resume({ text: included ? "zero one two three" : "zero one two", version: 9 });
    assert.deepEqual(a.sent[1], a.sent[0]);
    a.session.answered(a.sent[0].submissionId, included ? 5 : 10);
    if (!included) a.session.serverEdit({ version: 10, delta: [12, " three"], submissionId: a.sent[0].submissionId });
    assert.equal(a.shown, "zero one two three four");
    assert.deepEqual(a.sent[2].delta, [18, " four"]);
    assert.equal(a.sent[2].baseVersion, included ? 9 : 10);
  });
}

test("where the server put the letters wins over where the page guessed them", () => {
  const a = page({ text: "aa", version: 1 });
  a.type(1, 0, "X");
  a.session.resume({ text: "aaaa", version: 3 });
  a.session.answered(a.sent[0].submissionId, 4);
  a.session.serverEdit({ version: 4, delta: [3, "X"], submissionId: a.sent[0].submissionId });
  assert.equal(a.shown, "aaaXa");
  assert.equal(a.session.confirmed, "aaaXa");
});

test("a refused submission gives back the confirmed text and hands out the words", () => {
  const a = page({ text: "ab", version: 1 });
  a.type(2, 0, "X");
  a.type(3, 0, "Y");
  a.session.refused(a.sent[0].submissionId, "limit");
  assert.deepEqual(a.refused, [{ code: "limit", text: "abXY" }]);
  assert.equal(a.shown, "ab");
  assert.ok(!a.session.pending);
  a.type(2, 0, "Z");
  assert.notEqual(a.sent[1].submissionId, a.sent[0].submissionId);
  assert.deepEqual(a.sent[1].delta, [2, "Z"]);
});

test("late answers and refusals of other submissions are ignored", () => {
  const a = page({ text: "", version: 1 });
  a.type(0, 0, "x");
  a.session.answered("else", 9);
  a.session.refused("else", "forbidden");
  assert.ok(a.session.pending);
  assert.equal(a.shown, "x");
});

test("an edit that does not fit is reported and changes nothing", () => {
  const a = page({ text: "ab", version: 1 });
  assert.throws(() => a.session.serverEdit({ version: 2, delta: [5, "x"], submissionId: "b" }), /invalidDelta/);
  assert.equal(a.shown, "ab");
  assert.equal(a.session.version, 1);
  a.session.resume({ text: "abcdex", version: 2 });
  assert.equal(a.shown, "abcdex");
});

test("a snapshot goes on where it was taken, and sends nothing before it is resumed", () => {
  const a = page({ text: "ab", version: 1 });
  a.type(2, 0, "X");
  a.type(3, 0, "Y");
  const stored = JSON.parse(JSON.stringify(a.session.snapshot()));
  const b = page({}, stored);
  assert.equal(b.session.text, "abXY");
  b.type(4, 0, "Z");
  assert.equal(b.sent.length, 0);
  b.session.resume({ edits: [], version: 1 });
  assert.deepEqual(b.sent, a.sent);
  b.session.answered(b.sent[0].submissionId, 2);
  assert.deepEqual(b.sent[1].delta, [3, "YZ"]);
  assert.notEqual(b.sent[1].submissionId, b.sent[0].submissionId);
});

test("words that both texts have stay where they are", () => {
  const from = "The queue is long and nobody tells me why";
  const to = "Today the queue is very long and nobody at all tells me why!";
  assert.equal(apply(differences(from, to), from).text, to);
  assert.ok(differences(from, to).filter(part => typeof part === "string").join("").length < 25);
  const many = "word ".repeat(2000);
  assert.equal(apply(differences(many, many.toUpperCase()), many).text, many.toUpperCase());
  for (let seed = 1; seed < 400; seed++) {
    const { below } = chance(seed);
    const some = () => Array.from({ length: below(9) }, () => ["a", "b", " ", "\u{1f600}", "aa", "\n"][below(6)]).join("");
    const [one, other] = [some(), some()];
    assert.equal(apply(differences(one, other), one).text, other, `seed ${seed}`);
  }
});

// Every typed letter is another one, so that a lost, doubled or swapped letter cannot hide.
function simulate(seed, { withoutHistory = false } = {}) {
  const { below, of } = chance(seed);
  const server = new SimulatedServer("start 😀 end");
  let letters = 0x4e00;
  const typed = [];
  const deleted = new Set();
  const clients = Array.from({ length: 2 + below(3) }, (_, i) => new Client(i));

  function Client(name) {
    Object.assign(this, { requests: [], answers: [], shown: server.text, seen: server.version, online: true });
    const events = {
      onSend: message => this.requests.push(JSON.parse(JSON.stringify(message))),
      onRemote: delta => { this.shown = apply(delta, this.shown).text; },
      onRefused: refusal => assert.fail(`refused: ${refusal.code}`),
      newId: () => `s${seed}-${name}-${++ids}`,
    };
    this.session = new TextSession({ text: server.text, version: server.version }, events);

    this.edit = () => {
      const points = [...this.shown];
      const from = below(points.length + 1);
      const at = points.slice(0, from).join("").length;
      if (of(0.3) && from < points.length) {
        const gone = points.slice(from, from + 1 + below(3)).join("");
        for (const letter of gone) deleted.add(letter);
        this.apply(splice(at, gone.length, ""));
      } else {
        const text = Array.from({ length: 1 + below(3) }, () => String.fromCodePoint(of(0.2) ? 0x1f600 + (letters++ & 0xffff) : letters++)).join("");
        typed.push(text);
        this.apply(splice(at, 0, text));
      }
    };
    this.apply = delta => {
      this.shown = apply(delta, this.shown).text;
      this.session.localEdit(delta);
      assert.equal(this.session.text, this.shown);
    };
    // A request reaches the server: perhaps twice, perhaps an old one after a newer one; its answer perhaps never comes back.
    this.request = () => {
      if (this.requests.length === 0) return;
      const [message] = this.requests.splice(below(this.requests.length), 1);
      const version = server.submit(message);
      if (of(0.2)) this.requests.push(message);
      if (this.online) this.answers.push({ id: message.submissionId, version });
    };
    this.answer = () => {
      if (this.answers.length === 0) return;
      const [answer] = this.answers.splice(below(this.answers.length), 1);
      this.session.answered(answer.id, answer.version);
    };
    this.change = () => {
      if (!this.online || this.seen >= server.version) return;
      this.seen++;
      const edit = server.log.find(e => e.version === this.seen);
      if (edit) this.session.serverEdit(edit);
      else this.session.versionSeen(this.seen);
      if (edit && of(0.1)) this.session.serverEdit(edit);
    };
    this.cut = () => {
      this.online = false;
      this.answers = [];
      if (of(0.5)) this.requests = [];
    };
    this.resume = () => {
      if (this.online) return;
      this.online = true;
      if (of(0.3)) {
        this.session = TextSession.restore(JSON.parse(JSON.stringify(this.session.snapshot())), events);
        assert.equal(this.session.text, this.shown);
      }
      this.session.resume(withoutHistory && of(0.7)
        ? { text: server.text, version: server.version }
        : { edits: server.since(this.session.version), version: server.version });
      this.seen = server.version;
    };
  }

  for (let step = 0; step < 200; step++) {
    const client = clients[below(clients.length)];
    const move = below(20);
    if (move < 7) client.edit();
    else if (move < 11) client.request();
    else if (move < 14) client.answer();
    else if (move < 18) client.change();
    else if (move === 18) (client.online ? client.cut : client.resume)();
    else server.elsewhere();
    assert.equal(client.session.text, client.shown, `seed ${seed}: the page shows what the session holds`);
  }
  for (const client of clients) client.resume();
  for (let round = 0; clients.some(c => c.session.pending || c.seen < server.version); round++) {
    assert.ok(round < 5000, `seed ${seed}: never comes to rest`);
    for (const client of clients) {
      if (client.session.inFlight && client.requests.length === 0 && client.answers.length === 0 && client.seen >= server.version) {
        client.cut();
        client.resume();
      }
      client.request();
      client.answer();
      client.change();
    }
  }

  for (const client of clients) {
    assert.equal(client.shown, server.text, `seed ${seed}: all see the same`);
    assert.equal(client.session.confirmed, server.text, `seed ${seed}`);
  }
  const found = [...server.text];
  for (const word of typed) {
    const places = [...word].filter(letter => !deleted.has(letter)).map(letter => found.indexOf(letter));
    assert.ok(places.every(place => place >= 0), `seed ${seed}: a letter is lost`);
    assert.deepEqual(places, [...places].sort((a, b) => a - b), `seed ${seed}: letters are swapped`);
    for (const letter of word) {
      const times = found.filter(other => other === letter).length;
      assert.ok(times <= 1, `seed ${seed}: a letter is doubled`);
      if (!withoutHistory && deleted.has(letter)) assert.equal(times, 0, `seed ${seed}: a deleted letter is back`);
    }
  }
  assert.ok(!/\p{Cs}/u.test(server.text), `seed ${seed}: a pair is split`);
}

test("several people typing through delays, repeats and cuts see the same text with every letter", () => {
  for (let seed = 1; seed <= 400; seed++) simulate(seed);
});

test("so they do when the page is given texts without history", () => {
  for (let seed = 1; seed <= 400; seed++) simulate(seed, { withoutHistory: true });
});

test("two who begin to type at one place do not mix their words", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const luck = chance(seed);
    const server = new SimulatedServer("");
    const people = ["ABCDEF", "uvwxyz"].map(word => {
      const person = { ...page({ text: "", version: 1 }), word, typed: 0, caret: 0, seen: 1, mail: [] };
      return person;
    });
    const steps = person => [
      person.typed < person.word.length && (() => {
        person.type(person.caret, 0, person.word[person.typed++]);
        person.caret++;
      }),
      person.sent.length > 0 && (() => {
        const message = person.sent.shift();
        person.mail.push({ id: message.submissionId, version: server.submit(message) });
      }),
      server.since(person.seen).length > 0 && (() => {
        const [edit] = server.since(person.seen);
        const before = person.remote.length;
        person.session.serverEdit(edit);
        for (const delta of person.remote.slice(before)) person.caret = mapPosition(delta, person.caret, true);
        person.seen = edit.version;
      }),
      person.mail.length > 0 && person.seen >= person.mail[0].version && (() => {
        const { id, version } = person.mail.shift();
        person.session.answered(id, version);
      }),
    ];
    for (;;) {
      const possible = people.flatMap(steps).filter(Boolean);
      if (possible.length === 0) break;
      possible[luck.below(possible.length)]();
    }
    assert.ok(["ABCDEFuvwxyz", "uvwxyzABCDEF"].includes(server.text), `seed ${seed}: ${server.text}`);
    for (const person of people) assert.equal(person.session.text, server.text);
  }
});
