// What was found, lit on the board: frames by an attribute, words by highlights where the browser has them.

const HITS = "find";
const CURRENT = "find-now";
const hasHighlights = "highlights" in CSS;

export class FindMarks {
  #root;
  #lit = new Set();

  constructor(root) {
    this.#root = root;
  }

  /** Lights these hits and puts out all others; `at` is the one that one stands on. */
  light(hits, at) {
    const nodes = this.#nodes();
    const now = new Set();
    const words = { [HITS]: [], [CURRENT]: [] };
    hits.forEach((hit, index) => {
      const node = nodes.get(hit.id);
      if (!node) return;
      now.add(node);
      const name = index === at ? "now" : "";
      if (node.dataset.hit !== name) node.dataset.hit = name;
      for (const text of hit.texts) words[index === at ? CURRENT : HITS].push(...ranges(nodes.get(text.id), text.marks));
    });
    for (const node of this.#lit) if (!now.has(node)) delete node.dataset.hit;
    this.#lit = now;
    if (!hasHighlights) return;
    for (const [name, found] of Object.entries(words)) CSS.highlights.set(name, new Highlight(...found));
  }

  clear() {
    this.light([], -1);
    if (hasHighlights) for (const name of [HITS, CURRENT]) CSS.highlights.delete(name);
  }

  #nodes() {
    const nodes = new Map();
    for (const node of this.#root.querySelectorAll(".actors [data-id], [data-board] [data-id], [data-reading] [data-id]")) if (!nodes.has(node.dataset.id)) nodes.set(node.dataset.id, node);
    return nodes;
  }
}

function ranges(node, marks) {
  const shown = node?.querySelector("[data-show]") ?? node;
  const text = [...shown?.childNodes ?? []].find(child => child.nodeType === Node.TEXT_NODE && child.data.trim());
  const found = [];
  for (let i = 0; text && i < marks.length; i += 2) {
    const [start, end] = [marks[i], marks[i] + marks[i + 1]];
    // The text may have gone on since it was searched; the next answer knows.
    if (end > text.data.length) break;
    const range = new StaticRange({ startContainer: text, startOffset: start, endContainer: text, endOffset: end });
    found.push(range);
  }
  return found;
}
