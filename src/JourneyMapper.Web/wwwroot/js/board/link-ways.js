import { direction, firstFree, longest, rounded } from "./link-paths.js";

// Links between cards: out of a card at its side, up or down in the gap between two columns, along the gap between two lanes, and in at the
// side of the other card. So none runs through a card that stands in its column. Lines that share a gap lie beside each other.

const ROUND = 7;
const BESIDE = 3;
/** Lines side by side in one gap; what finds no room shares the last one. */
export const LANES = 5;
const OFFSETS = [0, 1, -1, 2, -2];
const NEAR = 3;
const OUTSIDE = 8;
const GAP = 4;
const SHORT = 36;
const RAISED = 13;

/**
 * The routes. `links` have `id`, `from` and `to`, which name boxes ({ left, top, right, bottom }; `isHead` = the header of a step, left and
 * entered at its lower edge). `gaps` are the borders of the columns, `borders` those of the lanes, both ascending.
 */
export function ways(links, boxes, gaps, borders) {
  const known = links.filter(link => boxes.has(link.from) && boxes.has(link.to));
  const plans = known.map(link => plan(link, boxes, gaps, borders));
  givePorts(plans);
  const [columns, rows] = [new Map(), new Map()];
  const beside = (places, key, from, to) => {
    if (!places.has(key)) places.set(key, []);
    return key + OFFSETS[firstFree(places.get(key), Math.min(from, to), Math.max(from, to), GAP, LANES)] * BESIDE;
  };
  return plans.map(one => {
    const [start, end] = [one.from.port, one.to.port];
    // A header is left downwards, to just below it.
    const firstY = one.from.box.isHead ? beside(rows, borders[0] + OUTSIDE, start.x, one.from.gap) : start.y;
    const lastY = one.to.box.isHead ? beside(rows, borders[0] + OUTSIDE, end.x, one.to.gap) : end.y;
    const crossY = one.border === null ? null : beside(rows, one.border, one.from.gap, one.to.gap);
    const x1 = beside(columns, one.from.gap, firstY, crossY ?? lastY);
    const x2 = crossY === null ? x1 : beside(columns, one.to.gap, crossY, lastY);
    const points = [start];
    if (one.from.box.isHead) points.push({ x: start.x, y: firstY });
    points.push({ x: x1, y: firstY });
    if (crossY !== null) points.push({ x: x1, y: crossY }, { x: x2, y: crossY });
    points.push({ x: x2, y: lastY });
    if (one.to.box.isHead) points.push({ x: end.x, y: lastY });
    points.push(end);
    return { id: one.link.id, points, d: rounded(points, ROUND), label: placeOfLabel(points), head: { ...end, turn: direction(points) } };
  });
}

// On the line, or above it where it is too short for that.
function placeOfLabel(points) {
  const { x, y, length } = longest(points);
  return { x, y: length < SHORT ? y - RAISED : y };
}

function plan(link, boxes, gaps, borders) {
  const [a, b] = [boxes.get(link.from), boxes.get(link.to)];
  const way = centre(b) - centre(a);
  // Above each other: both at the right.
  const isSame = link.from === link.to || (a.left < b.right - NEAR && b.left < a.right - NEAR);
  const [sideA, sideB] = isSame ? ["right", "right"] : way > 0 ? ["right", "left"] : ["left", "right"];
  const from = { box: a, side: sideA, gap: gapBeside(a, sideA, gaps), towards: b.top };
  const to = { box: b, side: sideB, gap: gapBeside(b, sideB, gaps), towards: a.top };
  return { link, from, to, border: from.gap === to.gap ? null : borderAt(a, b, borders) };
}

function gapBeside(box, side, gaps) {
  return side === "right" ? gaps.find(x => x >= box.right - NEAR) ?? box.right + OUTSIDE : gaps.findLast(x => x <= box.left + NEAR) ?? box.left - OUTSIDE;
}

// Above or below the lane of the far end, whichever is nearer to where one comes from.
function borderAt(a, b, borders) {
  const [from, to] = [(a.top + a.bottom) / 2, (b.top + b.bottom) / 2];
  const above = borders.findLast(y => y <= to) ?? borders[0];
  const below = borders.find(y => y > to) ?? borders.at(-1);
  return Math.abs(above - from) <= Math.abs(below - from) ? above : below;
}

// The ends at one side of a card stand below each other, in the order of where they lead.
function givePorts(plans) {
  const sides = new Map();
  for (const one of plans.flatMap(plan => [plan.from, plan.to])) {
    const key = one.box.isHead ? "head" : one.side;
    if (!sides.has(one.box)) sides.set(one.box, new Map());
    const all = sides.get(one.box);
    all.set(key, [...all.get(key) ?? [], one]);
  }
  for (const [box, ends] of [...sides].flatMap(([box, all]) => [...all.values()].map(ends => [box, ends]))) {
    ends.sort((one, other) => one.towards - other.towards);
    ends.forEach((one, i) => {
      const share = (i + 1) / (ends.length + 1);
      one.port = box.isHead ? { x: box.left + (box.right - box.left) * share, y: box.bottom } : { x: box[one.side], y: box.top + (box.bottom - box.top) * share };
    });
  }
}

function centre({ left, right }) {
  return (left + right) / 2;
}
