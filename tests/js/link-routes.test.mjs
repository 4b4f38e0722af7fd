import assert from "node:assert/strict";
import { test } from "node:test";
import { arcs, LEVELS } from "../../src/JourneyMapper.Web/wwwroot/js/board/link-arcs.js";
import { ways } from "../../src/JourneyMapper.Web/wwwroot/js/board/link-ways.js";

const COLUMN = 188;
const random = seed => () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
const spans = count => new Map(Array.from({ length: count }, (_, i) => [`s${i}`, { left: 176 + i * COLUMN, right: 176 + (i + 1) * COLUMN }]));
const links = (...pairs) => pairs.map(([from, to], i) => ({ id: `l${i}`, from: `s${from}`, to: `s${to}` }));
const any = (count, columns, next) => links(...Array.from({ length: count }, () => [Math.floor(next() * columns), Math.floor(next() * columns)]));
const parts = points => points.slice(1).map((point, i) => [points[i], point]);
const crosses = ([a, b], [c, d]) => {
  const [h, v] = a.y === b.y ? [[a, b], [c, d]] : [[c, d], [a, b]];
  if (h[0].y !== h[1].y || v[0].x !== v[1].x) return false;
  const [left, right] = [h[0].x, h[1].x].sort((x, y) => x - y);
  const [top, bottom] = [v[0].y, v[1].y].sort((x, y) => x - y);
  return v[0].x > left && v[0].x < right && h[0].y > top && h[0].y < bottom;
};
const crossings = routes => routes.flatMap((one, i) => routes.slice(i + 1).filter(other => parts(one.points).some(part => parts(other.points).some(rest => crosses(part, rest))))).length;

test("without links there are no bands", () => {
  const { over, under } = arcs([], spans(5));
  assert.deepEqual([over.height, over.routes, under.height, under.routes], [0, [], 0, []]);
});

test("what leads on runs above the headers, what leads back below them, and both end at them", () => {
  const { over, under } = arcs(links([0, 2], [3, 1], [1, 1]), spans(5));
  assert.deepEqual(over.routes.map(route => route.id).sort(), ["l0", "l2"]);
  assert.deepEqual(under.routes.map(route => route.id), ["l1"]);
  for (const route of over.routes) assert.deepEqual([route.points[0].y, route.points.at(-1).y, route.head.turn], [over.height, over.height, 90]);
  for (const route of under.routes) assert.deepEqual([route.points[0].y, route.points.at(-1).y, route.head.turn], [0, 0, -90]);
});

test("every line begins and ends within its headers and stays in its band", () => {
  const columns = spans(12);
  for (let seed = 1; seed <= 60; seed++) {
    const all = any(1 + seed % 20, 12, random(seed));
    const bands = arcs(all, columns);
    assert.equal(bands.over.routes.length + bands.under.routes.length, all.length);
    for (const band of [bands.over, bands.under]) {
      for (const route of band.routes) {
        const link = all.find(one => one.id === route.id);
        for (const [end, point] of [[link.from, route.points[0]], [link.to, route.points.at(-1)]]) {
          assert.ok(point.x > columns.get(end).left && point.x < columns.get(end).right, `${seed}: ${route.id} at ${point.x}`);
        }
        for (const { y } of route.points) assert.ok(y >= 0 && y <= band.height);
      }
    }
  }
});

test("lines that lie within each other, begin together or end together do not cross", () => {
  for (const some of [[[0, 5], [1, 4], [2, 3]], [[0, 1], [0, 2], [0, 3]], [[0, 3], [1, 3], [2, 3]], [[0, 1], [1, 2], [2, 3]], [[3, 0], [3, 1], [2, 1]], [[0, 2], [1, 1], [1, 2]]]) {
    const { over, under } = arcs(links(...some), spans(6));
    assert.equal(crossings(over.routes) + crossings(under.routes), 0, JSON.stringify(some));
  }
});

test("five hundred links, in cycles, take no more room than the levels that there are", () => {
  const { over, under } = arcs(any(500, 30, random(7)), spans(30));
  assert.equal(over.routes.length + under.routes.length, 500);
  assert.ok(over.height <= 24 + (LEVELS - 1) * 15 && under.height <= over.height);
});

