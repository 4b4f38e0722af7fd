import { between, canonical } from "./delta.js";

// Past this many table cells a word-wise comparison would be felt; one splice then has to do.
const MAX_CELLS = 4_000_000;

/**
 * A delta from one text to another that keeps the words both have, so that pending letters find their place among them. For texts
 * whose history is not known; where it is known, the server's own deltas are better.
 */
export function differences(from, to) {
  const a = words(from);
  const b = words(to);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const oldWords = a.slice(start, a.length - end);
  const newWords = b.slice(start, b.length - end);
  if (oldWords.length * newWords.length > MAX_CELLS) return between(from, to);

  const delta = [];
  const prefix = a.slice(0, start).join("").length;
  if (prefix > 0) delta.push(prefix);
  let removed = "";
  let added = "";
  const closeChange = () => {
    if (removed === "" && added === "") return;
    const change = between(removed, added);
    delta.push(...change);
    // What `between` keeps at its end goes unsaid there, but more follows here.
    const read = change.reduce((sum, part) => sum + (typeof part === "string" ? 0 : Math.abs(part)), 0);
    if (read < removed.length) delta.push(removed.length - read);
    removed = "";
    added = "";
  };
  for (const [word, side] of walk(oldWords, newWords)) {
    if (side === 0) {
      closeChange();
      delta.push(word.length);
    } else if (side < 0) {
      removed += word;
    } else {
      added += word;
    }
  }
  closeChange();
  return canonical(delta);
}

const words = text => text.match(/\s|[^\s]+/gu) ?? [];

// The longest common run of words, by the textbook's table.
function* walk(a, b) {
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j]
        ? common[(i + 1) * width + j + 1] + 1
        : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      yield [a[i++], 0];
      j++;
    } else if (j === b.length || (i < a.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      yield [a[i++], -1];
    } else {
      yield [b[j++], 1];
    }
  }
}
