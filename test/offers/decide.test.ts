import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import { decide } from "../../src/domain/offers/codes/decide.ts";
import { type Event, isLive, LEEWAY_MS } from "../../src/domain/offers/codes/life.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { anyEvent, codeWith } from "../support/codes.ts";

const DAY_MS = 86_400_000;
const CODE = codeWith();
const AFTER = CODE.terms.validUntil + LEEWAY_MS + 1;

const sent: Event = { kind: "sent", at: NOON };
const asks = (order: string, at = NOON): Event => ({ kind: "redeemed", order, amount: 500, at });
const says = (order: string, at = NOON, amount = 500): Event => ({
  ...{ kind: "redeemed", order, amount, at, given: true },
});
const cancelled = (order: string, rule: "release" | "keep" = "release"): Event => ({
  ...{ kind: "voided", order, rule, at: NOON },
});
const letGo = (order: string): Event => ({ kind: "voided", order, rule: "release", at: NOON, again: true });
const withdrawn: Event = { kind: "withdrawn", why: "a better one", at: NOON };

/** The code after all that happened; refused events change nothing. */
function codeAfter(...events: readonly Event[]): Code {
  return events.reduce((code, event) => {
    const outcome = decide(code, event);
    return outcome.kind === "next" ? outcome.code : code;
  }, CODE);
}
const outcomeOf = (event: Event, ...before: readonly Event[]) => {
  const outcome = decide(codeAfter(...before), event);
  return outcome.kind === "refused" ? outcome.why : outcome.kind;
};

describe("a code", () => {
  it("is reserved, sent, redeemed, and used up for every other order", () => {
    expect(codeAfter(sent)).toMatchObject({ stage: "sent", sentAt: NOON, revision: 2 });
    expect(codeAfter(sent, asks("o1"))).toMatchObject({ stage: "redeemed", redemption: { order: "o1" } });
    expect(outcomeOf(asks("o2"), sent, asks("o1"))).toBe("used");
    expect(outcomeOf(says("o2"), sent, asks("o1"))).toBe("used");
  });

  it("may be used before its mail is noted as gone", () => {
    const code = codeAfter(says("o1"), sent);
    expect(code).toMatchObject({ stage: "redeemed", sentAt: NOON, redemption: { order: "o1" } });
  });

  it("takes the same word twice as one", () => {
    for (const event of [sent, asks("o1"), says("o1"), cancelled("o1"), withdrawn])
      expect(outcomeOf(event, event)).toBe("same");
  });

  it("is good again, or stays used, when its order is cancelled: by the rule", () => {
    expect(codeAfter(sent, says("o1"), cancelled("o1"))).toMatchObject({ stage: "released", voided: ["o1"] });
    expect(isLive(codeAfter(sent, says("o1"), cancelled("o1")), NOON)).toBe(true);
    expect(codeAfter(sent, says("o1"), cancelled("o1", "keep"))).toMatchObject({ stage: "spent" });
    expect(outcomeOf(asks("o2"), sent, says("o1"), cancelled("o1", "keep"))).toBe("used");
    expect(outcomeOf(asks("o2"), sent, says("o1"), cancelled("o1"))).toBe("next");
  });

  it("is not used by an order whose cancellation came first", () => {
    expect(outcomeOf(says("o1"), sent, cancelled("o1"))).toBe("same");
    expect(outcomeOf(asks("o1"), sent, cancelled("o1"))).toBe("not-used");
    expect(codeAfter(sent, cancelled("o1"), says("o1"))).toMatchObject({ stage: "sent", voided: ["o1"] });
  });

  it("may be asked for again by the till that let go of it, for the same order", () => {
    expect(codeAfter(sent, asks("o1"), letGo("o1"))).toMatchObject({ stage: "released" });
    expect(outcomeOf(letGo("o1"), sent, asks("o1"), letGo("o1"))).toBe("same");
    expect(outcomeOf(asks("o1"), sent, asks("o1"), letGo("o1"))).toBe("next");
    expect(outcomeOf(letGo("o2"), sent, asks("o1"))).toBe("not-used");
  });

  it("is refused to a till once it has expired, but an order that had the discount is told truly", () => {
    expect(outcomeOf(asks("o1", AFTER - 1), sent)).toBe("next");
    expect(outcomeOf(asks("o1", AFTER), sent)).toBe("expired");
    expect(codeAfter(sent, says("o1", AFTER))).toMatchObject({
      stage: "redeemed",
      redemption: { given: true },
    });
  });

  it("is refused to a till once it is withdrawn, and stays withdrawn when an order that had it all the same is cancelled", () => {
    expect(outcomeOf(asks("o1"), sent, withdrawn)).toBe("withdrawn");
    expect(codeAfter(sent, withdrawn, says("o1"))).toMatchObject({ stage: "redeemed" });
    expect(codeAfter(sent, withdrawn, says("o1"), cancelled("o1"))).toMatchObject({
      ...{ stage: "withdrawn", withdrawal: { why: "a better one" } },
    });
  });

  it("keeps the order's own word of what the discount was, the latest, above the till's", () => {
    const told = [asks("o1"), says("o1", NOON + 2, 300), says("o1", NOON + 1, 400), asks("o1", NOON + 9)];
    expect(codeAfter(...told)).toMatchObject({ redemption: { amount: 300, given: true, at: NOON + 2 } });
  });

  it("is taken back unheard only while nobody has heard of it, and by nobody once it is used", () => {
    const unheard: Event = { kind: "withdrawn", why: "another choice", at: NOON, unheard: true };
    expect(outcomeOf(unheard)).toBe("next");
    expect(outcomeOf(unheard, sent)).toBe("in-use");
    expect(outcomeOf(withdrawn, sent)).toBe("next");
    expect(outcomeOf(withdrawn, sent, asks("o1"))).toBe("in-use");
  });

  it("counts others' tries, not its own customer's, and not without end", () => {
    const tries = Array.from({ length: 20 }, (): Event => ({ kind: "tried", by: keyOf("ben"), at: NOON }));
    expect(codeAfter(...tries)).toMatchObject({ strangers: 9 });
    expect(outcomeOf({ kind: "tried", by: keyOf("ann"), at: NOON })).toBe("same");
  });
});

