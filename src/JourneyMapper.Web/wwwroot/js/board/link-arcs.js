import { direction, firstFree, rounded } from "./link-paths.js";

// Links between steps: brackets above the headers for those that lead to the right, below for those that lead to the left. Short ones
// stand nearest, so that a long one goes over them; at one header they are lined up so that those of one side never cross.

const LEVEL = 15;
const FIRST = 15;
const ROOM = 9;
/** Levels of a band; what finds no room shares the last one. */
export const LEVELS = 5;
const PORT = 16;
const MARGIN = 14;
const ROUND = 9;
const GAP = 6;
const LOOP = { width: 18, height: 12, label: 34 };

/**
 * The routes of both bands. `links` have `id`, `from` and `to`, which name spans ({ left, right }: the headers); two ends in one span are
 * a loop, whose share (`label`) stands beside it. Each route has points, path data, the place of its label and of its head; heights are measured from the band's upper edge.
 */
export function arcs(links, spans) {
  const known = links.filter(link => spans.has(link.from) && spans.has(link.to));
  const leadsBack = link => middle(spans.get(link.to)) < middle(spans.get(link.from));
  return { over: band(known.filter(link => !leadsBack(link)), spans, true), under: band(known.filter(leadsBack), spans, false) };
}

function band(links, spans, isOver) {
  const ports = portsOf(links, spans);
  const places = [];
  const placed = links.filter(link => link.from !== link.to)
    .map(link => ({ link, x1: ports.get(link).from, x2: ports.get(link).to }))
    .sort((a, b) => Math.abs(a.x2 - a.x1) - Math.abs(b.x2 - b.x1))
    .map(one => ({ ...one, level: firstFree(places, Math.min(one.x1, one.x2), Math.max(one.x1, one.x2), GAP, LEVELS) }));
  const loops = links.filter(link => link.from === link.to);
  const height = placed.length > 0 ? FIRST + (places.length - 1) * LEVEL + ROOM : loops.length > 0 ? LOOP.height + ROOM : 0;
  // From the headers' edge outwards.
  const out = distance => isOver ? height - distance : distance;
  const routes = placed.map(({ link, x1, x2, level }) => {
    const y = out(FIRST + level * LEVEL);
    return route(link, [{ x: x1, y: out(0) }, { x: x1, y }, { x: x2, y }, { x: x2, y: out(0) }], { x: (x1 + x2) / 2, y });
  });
  for (const link of loops) {
    const x = ports.get(link).from;
    const y = out(LOOP.height);
    routes.push(route(link, [{ x, y: out(0) }, { x, y }, { x: x + LOOP.width, y }, { x: x + LOOP.width, y: out(0) }], { x: x + LOOP.width + 4, y: out(LOOP.height - 2), isBeside: true }));
  }
  return { height, routes };
}

function route(link, points, label) {
  return { id: link.id, points, d: rounded(points, ROUND), label, head: { ...points.at(-1), turn: direction(points) } };
}

// At each header: what leads to the left, the shortest outermost; loops; what leads to the right, the shortest outermost.
function portsOf(links, spans) {
  const ends = new Map();
  const add = (span, end) => ends.set(span, [...ends.get(span) ?? [], end]);
  for (const link of links) {
    const [from, to] = [middle(spans.get(link.from)), middle(spans.get(link.to))];
    if (link.from === link.to) {
      add(link.from, { link, end: "from", rank: 0, width: LOOP.width + (link.label ? LOOP.label : 0) });
      continue;
    }
    // Below everything else that goes the same way: left ones count down to 0, right ones up from it.
    add(link.from, { link, end: "from", rank: rank(to - from), width: 0 });
    add(link.to, { link, end: "to", rank: rank(from - to), width: 0 });
  }
  const ports = new Map(links.map(link => [link, {}]));
  for (const [span, all] of ends) {
    all.sort((a, b) => a.rank - b.rank);
    const { left, right } = spans.get(span);
    const wide = all.reduce((sum, one) => sum + one.width, 0);
    const step = Math.min(PORT, Math.max(0, right - left - 2 * MARGIN - wide) / Math.max(1, all.length - 1));
    let x = (left + right) / 2 - (step * (all.length - 1) + wide) / 2;
    for (const one of all) {
      ports.get(one.link)[one.end] = x;
      x += step + one.width;
    }
  }
  return ports;
}

// To the left: short ones first (very negative), then long ones; to the right: long ones first, then short ones.
function rank(way) {
  return way < 0 ? -1 / -way : 1 / way;
}

function middle({ left, right }) {
  return (left + right) / 2;
}
