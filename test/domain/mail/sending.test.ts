import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "../../../src/domain/basics/calendar.ts";
import { breachOf, closed, type DayCounts, probing } from "../../../src/domain/mail/sending.ts";

const TODAY = 20_000;
const day = (ago: number, counts: Partial<DayCounts>): DayCounts => ({
  day: TODAY - ago,
  sent: 0,
  unknown: 0,
  bounced: 0,
  complained: 0,
  ...counts,
});
const breach = (...days: DayCounts[]) => breachOf(days, TODAY);

describe("the shop's own limits", () => {
  it.each([
    [
      "2% hard bounces today",
      [day(0, { sent: 1_000, bounced: 20 })],
      "20 hard bounces of 1000 mails of today",
    ],
    ["less than 2%", [day(0, { sent: 1_000, bounced: 19 })], undefined],
    [
      ".08% complaints",
      [day(0, { sent: 5_000, complained: 4 })],
      "4 complaints of 5000 mails of today (0.08%); the limit is 0.08%",
    ],
    ["less than .08%", [day(0, { sent: 5_001, complained: 4 })], undefined],
    ["too few mails to say", [day(0, { sent: 99, bounced: 90, complained: 9 })], undefined],
    ["too few bounces to say", [day(0, { sent: 100, bounced: 9 })], undefined],
    [
      "a week that is bad, though no day has enough",
      [day(6, { sent: 200, bounced: 4 }), day(3, { sent: 90, bounced: 9 })],
      "the last 7 days",
    ],
    [
      "a month that is bad",
      [day(29, { sent: 200, bounced: 5 }), day(8, { sent: 90, bounced: 9 })],
      "30 days",
    ],
    ["a bad day a month ago", [day(30, { sent: 1_000, bounced: 500 })], undefined],
    [
      "a bad day that large good ones would hide",
      [day(1, { sent: 1_000_000 }), day(0, { sent: 1_000, bounced: 100 })],
      "today",
    ],
    [
      "a complaint about yesterday's mails on a quiet day",
      [day(1, { sent: 10_000, complained: 7 }), day(0, {})],
      undefined,
    ],
  ])("judge %s", (_, days, expected) => {
    if (expected === undefined) expect(breach(...days)).toBeUndefined();
    else expect(breach(...days)).toContain(expected);
  });

  it("are passed by a window exactly when its rate and its number are", () => {
    const count = fc.nat(60);
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 40_000 }), count, count, (sent, bounced, complained) => {
        const passed =
          (bounced >= 10 && bounced * 50 >= sent) || (complained >= 3 && complained * 1_250 >= sent);
        expect(breach(day(0, { sent, bounced, complained })) !== undefined).toBe(passed);
      }),
    );
  });
});

describe("a closed mail service", () => {
  it("is tried after a minute, then ever more seldom, at least hourly", () => {
    let barrier = closed("SendingPausedException", 0);
    const waits: number[] = [];
    for (let now = 0; waits.length < 9; ) {
      if (barrier.kind !== "closed") throw new Error("stopped");
      waits.push(barrier.probeAt - now);
      now = barrier.probeAt;
      barrier = probing(barrier, now);
    }
    expect(waits.map((wait) => wait / MINUTE)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(Math.max(...waits)).toBe(HOUR);
  });
});
