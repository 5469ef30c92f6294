import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY } from "../../../src/domain/basics/calendar.ts";
import type { CustomerKey, Fact, FactId, PreferenceChange } from "../../../src/domain/facts/facts.ts";
import type { Rank } from "../../../src/domain/facts/ranks.ts";
import { isForLedger, ledgerCopy } from "../../../src/domain/mailbox/ledger.ts";
import { NO_PREFERENCES, pauseAt, preferencesOf, wants } from "../../../src/domain/mailbox/preferences.ts";

const NOW = Date.UTC(2026, 2, 1, 12);

const chose = (change: PreferenceChange, day: number, rank?: Rank): Fact => ({
  ...{ kind: "preferences-set", ...change },
  id: `chosen:${JSON.stringify(change)}:${day}:${rank}` as FactId,
  customer: "u:anna" as CustomerKey,
  at: NOW + day * DAY,
  receivedAt: NOW + day * DAY,
  source: "comeback",
  ...(rank && { rank }),
});

describe("what somebody has chosen about mails", () => {
  it("is nothing before they say anything", () => expect(preferencesOf([])).toEqual(NO_PREFERENCES));

  it("is of each choice the newest word", () =>
    expect(
      preferencesOf([
        chose({ topics: { news: false }, language: "en" }, -1),
        chose({ topics: { news: true, sale: false }, most: { mails: 1, days: 7 }, language: "ru" }, -2),
      ]),
    ).toEqual({ topics: { news: false, sale: false }, most: { mails: 1, days: 7 }, language: "en" }));

  it("is taken back by a later null, which an earlier word does not bring back", () =>
    expect(
      preferencesOf([
        chose({ most: null, pausedUntil: null, language: null }, -1),
        chose({ most: { mails: 1, days: 7 }, pausedUntil: NOW, language: "ru" }, -2),
      ]),
    ).toEqual(NO_PREFERENCES));

  it("is not for a browser to say", () => {
    const stranger = chose({ topics: { news: false } }, 0, "browser");
    expect(preferencesOf([stranger])).toEqual(NO_PREFERENCES);
    expect(isForLedger(stranger)).toBe(false);
    expect(isForLedger(chose({}, 0))).toBe(true);
  });

  it("wants every topic of which nothing is said", () => {
    const preferences = preferencesOf([chose({ topics: { news: false } }, 0)]);
    expect([wants(preferences, "news"), wants(preferences, "sale")]).toEqual([false, true]);
  });

  it("ends a pause at its hour", () => {
    const preferences = { topics: {}, pausedUntil: NOW };
    expect([pauseAt(preferences, NOW - 1), pauseAt(preferences, NOW)]).toEqual([NOW, undefined]);
  });

  it("comes to the same in any order, however often it is told, from copies as well", () => {
    const topics = fc.dictionary(fc.constantFrom("news", "sale"), fc.boolean());
    const change: fc.Arbitrary<PreferenceChange> = fc.record(
      {
        topics,
        most: fc.constantFrom(null, { mails: 1, days: 7 }, { mails: 2, days: 30 }),
        pausedUntil: fc.constantFrom(null, NOW, NOW + DAY),
        language: fc.constantFrom(null, "en", "ru"),
      },
      { requiredKeys: [] },
    );
    const rank = fc.constantFrom<Rank>("server", "mailbox", "browser");
    const fact = fc.tuple(change, fc.integer({ min: -3, max: 0 }), rank).map((told) => chose(...told));
    const shuffled = fc.array(fact, { maxLength: 8 }).chain((told) =>
      fc.record({
        told: fc.constant(told),
        again: fc.shuffledSubarray([...told, ...told], { minLength: 2 * told.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ told, again }) => {
        const copies = again.filter(isForLedger).map((one) => ledgerCopy(one, "m:anna" as CustomerKey));
        expect(preferencesOf(again)).toEqual(preferencesOf(told));
        expect(preferencesOf(copies)).toEqual(preferencesOf(told));
      }),
    );
  });
});