describe("whatever happens to a code, however often and in whichever order,", () => {
  const play = (events: readonly Event[]) => {
    const codes = [CODE];
    for (const event of events) {
      const outcome = decide(codes.at(-1) ?? CODE, event);
      if (outcome.kind === "next") codes.push(outcome.code);
    }
    return codes;
  };

  it("its record is a valid one, and each write is the next revision", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        for (const [index, code] of play(events).entries()) {
          expect(code.revision).toBe(index + 1);
          expect({ ...code.terms, reserved: code.reserved }).toEqual({
            ...CODE.terms,
            reserved: CODE.reserved,
          });
          expect("redemption" in code).toBe(["redeemed", "released", "spent"].includes(code.stage));
          expect("voidAt" in code).toBe(["released", "spent"].includes(code.stage));
          if (code.stage === "sent") expect(code.sentAt).toBeDefined();
          if (code.stage === "withdrawn") expect(code.withdrawal.why).toBe("a test");
          if (code.stage === "redeemed") expect(code.voided ?? []).not.toContain(code.redemption.order);
        }
      }),
    );
  });

  it("no order takes it from another that uses it", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        const codes = play(events);
        for (const [index, code] of codes.entries()) {
          const before = codes[index - 1];
          if (before?.stage !== "redeemed" || code.stage !== "redeemed") continue;
          expect(code.redemption.order).toBe(before.redemption.order);
        }
      }),
    );
  });

  it("an event that has had its effect has none when it is told again at once", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), anyEvent, (events, event) => {
        fc.pre(event.kind !== "tried");
        const code = play([...events, event]).at(-1) ?? CODE;
        expect(decide(code, event).kind).not.toBe("next");
      }),
    );
  });

  it("an order that is cancelled for good never has it in the end", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), fc.nat(12), (events, place) => {
        const without = events.filter((event) => event.kind !== "voided" || event.again === undefined);
        const all = [...without.slice(0, place), cancelled("o1"), ...without.slice(place)];
        const code = play(all).at(-1) ?? CODE;
        expect(code.stage === "redeemed" && code.redemption.order === "o1").toBe(false);
      }),
    );
  });

  it("the words of one order come to the same in any order", () => {
    const words = fc.uniqueArray(fc.record({ at: fc.nat(20), amount: fc.nat(500) }), {
      selector: ({ at }) => at,
      maxLength: 6,
    });
    fc.assert(
      fc.property(words, fc.boolean(), fc.array(fc.nat(5)), (told, isCancelled, shuffle) => {
        const events = [
          ...told.map(({ at, amount }) => says("o1", NOON + at * DAY_MS, amount)),
          ...(isCancelled ? [cancelled("o1")] : []),
        ];
        const shuffled = events
          .map((event, index) => ({ event, place: shuffle[index] ?? index }))
          .sort((one, other) => one.place - other.place)
          .map(({ event }) => event);
        const end = (all: readonly Event[]) => {
          const code = play(all).at(-1) ?? CODE;
          return isCancelled ? isLive(code, NOON) : code.stage === "redeemed" && code.redemption;
        };
        expect(end(shuffled)).toEqual(end(events));
      }),
    );
  });
});
