import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../../src/domain/basics/calendar.ts";
import { returnedBy } from "../../../src/domain/offers/budgets/returned.ts";
import type { Code } from "../../../src/domain/offers/codes/code.ts";
import { decide } from "../../../src/domain/offers/codes/decide.ts";
import { isAtLeast } from "../../../src/domain/offers/codes/issue.ts";
import type { Event } from "../../../src/domain/offers/codes/life.ts";
import { codeWith, ISSUED_AT } from "../../support/codes.ts";

const FRESH = codeWith("THX-1", { counters: ["all@ever"], reserved: 10_000 });
const at = (hours: number) => ISSUED_AT + hours * HOUR;
const used = (order: string, over: Partial<Extract<Event, { kind: "redeemed" }>> = {}): Event => ({
  ...{ kind: "redeemed", told: "till", order, amount: 10_000, at: at(1) },
  ...over,
});
const gone = (order: string, over: Partial<Extract<Event, { kind: "voided" }>> = {}): Event => ({
  ...{ kind: "voided", told: "order", order, at: at(2), rule: "release" },
  ...over,
});

/** The record after all of the events, those that are refused changing nothing. */
const codeAfter = (events: readonly Event[], start: Code = FRESH): Code =>
  events.reduce((code, event) => {
    const outcome = decide(code, event);
    return outcome.kind === "next" ? outcome.code : code;
  }, start);
const answerTo = (event: Event, ...before: readonly Event[]) => {
  const outcome = decide(codeAfter(before), event);
  return outcome.kind === "refused" ? outcome.why : outcome.kind;
};
const SENT: Event = { kind: "sent", at: at(0) };

