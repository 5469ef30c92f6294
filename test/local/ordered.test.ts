import fc from "fast-check";
import { expect, test } from "vitest";
import { makeOrdered, type Range } from "../../local/database/ordered.ts";

const key = fc.integer({ min: 0, max: 3_000 }).map((number) => `${10_000 + number}`);
const bound = fc.option(key, { nil: undefined });

/** By the book: everything, sorted, then what is within the bounds. */
function within(entries: ReadonlyMap<string, number>, { gt, gte, lt, lte, reverse, limit = -1 }: Range) {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const found = sorted.filter(
    ([one]) =>
      (gt === undefined || one > gt) &&
      (gte === undefined || one >= gte) &&
      (lt === undefined || one < lt) &&
      (lte === undefined || one <= lte),
  );
  const values = (reverse ? found.reverse() : found).map(([, value]) => value);
  return limit < 0 ? values : values.slice(0, limit);
}

test("ranges of what was set and deleted, in either direction", () => {
  const range: fc.Arbitrary<Range> = fc.oneof(
    fc.record({ gte: bound, lt: bound, reverse: fc.boolean(), limit: fc.constantFrom(-1, 0, 1, 5) }),
    fc.record({ gt: bound, lte: bound, reverse: fc.boolean() }),
  ) as fc.Arbitrary<Range>;
  const steps = fc.array(fc.tuple(key, fc.option(fc.nat(), { nil: undefined })), {
    maxLength: 2_500,
    size: "max",
  });
  fc.assert(
    fc.property(steps, fc.array(range, { minLength: 1, maxLength: 5 }), (changes, ranges) => {
      const ordered = makeOrdered<number>();
      const expected = new Map<string, number>();
      for (const [one, value] of changes) {
        if (value === undefined) {
          ordered.delete(one);
          expected.delete(one);
        } else {
          ordered.set(one, value);
          expected.set(one, value);
        }
      }
      expect(ordered.size()).toBe(expected.size);
      for (const asked of ranges) expect([...ordered.range(asked)]).toEqual(within(expected, asked));
    }),
    { numRuns: 40 },
  );
});
