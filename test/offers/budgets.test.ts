import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { left, marksPassed } from "../../src/domain/offers/budgets/budget.ts";
import { claimsOf, counterName, overCounters } from "../../src/domain/offers/budgets/counters.ts";
import {
  addedUp,
  type BudgetSnapshot,
  costOf,
  NO_TALLY,
  settledBy,
  tallied,
} from "../../src/domain/offers/budgets/night.ts";
import { reservationFor } from "../../src/domain/offers/budgets/reservation.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import { decide } from "../../src/domain/offers/codes/decide.ts";
import type { Event } from "../../src/domain/offers/codes/life.ts";
import { NOON } from "../support/chains.ts";
import { anyEvent, codeWith } from "../support/codes.ts";
import { shopWith } from "../support/offers.ts";

const DAY_MS = 86_400_000;
const HELLO = { of: "offer", id: "hello" } as const;
const at = (text: string) => Date.parse(text);

describe("a budget's counter", () => {
  it.each([
    ["day", "2026-12-31T21:30:00Z", "2027-01-01"],
    ["week", "2026-11-29T12:00:00Z", "2026-W48"],
    ["week", "2027-01-03T12:00:00Z", "2026-W53"],
    ["week", "2027-01-04T12:00:00Z", "2027-W01"],
    ["week", "2024-12-30T12:00:00Z", "2025-W01"],
    ["month", "2026-11-30T21:30:00Z", "2026-12"],
    ["year", "2026-12-31T21:30:00Z", "2027"],
    ["ever", "2026-12-31T21:30:00Z", "ever"],
  ] as const)("per %s at %s is of %s by the shop's calendar", (per, instant, period) => {
    expect(counterName(HELLO, { per }, at(instant), "Europe/Moscow")).toBe(`offer:hello@${period}`);
  });

  it("is claimed for the offer, the chain and all together", () => {
    const bundle = shopWith({ budget: { amount: 10, per: "week" } });
    const welcome = bundle.chains.welcome;
    if (!welcome) throw new Error("no chain");
    const chains = { welcome: { ...welcome, budget: { amount: 7.5, per: "ever" } as const } };
    expect(claimsOf({ ...bundle, chains }, "hello", "welcome", NOON)).toEqual([
      { counter: "offer:hello@2026-W09", limit: 1_000 },
      { counter: "chain:welcome@ever", limit: 750 },
      { counter: "all@2026-03", limit: 1_500 },
    ]);
    expect(claimsOf({ ...bundle, chains }, "other", undefined, NOON)).toEqual([
      { counter: "all@2026-03", limit: 1_500 },
    ]);
  });

  it("is over two days after its period", () => {
    const all = ["all@2026-03", "all@2026-02", "offer:a@2026-02-27", "offer:a@2026-02-26", "chain:c@ever"];
    expect(overCounters(all, at("2026-03-01T12:00:00Z"), "UTC")).toEqual(["offer:a@2026-02-26"]);
    expect(overCounters(all, at("2026-03-04T12:00:00Z"), "UTC")).toEqual(all.slice(1, 4));
  });

  it("passes the mark of 80% with one of the reservations that follow each other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 50, max: 1_000 }), (amount, limit) => {
        let issued = 0;
        let warned = 0;
        while (left({ issued, returned: 0 }, limit) >= amount) {
          issued += amount;
          if (marksPassed({ issued, returned: 0 }, limit, amount).includes("warned")) warned += 1;
        }
        expect(warned).toBe(issued >= limit * 0.8 ? 1 : 0);
        expect(marksPassed({ issued, returned: 0 }, limit, amount)).toContain("exhausted");
      }),
    );
  });
});

describe("what is reserved for a code", () => {
  const percent = { kind: "percent", percent: 10, most: 1_000 } as const;
  it("is its face value, or the share of it that came back so far", () => {
    expect(reservationFor(percent)).toBe(1_000);
    expect(reservationFor(percent, "expected")).toBe(1_000);
    expect(reservationFor(percent, "expected", { codes: 99, redeemed: 9, discount: 5_000 })).toBe(100);
  });
  it("is what codes have cost on average where nothing bounds it, and before that a share of an average order", () => {
    const endless = { kind: "percent", percent: 10 } as const;
    expect(reservationFor(endless)).toBeUndefined();
    const none = { codes: 0, redeemed: 0, discount: 0 };
    expect(reservationFor(endless, "expected", { ...none, meanOrder: 2_001 })).toBe(201);
    expect(reservationFor(endless, "expected", { codes: 100, redeemed: 9, discount: 5_050 })).toBe(51);
  });
});

