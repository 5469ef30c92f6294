import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeTimers } from "../../local/time/timers.ts";
import { makeTime, START } from "../support/local.ts";

test("timers fire in order of their instants, those of one instant in the order in which they were set", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(20), fc.boolean())), (wanted) => {
      const timers = makeTimers();
      const fired: [number, number][] = [];
      const cancels = wanted.map(([at], index) => timers.set(at, () => fired.push([at, index])));
      for (const [index, [, cancelled]] of wanted.entries()) if (cancelled) cancels[index]?.();
      const kept = wanted.flatMap(([at, cancelled], index): [number, number][] =>
        cancelled ? [] : [[at, index]],
      );
      expect(timers.count()).toBe(kept.length);
      for (let now = timers.next(); now !== undefined; now = timers.next()) timers.fireDue(now);
      expect(fired).toEqual(kept.toSorted(([a, i], [b, j]) => a - b || i - j));
    }),
  );
});

test("advancing stops at every timer on the way, also at those that are set on the way", async () => {
  const { clock } = makeTime();
  const seen: number[] = [];
  const every = (at: number) =>
    clock.when(at, () => {
      seen.push(clock.now() - START);
      every(clock.now() + 1000);
    });
  every(START + 500);
  await clock.advanceTo(START + 3000);
  expect(seen).toEqual([500, 1500, 2500]);
  expect(clock.now()).toBe(START + 3000);
});

test("the clock does not go on while something is going on", async () => {
  const { clock, activity } = makeTime();
  const finished: number[] = [];
  clock.when(START + 1000, () => {
    void activity.during(async () => {
      await sleep(20);
      finished.push(clock.now() - START);
    });
  });
  clock.when(START + 2000, () => finished.push(clock.now() - START));
  await clock.advanceTo(START + 5000);
  expect(finished).toEqual([1000, 2000]);
});

test("advances asked for at the same time happen one after the other", async () => {
  const { clock } = makeTime();
  await Promise.all([clock.advanceTo(START + 10), clock.advanceTo(START + 30)]);
  expect(clock.now()).toBe(START + 30);
});

test("a running clock fires timers by itself, and goes on running after an advance", async () => {
  const { clock } = makeTime();
  const fired: string[] = [];
  clock.run();
  clock.when(clock.now() + 30, () => fired.push("soon"));
  await sleep(80);
  expect(fired).toEqual(["soon"]);
  await clock.advanceTo(clock.now() + 3_600_000);
  const after = clock.now();
  await sleep(20);
  expect(clock.now()).toBeGreaterThan(after);
  clock.stop();
});

test("a jump costs less than a millisecond", async () => {
  const { clock } = makeTime();
  for (let index = 1; index <= 2_000; index += 1) clock.when(START + index, () => {});
  const began = performance.now();
  await clock.advanceTo(START + 3_000);
  expect((performance.now() - began) / 2_000).toBeLessThan(1);
});
