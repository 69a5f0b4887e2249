import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { debounced, inTime, Runs, whenSlow } from "../../docs/assets/timing.js";

test("only the latest run counts", () => {
  const runs = new Runs();
  const first = runs.begin();
  assert.ok(first());
  const current = runs.current();
  assert.ok(current());
  const second = runs.begin();
  assert.deepEqual([first(), current(), second()], [false, false, true]);
});

test("what is asked for again and again is done once, after a pause", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const act = mock.fn();
  const typed = debounced(act, 150);
  typed.ask();
  mock.timers.tick(100);
  typed.ask();
  mock.timers.tick(149);
  assert.equal(act.mock.callCount(), 0);
  mock.timers.tick(1);
  assert.equal(act.mock.callCount(), 1);
  typed.ask();
  typed.cancel();
  mock.timers.tick(1000);
  assert.equal(act.mock.callCount(), 1);
  mock.timers.reset();
});

test("what is slow is told, unless it is done before", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const tell = mock.fn();
  whenSlow(tell)();
  mock.timers.tick(1000);
  assert.equal(tell.mock.callCount(), 0);
  whenSlow(tell);
  mock.timers.tick(1000);
  assert.equal(tell.mock.callCount(), 1);
  mock.timers.reset();
});

test("what takes too long fails, and leaves no timer", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const late = assert.rejects(inTime(new Promise(() => {}), 1000), /in time/);
  mock.timers.tick(1000);
  await late;
  mock.timers.reset();
  assert.equal(await inTime(Promise.resolve(1), 60_000_000), 1);
});
