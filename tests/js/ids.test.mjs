import assert from "node:assert/strict";
import { test } from "node:test";
import { newUuid } from "../../src/JourneyMapper.Web/wwwroot/js/text/ids.js";

test("an element's id is a UUIDv7 whose head is the time", () => {
  const now = Date.UTC(2026, 10, 22, 12, 0, 0, 123);
  const id = newUuid(now);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(parseInt(id.replaceAll("-", "").slice(0, 12), 16), now);
  assert.notEqual(newUuid(now), id);
});