const COUNTER = "all@2026-03";
const firstNight = (issued: number): BudgetSnapshot => ({
  ...{ at: NOON, issued: { [COUNTER]: issued }, closed: {}, closedUntil: 0 },
});
const settled = (codes: readonly Code[], before: BudgetSnapshot, now: number, issued: number, back = 0) => {
  const account = { before, now, reserve: "face" } as const;
  const tally = codes.reduce((sum, code) => tallied(sum, code, account), NO_TALLY);
  return settledBy(tally, { [COUNTER]: { issued, returned: 0, back } }, account);
};
const lived = (...events: readonly Event[]): Code =>
  events.reduce<Code>((code, event) => {
    const outcome = decide(code, event);
    return outcome.kind === "next" ? outcome.code : code;
  }, codeWith());

describe("the night's account", () => {
  it("gives back what was reserved and is in no code by the night after", () => {
    const { returned } = settled([codeWith()], firstNight(1_500), NOON + DAY_MS, 1_500);
    expect(returned).toEqual({ [COUNTER]: 1_000 });
  });

  it("gives nothing back of what was reserved since, and nothing that a walk has given back itself", () => {
    const late = codeWith({ code: "LATE", issuedAt: NOON + 3 * 3_600_000 });
    expect(settled([codeWith(), late], firstNight(1_500), NOON + DAY_MS, 2_000).returned).toEqual({
      [COUNTER]: 1_000,
    });
    expect(settled([codeWith()], firstNight(1_500), NOON + DAY_MS, 1_500, 1_000).returned).toEqual({
      [COUNTER]: 0,
    });
  });

  it("waits with what a snapshot of an hour ago says", () => {
    const { returned, snapshot } = settled([], firstNight(1_500), NOON + 3_600_000, 1_500);
    expect(returned).toEqual({});
    expect(snapshot.at).toBe(NOON);
  });

  it("keeps what a code may still cost: a used one's whole reservation until it cannot come to life again", () => {
    const used = lived({ kind: "redeemed", order: "o", amount: 100, at: NOON });
    expect(costOf(used, NOON + DAY_MS, "face")).toBe(500);
    expect(costOf(used, NOON + DAY_MS, "expected")).toBe(100);
    expect(costOf(used, NOON + 9 * DAY_MS, "face")).toBe(100);
    expect(costOf(codeWith(), NOON + 9 * DAY_MS, "face")).toBe(0);
    expect(costOf(lived({ kind: "withdrawn", why: "a test", at: NOON }), NOON, "face")).toBe(0);
  });

  it("keeps what was spent after the records of the codes are gone, once", () => {
    const used = lived({ kind: "redeemed", order: "o", amount: 100, at: NOON });
    let before = firstNight(500);
    for (const days of [130, 131, 132, 300]) {
      const codes = days < 160 ? [used] : [];
      const { returned, snapshot } = settled(codes, before, NOON + days * DAY_MS, 500);
      expect(returned).toEqual({ [COUNTER]: 400 });
      expect(settled(codes, before, NOON + days * DAY_MS, 500)).toEqual({ returned, snapshot });
      before = snapshot;
    }
  });

  it("comes to the same from parts of the ledger, and never below what the codes may cost", () => {
    const histories = fc.array(fc.array(anyEvent, { maxLength: 6 }), { maxLength: 8 });
    fc.assert(
      fc.property(histories, fc.nat(20), fc.nat(3), (all, days, lost) => {
        const codes = all.map((events, index) => ({ ...lived(...events), code: `C${index}` }));
        const issued = 500 * (codes.length + lost);
        const now = NOON + (days + 1) * DAY_MS;
        const account = { before: firstNight(issued), now, reserve: "face" } as const;
        const [one, other] = [codes.slice(0, 3), codes.slice(3)].map((part) =>
          part.reduce((sum, code) => tallied(sum, code, account), NO_TALLY),
        );
        const counters = { [COUNTER]: { issued, returned: 0 } };
        const parts = settledBy(addedUp(one ?? NO_TALLY, other ?? NO_TALLY), counters, account);
        expect(parts).toEqual(settled(codes, account.before, now, issued));
        const cost = codes.reduce((sum, code) => sum + costOf(code, now, "face"), 0);
        expect(issued - (parts.returned[COUNTER] ?? 0)).toBe(cost);
      }),
    );
  });
});
