// Reads diagrams as JSON strings, one a line, and prints for each one line of JSON with what Mermaid's own parser holds:
// { title, accTitle, accDescr, sections, tasks: [{ section, task, score, people }] } or { error }.
// Texts are printed as the parser keeps them: not trimmed, entities as Mermaid's placeholders.
import { createInterface } from 'node:readline';

// Mermaid sanitises titles with DOMPurify, which wants a window. Given one without createHTMLDocument it calls itself
// unsupported and hands every text back unchanged: enough for a parser, and no DOM has to be installed.
globalThis.window = { document: { nodeType: 9, implementation: {}, createElement: () => ({}) }, Element: class {} };
const { default: mermaid } = await import('mermaid');
// An error is an answer here, not something to log.
mermaid.initialize({ startOnLoad: false, logLevel: 'fatal' });

async function read(text) {
  try {
    // Registers the diagram types, which getDiagramFromText takes for granted.
    await mermaid.parse(text);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    return {
      title: db.getDiagramTitle(),
      accTitle: db.getAccTitle(),
      accDescr: db.getAccDescription(),
      sections: [...db.getSections()],
      // JSON knows no NaN and no infinity: such a score travels as a word.
      tasks: db.getTasks().map(({ section, task, score, people }) =>
        ({ section, task, score: Number.isFinite(score) ? score : String(score), people })),
    };
  } catch (error) {
    return { error: error.message };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line) process.stdout.write(JSON.stringify(await read(JSON.parse(line))) + '\n');
}
