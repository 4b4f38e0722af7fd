import { openEditor, pendingTexts } from "/src/JourneyMapper.Web/wwwroot/js/text/text-editor.js";
import { apply } from "/src/JourneyMapper.Web/wwwroot/js/text/delta.js";
import { SimulatedServer, chance } from "../simulated-server.mjs";

// Runs in a real browser: what node cannot know is what a textarea does.
const results = [];
const tests = [];
const test = (name, run) => tests.push({ name, run });
const same = (actual, expected, what = "") => {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what} expected ${b}, was ${a}`);
};
// Not a timer: browsers make nested ones wait.
const turn = () => new Promise(resolve => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(null);
});
const frame = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
const labels = { gone: "gone", refused: "refused", putBack: "put back", copy: "copy", copied: "copied" };

let number = 0;

function open(text = "", options = {}) {
  const host = document.createElement("div");
  host.className = "host";
  document.body.append(host);
  const sent = [];
  const seen = { limit: 0, commit: 0, undo: 0, redo: 0, escape: 0, refused: [], selection: [], putBack: [] };
  const editor = openEditor(host, {
    id: "c", property: "text", text, version: 1, storageKey: `t${++number}`, labels,
    transport: { send: message => new Promise((resolve, reject) => sent.push({
      ...message, store: version => resolve({ version }), fail: code => reject(Object.assign(new Error(code), { code })) })) },
    onLimit: () => seen.limit++, onCommit: () => seen.commit++, onUndo: () => seen.undo++, onRedo: () => seen.redo++,
    onEscape: () => seen.escape++, onRefused: code => seen.refused.push(code), onSelection: (a, b) => seen.selection.push([a, b]),
    onPutBack: words => seen.putBack.push(words), ...options,
  });
  const field = host.querySelector("textarea");
  field.focus();
  return { host, editor, field, sent, seen, key: `t${number}` };
}

const type = text => document.execCommand("insertText", false, text);
const press = (field, key, more = {}) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  field.dispatchEvent(event);
  return event.defaultPrevented;
};

test("typing, deleting and typing between equal letters leave as they were typed", async () => {
  const { editor, field, sent } = open("aa");
  field.setSelectionRange(1, 1);
  type("a");
  same(sent[0].delta, [1, "a"]);
  sent[0].store(2);
  await turn();
  document.execCommand("delete");
  same(sent[1].delta, [1, -1]);
  same(field.selectionStart, 1);
  sent[1].store(3);
  await turn();
  field.select();
  type("b");
  same(sent[2].delta, ["b", -2]);
  same(editor.text, "b");
});

test("others' letters go in without moving the own caret, selection or its direction", async () => {
  const { editor, field } = open("hello world");
  field.setSelectionRange(5, 5);
  editor.remote({ version: 2, delta: ["> "], submissionId: "o" });
  same([field.value, field.selectionStart, field.selectionEnd], ["> hello world", 7, 7]);
  editor.remote({ version: 3, delta: [7, "!"], submissionId: "o" });
  same([field.selectionStart, field.selectionEnd], [7, 7]);
  field.setSelectionRange(2, 7, "backward");
  editor.remote({ version: 4, deltas: [["A"], [1, "B"]], submissionId: "o" });
  same([field.value, field.selectionStart, field.selectionEnd, field.selectionDirection], ["AB> hello! world", 4, 9, "backward"]);
});

test("others' letters wait while an input method is at work", async () => {
  const { editor, field, sent } = open("ab");
  field.setSelectionRange(2, 2);
  field.dispatchEvent(new CompositionEvent("compositionstart"));
  field.setRangeText("ni", 2, 2, "end");
  field.dispatchEvent(new InputEvent("input", { isComposing: true }));
  editor.remote({ version: 2, delta: ["X"], submissionId: "o" });
  editor.versionSeen(3);
  same([field.value, sent.length], ["abni", 0]);
  same(press(field, "Enter"), false);
  field.setRangeText("\u4f60", 2, 4, "end");
  field.dispatchEvent(new InputEvent("input", { isComposing: true }));
  field.dispatchEvent(new CompositionEvent("compositionend", { data: "\u4f60" }));
  same([field.value, field.selectionStart], ["Xab\u4f60", 4]);
  same([sent[0].delta, sent[0].baseVersion], [[2, "\u4f60"], 1]);
  sent[0].store(4);
  await turn();
  same([editor.pending, editor.version], [false, 4]);
});

test("half an emoji waits for its other half", async () => {
  const { field, sent } = open("");
  field.setRangeText("\ud83d", 0, 0, "end");
  field.dispatchEvent(new InputEvent("input"));
  same(sent.length, 0);
  field.setRangeText("\ude00", 1, 1, "end");
  field.dispatchEvent(new InputEvent("input"));
  same(sent[0].delta, ["\u{1f600}"]);
});

test("a huge paste is cut and does not freeze the page", async () => {
  const { editor, field, seen, sent } = open("abcd", { limit: 10_000 });
  field.setSelectionRange(2, 2);
  const data = new DataTransfer();
  data.setData("text/plain", "\u{1f600}".repeat(100_000));
  const before = performance.now();
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  const took = performance.now() - before;
  same([editor.text.length, field.value.length, seen.limit, sent[0].delta[1].length], [10_000, 10_000, 1, 9996]);
  same(field.selectionStart, 9998);
  same(took < 2000, true, `took ${took} ms;`);
});

test("what goes past the paste event is cut all the same", async () => {
  const { editor, field, seen } = open("abcd", { limit: 10 });
  field.setSelectionRange(2, 2);
  type("0123456789");
  same([editor.text, field.value, field.selectionStart, seen.limit], ["ab012345cd", "ab012345cd", 8, 1]);
});

test("a pasted text is cleaned, and one line stays one line", async () => {
  const { editor, field } = open("", { multiline: false });
  const data = new DataTransfer();
  data.setData("text/plain", "a\r\nb\u0007c");
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  same([editor.text, field.value], ["a bc", "a bc"]);
});

test("keys do what they say and native undo is replaced", async () => {
  const { field, seen } = open("");
  type("x");
  same([press(field, "Enter"), press(field, "Enter", { shiftKey: true }), press(field, "Escape"), press(field, "z", { ctrlKey: true }),
    press(field, "y", { ctrlKey: true }), press(field, "Tab")], [true, false, true, true, true, false]);
  const undo = new InputEvent("beforeinput", { inputType: "historyUndo", cancelable: true });
  field.dispatchEvent(undo);
  same(undo.defaultPrevented, true);
  same([seen.commit, seen.escape, seen.undo, seen.redo, field.value], [1, 1, 2, 1, "x"]);
});

test("the field is as high as its text, without a scroll bar", async () => {
  const { field } = open("");
  const one = field.clientHeight;
  type("a\nb\nc\n");
  same(Math.round(field.clientHeight / one), 4);
  same(field.scrollHeight <= field.clientHeight + 1, true);
  field.select();
  type("a long text that needs several lines in this narrow field because it does not end before it has said all");
  same(field.clientHeight >= 4 * one && field.scrollHeight <= field.clientHeight + 1, true);
  field.select();
  document.execCommand("delete");
  same(field.clientHeight, one);
});

test("colleagues' carets stand where they type and move with the text", async () => {
  const { host, editor, field } = open("hello world");
  editor.setCarets([{ name: "Ann", color: "#c2410c", start: 6, end: 11 }, { name: "Ben", color: "#0d6a84", start: 0, end: 0 }]);
  await frame();
  const carets = [...host.querySelectorAll(".jm-text-caret")];
  same(carets.map(c => c.textContent), ["Ann", "Ben"]);
  same(host.querySelectorAll(".jm-text-selected").length, 1);
  const left = () => host.querySelectorAll(".jm-text-caret")[0].getBoundingClientRect().left;
  const before = left();
  field.setSelectionRange(0, 0);
  type("xx");
  await frame();
  same(left() > before, true);
  editor.setCarets([]);
  await frame();
  same(host.querySelectorAll(".jm-text-caret").length, 0);
});

test("the own selection is reported at once", async () => {
  const { field, seen } = open("hello");
  await new Promise(resolve => setTimeout(resolve, 60));
  seen.selection.length = 0;
  field.setSelectionRange(1, 3);
  await new Promise(resolve => setTimeout(resolve, 120));
  same(seen.selection.at(-1), [1, 3]);
});

test("words of an element that is gone stay, readonly, and can be put back", async () => {
  const { host, editor, seen, key } = open("hello");
  type("!");
  editor.elementGone();
  same(host.querySelector("textarea"), null);
  same(host.querySelector(".jm-text-lost-words").textContent, editor.text);
  host.querySelector(".jm-text-lost button").click();
  await turn();
  same(seen.putBack, [{ text: editor.text, code: "removedElement" }]);
  same(host.querySelector(".jm-text-lost"), null);
  await editor.close();
  same(pendingTexts(key), []);
});

test("refused words stay on the screen and the text goes back to what is stored", async () => {
  const { host, editor, field, sent, seen, key } = open("ab");
  field.setSelectionRange(2, 2);
  type("X");
  sent[0].fail("limit");
  await turn();
  same([editor.text, field.value, seen.refused], ["ab", "ab", ["limit"]]);
  same(host.querySelector(".jm-text-lost-words").textContent, "abX");
  await editor.close();
  same(pendingTexts(key).map(e => [e.text, e.lost]), [["abX", "limit"]]);
});

test("closing waits for the last letters; what cannot be sent is found again and taken up", async () => {
  const { host, editor, field, sent, key } = open("ab");
  field.setSelectionRange(2, 2);
  type("X");
  const closing = editor.close();
  same(host.childElementCount, 0);
  sent[0].fail("disconnected");
  same(await closing, false);
  same(pendingTexts(key).map(e => e.text), ["abX"]);
  const again = open("0ab", { version: 7, storageKey: key });
  same([again.editor.text, again.sent[0].submissionId, again.sent[0].baseVersion], ["abX", sent[0].submissionId, 1]);
  again.sent[0].store(8);
  again.editor.remote({ version: 8, delta: [3, "X"], submissionId: sent[0].submissionId });
  await turn();
  same([again.editor.text, again.field.value, again.editor.pending], ["0abX", "0abX", false]);
  same(await again.editor.close(), true);
  same(pendingTexts(key), []);
});

test("a text opened again before its last letters are answered loses and doubles none", async () => {
  const first = open("ab");
  first.field.setSelectionRange(2, 2);
  type("X");
  type("Y");
  const closing = first.editor.close();
  const second = open("ab", { storageKey: first.key });
  same(second.field.value, "abXY");
  second.field.setSelectionRange(4, 4);
  type("Z");
  first.sent[0].store(2);
  await turn();
  same(second.sent.map(m => m.delta), [[3, "YZ"]]);
  second.sent[0].store(3);
  same([await closing, await second.editor.flush(), second.editor.text], [true, true, "abXYZ"]);
  await second.editor.close();
});

test("three people typing into real fields see the same text", async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const { below, of } = chance(seed);
    const server = new SimulatedServer("start \u{1f600} end");
    const people = Array.from({ length: 3 }, () => ({ ...open(server.text), version: 1 }));
    const deliver = person => {
      if (person.version >= server.version) return;
      person.version++;
      const edit = server.log.find(e => e.version === person.version);
      if (edit) person.editor.remote(edit);
      else person.editor.versionSeen(person.version);
    };
    const store = person => {
      const message = person.sent.shift();
      if (message) message.store(server.submit(JSON.parse(JSON.stringify(message))));
    };
    for (let step = 0; step < 120; step++) {
      const person = people[below(3)];
      const move = below(10);
      if (move < 5) {
        person.field.focus();
        if (of(0.4)) {
          const points = [...person.field.value];
          const at = points.slice(0, below(points.length + 1)).join("").length;
          person.field.setSelectionRange(at, at);
        }
        if (of(0.7)) type(["a", "b", "aa", "\u{1f601}", "\n", " "][below(6)]);
        else document.execCommand("delete");
      } else if (move < 7) store(person);
      else if (move < 9) deliver(person);
      else server.elsewhere();
      if (of(0.3)) await turn();
      same(person.field.value, person.editor.text, `seed ${seed}`);
    }
    for (let round = 0; round < 60; round++) {
      for (const person of people) {
        store(person);
        await turn();
        while (person.version < server.version) deliver(person);
      }
    }
    for (const person of people) {
      same([person.field.value, person.editor.pending], [server.text, false], `seed ${seed}`);
      await person.editor.close();
      person.host.remove();
    }
    same(server.log.reduce((text, edit) => apply(edit.delta, text).text, "start \u{1f600} end"), server.text);
  }
});

for (const { name, run } of tests) {
  try {
    await Promise.race([run(), new Promise((_, reject) => setTimeout(() => reject(new Error("never ends")), 20_000))]);
    results.push({ name, ok: true });
  } catch (error) {
    results.push({ name, ok: false, error: `${error.message}\n${error.stack}` });
  }
}
await fetch("/results", { method: "POST", body: JSON.stringify(results) });