test("a link whose end stands nowhere is left out", () => {
  const { over } = arcs(links([0, 9]), spans(3));
  assert.deepEqual(over.routes, []);
  assert.deepEqual(ways(links([0, 9]), new Map([["s0", { left: 0, right: 1, top: 0, bottom: 1 }]]), [0], [0]), []);
});

// A board of lanes with up to three cards to a cell, 16 px between the columns and 18 between the lanes.
function boardOf(next) {
  const [columns, lanes] = [6, 5];
  const boxes = new Map();
  const borders = [80];
  let top = 80;
  for (let lane = 0; lane < lanes; lane++) {
    let lowest = top + 40;
    for (let column = 0; column < columns; column++) {
      let y = top + 8;
      for (let card = 0; card < Math.floor(next() * 4); card++) {
        const height = 30 + Math.floor(next() * 60);
        boxes.set(`s${boxes.size}`, { left: 176 + column * COLUMN + 8, right: 176 + (column + 1) * COLUMN - 8, top: y, bottom: y + height });
        y += height + 6;
      }
      lowest = Math.max(lowest, y);
    }
    top = lowest + 10;
    borders.push(top);
  }
  return { boxes, borders, gaps: Array.from({ length: columns + 1 }, (_, i) => 176 + i * COLUMN) };
}

test("no line between cards runs through a card", () => {
  for (let seed = 1; seed <= 80; seed++) {
    const next = random(seed);
    const { boxes, borders, gaps } = boardOf(next);
    const all = any(1 + seed % 30, boxes.size, next);
    for (const route of ways(all, boxes, gaps, borders)) {
      for (const [a, b] of parts(route.points)) {
        assert.ok(a.x === b.x || a.y === b.y, `${seed}: ${route.id} is not straight`);
        const [left, right, top, bottom] = [Math.min(a.x, b.x), Math.max(a.x, b.x), Math.min(a.y, b.y), Math.max(a.y, b.y)];
        for (const [name, box] of boxes) {
          assert.ok(right <= box.left || left >= box.right || bottom <= box.top || top >= box.bottom, `${seed}: ${route.id} through ${name}`);
        }
      }
    }
  }
});

test("a line leaves and enters its cards at their edges", () => {
  const next = random(3);
  const { boxes, borders, gaps } = boardOf(next);
  const all = any(40, boxes.size, next);
  const routes = ways(all, boxes, gaps, borders);
  assert.equal(routes.length, all.length);
  for (const route of routes) {
    const link = all.find(one => one.id === route.id);
    for (const [end, point] of [[link.from, route.points[0]], [link.to, route.points.at(-1)]]) {
      const box = boxes.get(end);
      assert.ok((point.x === box.left || point.x === box.right) && point.y > box.top && point.y < box.bottom);
    }
    assert.ok([0, 180, -180].includes(route.head.turn));
    assert.match(route.d, /^M[-\d. LQM]+$/);
  }
});

test("a header of a step is left and entered at its lower edge", () => {
  const boxes = new Map([["s0", { left: 176, right: 364, top: 80, bottom: 80, isHead: true }], ["s1", { left: 560, right: 730, top: 200, bottom: 240 }]]);
  const [there, back] = ways(links([0, 1], [1, 0]), boxes, [176, 364, 552, 740], [80, 180, 260]);
  assert.equal(there.points[0].y, 80);
  assert.deepEqual([back.points.at(-1).y, back.head.turn], [80, -90]);
});

test("lines that share a gap lie beside each other", () => {
  const boxes = new Map([0, 1, 2, 3].map(i => [`s${i}`, { left: i < 2 ? 8 : 196, right: i < 2 ? 180 : 368, top: i % 2 * 100, bottom: i % 2 * 100 + 60 }]));
  const routes = ways(links([0, 3], [1, 2]), boxes, [0, 188, 376], [0, 200]);
  assert.equal(new Set(routes.map(route => route.points[1].x)).size, 2);
});
