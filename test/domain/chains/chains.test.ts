import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../src/domain/basics/calendar.ts";
import { legAt, legFrom } from "../../../src/domain/chains/legs.ts";
import { anchoredDue, anchorsOf, dueAfter, windowEnd, windowOf } from "../../../src/domain/chains/waits.ts";
import type { Chain } from "../../../src/domain/config/chain.ts";
import { keyOf, NOON, profile } from "../../support/chains.ts";

const chain: Chain = {
  name: "Chain",
  enter: { event: "subscribed" },
  reenter: "never",
  holdout_percent: 0,
  steps: [
    { send: "one" },
    { wait: "1d" },
    { wait: "2h" },
    { wait_until: "10:00" },
    { send: "two" },
    { silence: true },
    { wait: "1d" },
  ],
};
describe("the time in which a cohort gathers", () => {
  it.each([
    [[], 5],
    [[{ wait_until: "10:00" }], 5],
    [[{ wait: "3h" }], 5],
    [[{ wait: "12h" }], 15],
    [[{ wait: "24h", since: "last_visit" }], 30],
    [[{ wait: "1d" }, { wait: "1d" }], 60],
    [[{ wait: "2d" }, { wait_until: "10:00" }], 5],
    [[{ wait: "30d" }], 60],
  ] as const)("after %j is %i minutes", (waits, minutes) => {
    expect(windowOf(waits)).toBe(minutes * MINUTE);
  });
});

const none = anchorsOf(profile(keyOf("ann")), HOUR);

describe("the rounds of a chain", () => {
  it("are an action each, with the waits in front of it", () => {
    const steps = [];
    for (let leg = legFrom(chain, 0); leg; leg = legFrom(chain, leg.step + 1)) {
      steps.push([leg.step, leg.waits.length]);
      expect(legAt(chain, leg.step)).toEqual(leg);
    }
    expect(steps).toEqual([
      [0, 0],
      [4, 3],
      [5, 0],
    ]);
  });

  it("are not found at a wait, nor beyond the end", () => {
    expect(legAt(chain, 1)).toBeUndefined();
    expect(legAt(chain, 7)).toBeUndefined();
    expect(legFrom(chain, 6)).toBeUndefined();
  });
});

describe("waits", () => {
  it("add up, in the time zone of the cohort", () => {
    const waits = legAt(chain, 4)?.waits ?? [];
    expect(dueAfter(waits, NOON, "UTC")).toBe(NOON + 2 * DAY - 2 * HOUR);
    // 14:00 in New York is 09:00: the same day's 10:00 is still ahead.
    expect(dueAfter(waits, NOON, "America/New_York")).toBe(NOON + 27 * HOUR);
  });

  it("since an anchor end that long after it, but not before what came first", () => {
    const waits = [{ wait: "1h" }, { wait: "1d", since: "last_visit" as const }];
    const visited = (at: number) => ({ ...none, last_visit: at });
    expect(dueAfter(waits, NOON, "UTC", visited(NOON))).toBe(NOON + DAY);
    expect(dueAfter(waits, NOON, "UTC", visited(NOON - 9 * DAY))).toBe(NOON + HOUR);
    expect(dueAfter(waits, NOON, "UTC")).toBe(NOON + HOUR);
  });

  it("tell one customer's due time by his anchors alone", () => {
    const waits = [{ wait: "5d" }, { wait: "1d", since: "last_cart_change" as const }, { wait: "1h" }];
    const cart = { items: [], value: 0, changedAt: NOON - 1 };
    const anchors = anchorsOf(profile(keyOf("ann"), { cart }), HOUR);
    expect(anchoredDue(waits, "UTC", anchors)).toEqual({ kind: "due", at: NOON + 25 * HOUR });
    expect(anchoredDue(waits, "UTC", none)).toEqual({ kind: "gone", anchor: "last_cart_change" });
    expect(anchoredDue([{ wait: "5d" }], "UTC", none)).toEqual({ kind: "free" });
  });
});

describe("a window", () => {
  it("ends at the next full stretch, or at once on its edge", () => {
    expect([windowEnd(NOON, HOUR), windowEnd(NOON + 1, HOUR), windowEnd(NOON + HOUR, HOUR)]).toEqual([
      NOON,
      NOON + HOUR,
      NOON + HOUR,
    ]);
  });
});
