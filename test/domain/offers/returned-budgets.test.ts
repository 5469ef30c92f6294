import { describe, expect, it } from "vitest";
import { returnsOf } from "../../../src/domain/offers/budgets/night.ts";

const JUNE = "offer:thanks@2026-06";
const sums = (returned: number, reserved: number) => ({ [JUNE]: { returned, reserved } });
const counters = (issued: number) => ({ [JUNE]: { issued, returned: 0 } });

describe("what a budget has back", () => {
  it("is what codes give back, and what was reserved the night before for no code", () => {
    expect(returnsOf(sums(300, 700), counters(1_000), {})).toEqual({
      returned: { [JUNE]: 600 },
      leaked: { [JUNE]: 300 },
    });
  });

  it("keeps a leak that was found, though a later night finds less", () => {
    const { leaked } = returnsOf(sums(0, 700), counters(1_000), {});
    expect(returnsOf(sums(0, 1_000), counters(1_200), leaked)).toEqual({
      returned: { [JUNE]: 300 },
      leaked: { [JUNE]: 300 },
    });
  });

  it("is the same for a night that is repeated and has only the sums of its first try to go by", () => {
    const first = returnsOf(sums(300, 700), counters(1_000), {});
    expect(returnsOf(sums(300, 0), {}, first.leaked)).toEqual(first);
  });

  it("keeps the leak of a counter of which no code is left", () => {
    expect(returnsOf({}, {}, { [JUNE]: 300 })).toEqual({
      returned: { [JUNE]: 300 },
      leaked: { [JUNE]: 300 },
    });
  });

  it("is never less than nothing where more was reserved since the counters were read", () => {
    expect(returnsOf(sums(0, 1_500), counters(1_000), {})).toEqual({
      returned: { [JUNE]: 0 },
      leaked: { [JUNE]: 0 },
    });
  });
});
