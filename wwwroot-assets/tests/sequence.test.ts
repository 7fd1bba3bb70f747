import assert from "node:assert/strict";
import { test } from "node:test";
import { applyFrame, catchUp, isTooOld } from "../src/shared/live/sequence";

const published = (sequence: number) => ({ sequence, type: "published" });

test("What is known already is not shown again", () => {
  const step = applyFrame(5, { from: 5, to: 6, events: [published(5), published(6)] });
  assert.deepEqual(step, { last: 6, events: [published(6)], gap: false });
});

test("A missing event is a gap, and nothing after it is shown", () => {
  const step = applyFrame(5, { from: 6, to: 8, events: [published(6), published(8)] });
  assert.equal(step.gap, true);
  assert.equal(step.last, 6);
});

test("The holes of a replay are no gaps, and what came meanwhile follows it", () => {
  const held = [{ from: 9, to: 9, events: [published(9)] }];
  const step = catchUp(5, { sequence: 8, events: [published(8), published(6)] }, held);
  assert.deepEqual(step, { last: 9, events: [published(6), published(8), published(9)], gap: false });
});

test("A server that is behind has the wall read again whole", () => {
  assert.equal(isTooOld(5, { sequence: 4 }), true);
  assert.equal(isTooOld(5, { sequence: 5 }), false);
});