describe("a code", () => {
  it("is used by the first order that a till asks for, which may ask again; the next one is refused", () => {
    expect(answerTo(used("A"), SENT)).toBe("next");
    expect(answerTo(used("A"), SENT, used("A"))).toBe("same");
    expect(answerTo(used("B"), SENT, used("A"))).toBe("used");
  });

  it("that an order has used before any till asked is that order's", () => {
    expect(answerTo(used("A"), used("A", { told: "order" }))).toBe("same");
    expect(answerTo(used("B"), used("A", { told: "order" }))).toBe("used");
    expect(codeAfter([used("A"), used("A", { told: "order", amount: 7_000, total: 70_000 })])).toMatchObject({
      stage: "redeemed",
      redemption: { order: "A", amount: 7_000, total: 70_000 },
    });
  });

  it("of a void order is good again by the rule release, and stays used by keep", () => {
    expect(answerTo(used("B"), used("A"), gone("A"))).toBe("next");
    expect(answerTo(used("B"), used("A"), gone("A", { rule: "keep" }))).toBe("used");
    expect(answerTo(gone("A"), used("A"), gone("A"))).toBe("same");
    expect(answerTo(gone("B", { told: "till" }), used("A"))).toBe("not-used");
  });

  it("is not used by an order whose cancelling was told first", () => {
    expect(answerTo(used("A"), gone("A"))).toBe("void");
    expect(answerTo(used("B"), gone("A"))).toBe("next");
    expect(answerTo(used("A", { told: "order" }), used("A"), gone("A"))).toBe("next");
  });

  it("that the shop let two orders have is the second's when the first is void", () => {
    const both = [used("A"), used("B", { told: "order", amount: 4_000 })];
    expect(codeAfter(both)).toMatchObject({
      redemption: { order: "A" },
      extra: [{ order: "B", amount: 4_000 }],
    });
    expect(codeAfter([...both, gone("A")])).toMatchObject({ stage: "redeemed", redemption: { order: "B" } });
    expect(codeAfter([...both, gone("B")])).toMatchObject({ redemption: { order: "A" }, extra: [] });
  });

  it("is refused to tills when it has expired or is withdrawn, and what an order used all the same is written down", () => {
    const late = { at: at(24 * 8) };
    expect(answerTo(used("A", late), SENT)).toBe("expired");
    expect(answerTo(used("A"), { kind: "withdrawn", why: "test", at: at(1) })).toBe("withdrawn");
    for (const before of [[], [{ kind: "withdrawn", why: "test", at: at(1) } as const]])
      expect(codeAfter([...before, used("A", { ...late, told: "order" })])).toMatchObject({
        stage: "redeemed",
      });
    expect(answerTo(SENT, used("A"))).toBe("used");
  });

  const anyEvent: fc.Arbitrary<Event> = fc
    .record({
      kind: fc.constantFrom("sent", "redeemed", "voided", "withdrawn", "tried"),
      told: fc.constantFrom("till", "order"),
      order: fc.constantFrom("A", "B", "C"),
      amount: fc.integer({ min: 0, max: 10_000 }),
      hours: fc.integer({ min: 0, max: 24 * 9 }),
      rule: fc.constantFrom("release", "keep"),
    })
    .map(({ kind, told, order, amount, hours, rule }): Event => {
      switch (kind) {
        case "redeemed":
          return { kind, told, order, amount, at: at(hours) };
        case "voided":
          return { kind, told, order, rule, at: at(hours) };
        case "withdrawn":
          return { kind, why: "test", at: at(hours) };
        default:
          return { kind, at: at(hours) };
      }
    });

  it("hears everything twice without a difference, and says at every time who uses it", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 25 }), (events) => {
        let code = FRESH;
        for (const event of events) {
          const once = codeAfter([event], code);
          if (event.kind !== "tried") expect(codeAfter([event], once)).toEqual(once);
          const { revision } = once;
          expect([code.revision, code.revision + 1]).toContain(revision);
          const users = once.stage === "redeemed" ? [once.redemption, ...(once.extra ?? [])] : [];
          expect(new Set(users.map(({ order }) => order)).size).toBe(users.length);
          for (const { order } of users) expect(once.voided ?? []).not.toContain(order);
          code = once;
        }
      }),
    );
  });

  it("is never given by tills to two orders that both stand", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 25 }), (events) => {
        let code = FRESH;
        const standing = new Set<string>();
        for (const event of events) {
          const outcome = decide(code, event);
          if (event.kind === "redeemed" && event.told === "order") continue;
          if (event.kind === "redeemed" && outcome.kind !== "refused") standing.add(event.order);
          if (event.kind === "voided") standing.delete(event.order);
          if (outcome.kind === "next") code = outcome.code;
          expect(standing.size).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("has nothing left to give back once everything reserved for it is back or spent", () => {
    const end = ISSUED_AT + 30 * DAY;
    expect(returnedBy(codeAfter([SENT]), end)).toBe(10_000);
    expect(returnedBy(codeAfter([SENT, used("A", { amount: 4_000 })]), end)).toBe(6_000);
    const again = gone("A", { reserved: 6_000 });
    expect(returnedBy(codeAfter([SENT, used("A", { amount: 4_000 }), again]), at(3))).toBe(6_000);
    expect(returnedBy(codeAfter([SENT, used("A", { amount: 4_000 }), again]), end)).toBe(16_000);
  });
});

describe("a code that a customer has", () => {
  it.each([
    [{ kind: "percent", percent: 10 }, { kind: "percent", percent: 10 }, true],
    [{ kind: "percent", percent: 10 }, { kind: "percent", percent: 15 }, false],
    [{ kind: "percent", percent: 10, most: 500 }, { kind: "percent", percent: 10, most: 900 }, false],
    [{ kind: "percent", percent: 10, most: 500 }, { kind: "percent", percent: 10 }, false],
    [{ kind: "percent", percent: 15 }, { kind: "percent", percent: 10, most: 900 }, true],
    [{ kind: "amount", amount: 500 }, { kind: "amount", amount: 900 }, false],
    [{ kind: "percent", percent: 10 }, { kind: "free_delivery" }, false],
  ] as const)("of %o is repeated instead of %o: %s", (have, wanted, isRepeated) => {
    expect(isAtLeast(have, wanted)).toBe(isRepeated);
  });
});
