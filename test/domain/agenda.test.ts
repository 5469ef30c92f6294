import fc from "fast-check";
import { expect, it } from "vitest";
import { makeAgenda } from "../../src/domain/basics/agenda.ts";

it("gives what was noted soonest first, and of one time what was noted first", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
      const agenda = makeAgenda<readonly [number, number]>();
      for (const [index, at] of times.entries()) agenda.add(at, [at, index]);
      const taken = times.map(() => {
        const next = agenda.next();
        const what = agenda.take();
        expect(what?.[0]).toBe(next);
        return what;
      });
      const sorted = times.map((at, index) => [at, index]).sort(([a = 0], [b = 0]) => a - b);
      expect(taken).toEqual(sorted);
      expect(agenda.take()).toBeUndefined();
    }),
  );
});
