// What the routes of links are made of: lines with round corners, arrow heads. Pure arithmetic in the board's own pixels.

const HEAD = 8;

/** A line through points that lie beside or below each other, its corners rounded. */
export function rounded(points, radius) {
  const way = points.filter((point, i) => i === 0 || point.x !== points[i - 1].x || point.y !== points[i - 1].y);
  let d = `M${at(way[0])}`;
  for (let i = 1; i < way.length - 1; i++) {
    const [before, here, after] = [way[i - 1], way[i], way[i + 1]];
    const r = Math.min(radius, length(before, here) / (i === 1 ? 1 : 2), length(here, after) / (i === way.length - 2 ? 1 : 2));
    d += `L${at(towards(here, before, r))}Q${at(here)} ${at(towards(here, after, r))}`;
  }
  return way.length > 1 ? `${d}L${at(way.at(-1))}` : d;
}

/** The direction in which a line ends, in degrees; 0 = to the right. */
export function direction(points) {
  const end = points.at(-1);
  const before = points.findLast(point => point.x !== end.x || point.y !== end.y) ?? end;
  return Math.round(Math.atan2(end.y - before.y, end.x - before.x) * 180 / Math.PI);
}

/** An arrow head at the origin that points to the right: one that is filled, or two strokes. */
export function head(isOpen) {
  return isOpen ? `M${-HEAD} ${-HEAD / 2}L0 0L${-HEAD} ${HEAD / 2}` : `M0 0L${-HEAD} ${-HEAD / 2}L${-HEAD} ${HEAD / 2}z`;
}

/** The middle of the longest part of a line, and how long that is. */
export function longest(points) {
  let best = { length: -1 };
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (length(a, b) > best.length) best = { length: length(a, b), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  }
  return { x: best.x, y: best.y, length: best.length };
}

/** The first place in which a stretch touches none that stand there already; `places` is changed. */
export function firstFree(places, from, to, gap, most) {
  let place = 0;
  while (place < most - 1 && places[place]?.some(other => from < other.to + gap && to > other.from - gap)) place++;
  (places[place] ??= []).push({ from, to });
  return place;
}

function towards(from, to, way) {
  const whole = length(from, to) || 1;
  return { x: from.x + (to.x - from.x) * way / whole, y: from.y + (to.y - from.y) * way / whole };
}

function length(a, b) {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

function at({ x, y }) {
  return `${round(x)} ${round(y)}`;
}

function round(value) {
  return Math.round(value * 100) / 100;
}
