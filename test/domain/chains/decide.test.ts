import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../src/domain/basics/calendar.ts";
import { type Decision, decide, decideAgain, type Turn } from "../../../src/domain/chains/decide.ts";
import { isWait } from "../../../src/domain/chains/legs.ts";
import type { Chain } from "../../../src/domain/config/chain.ts";
import type { Store } from "../../../src/domain/config/store.ts";
import type { Standing } from "../../../src/domain/mailbox/ledger.ts";
import { NO_PREFERENCES, type Preferences } from "../../../src/domain/mailbox/preferences.ts";
import type { Profile } from "../../../src/domain/people/profile.ts";
import { keyOf, NOON, profile } from "../../support/chains.ts";
import { bundleWith } from "../../support/config.ts";

const ANNA = keyOf("anna");

interface Given {
  readonly kind?: Chain["kind"];
  readonly steps?: Chain["steps"];
  readonly exit?: string;
  readonly topic?: string;
  readonly preferences?: Partial<Preferences>;
  readonly holdout?: boolean;
  readonly person?: Partial<Profile>;
  readonly store?: Partial<Store>;
  readonly otherRun?: Turn["otherRun"];
  readonly now?: number;
  /** Conditions that hold; every other is false. */
  readonly holding?: readonly string[];
}

function turn({ steps = [{ send: "hello" }], holding = [], ...given }: Given): Turn {
  const action = steps.at(-1);
  if (!action || isWait(action)) throw new Error("the last step does something");
  const waits = steps.filter(isWait);
  return {
    chain: {
      ...(given.kind !== undefined && { kind: given.kind }),
      steps,
      ...(given.exit !== undefined && { exit: given.exit }),
      ...(given.topic !== undefined && { topic: given.topic }),
    },
    ...(given.preferences && { preferences: { ...NO_PREFERENCES, ...given.preferences } }),
    leg: { waits, step: steps.length - 1, action },
    store: { ...bundleWith().store, time_zone: "UTC", ...given.store },
    entry: { holdout: given.holdout ?? false },
    person: { profile: profile(ANNA, given.person) },
    ...(given.otherRun && { otherRun: given.otherRun }),
    now: given.now ?? NOON,
    holds: (condition, customer) =>
      condition === undefined ||
      holding.includes(condition) ||
      (condition === "orders > 0" && (customer?.profile.orders ?? 0) > 0),
  };
}

const NIGHT = { quiet_hours: { from: "22:00", to: "08:00" } };
const GONE = { consent: { status: "withdrawn", at: NOON } } as const;

describe("what a chain does with one customer at a step", () => {
  const cases: readonly (readonly [string, Given, Decision])[] = [
    ["sends what the step says", {}, { kind: "act", action: { send: "hello" } }],
    ["silences", { steps: [{ silence: true }] }, { kind: "act", action: { silence: true } }],
    [
      "lets go of whoever goes through the chain under another key",
      { otherRun: keyOf("anna-2") },
      { kind: "leave", why: "merged: goes on as u:anna-2" },
    ],
    [
      "lets go of whoever has reached the chain's goal",
      { exit: "orders > 0", holding: ["orders > 0"] },
      { kind: "leave", why: "exit: orders > 0" },
    ],
    [
      "lets go of whoever has ordered by a browser's word alone",
      { exit: "orders > 0", person: { browserOrderAt: NOON } },
      { kind: "leave", why: "exit: orders > 0, by an order that only a browser tells of" },
    ],
    [
      "goes on as long as the goal is not reached",
      { exit: "orders > 0" },
      { kind: "act", action: { send: "hello" } },
    ],
    ["lets go of whoever unsubscribed", { person: GONE }, { kind: "leave", why: "unsubscribed" }],
    [
      "silences whoever unsubscribed, because that is no mail",
      { person: GONE, steps: [{ silence: true }] },
      { kind: "act", action: { silence: true } },
    ],
    [
      "skips a mail to somebody who never agreed, and asks again at the next",
      { person: { consent: { status: "none" } } },
      { kind: "skip", why: "no consent to mails" },
    ],
    [
      "skips a step that is not meant for this customer",
      { steps: [{ send: "hello", when: "orders > 3" }] },
      { kind: "skip", why: "when: orders > 3 is false" },
    ],
    [
      "says that a step is not meant for a customer before it says that there is no consent",
      { steps: [{ send: "hello", when: "orders > 3" }], person: { consent: { status: "none" } } },
      { kind: "skip", why: "when: orders > 3 is false" },
    ],
    ["holds out", { holdout: true }, { kind: "hold-out", why: "holdout: would have got hello" }],
    [
      "holds out of nothing who would have got nothing",
      { holdout: true, steps: [{ send: "hello", when: "orders > 3" }] },
      { kind: "skip", why: "when: orders > 3 is false" },
    ],
    [
      "skips a mail on a topic that the customer does not want",
      { topic: "sale", preferences: { topics: { sale: false } } },
      { kind: "skip", why: "topic sale is not wanted" },
    ],
    [
      "holds out of nothing who did not want the mail",
      { topic: "sale", preferences: { topics: { sale: false } }, holdout: true },
      { kind: "skip", why: "topic sale is not wanted" },
    ],
    [
      "sends on a topic of which the customer has said nothing",
      { topic: "sale", preferences: { topics: { news: false } } },
      { kind: "act", action: { send: "hello" } },
    ],
    [
      "sends a chain without a topic to whoever wants none of them",
      { preferences: { topics: { sale: false } } },
      { kind: "act", action: { send: "hello" } },
    ],
    [
      "skips a mail that falls into the customer's pause",
      { preferences: { pausedUntil: NOON + DAY } },
      { kind: "skip", why: "paused by the customer until 2026-03-02" },
    ],
    [
      "sends when the pause is over",
      { preferences: { pausedUntil: NOON } },
      { kind: "act", action: { send: "hello" } },
    ],
    [
      "sends order care in a pause",
      { kind: "service", preferences: { pausedUntil: NOON + DAY } },
      { kind: "act", action: { send: "hello" } },
    ],
    [
      "skips order care on a topic that the customer does not want",
      {
        kind: "service",
        topic: "sale",
        preferences: { topics: { sale: false } },
      },
      { kind: "skip", why: "topic sale is not wanted" },
    ],
    [
      "sends order care to whoever has unsubscribed",
      { kind: "service", person: GONE },
      { kind: "act", action: { send: "hello" } },
    ],
    [
      "sends order care to whoever has never agreed to anything, and was silenced",
      { kind: "service", person: { consent: { status: "none" }, silencedAt: NOON } },
      { kind: "act", action: { send: "hello" } },
    ],
    [
      "lets go of whoever has complained, of order care too",
      { kind: "service", person: { suppression: "complained" } },
      { kind: "leave", why: "suppressed: complained" },
    ],
    [
      "skips order care at night",
      { kind: "service", store: NIGHT, now: NOON + 11 * HOUR },
      {
        kind: "defer",
        until: NOON + 20 * HOUR,
        timeZone: "UTC",
        why: "quiet hours in UTC",
      },
    ],
    [
      "silences in a pause, because that is no mail",
      { steps: [{ silence: true }], preferences: { pausedUntil: NOON + DAY } },
      { kind: "act", action: { silence: true } },
    ],
    [
      "puts off a mail to the morning of the customer's own zone",
      { store: NIGHT, person: { timeZone: "Asia/Tokyo" }, now: Date.UTC(2026, 2, 1, 14) },
      {
        kind: "defer",
        until: Date.UTC(2026, 2, 1, 23),
        timeZone: "Asia/Tokyo",
        why: "quiet hours in Asia/Tokyo",
      },
    ],
    [
      "silences at night",
      { store: NIGHT, steps: [{ silence: true }], now: Date.UTC(2026, 2, 1, 23) },
      { kind: "act", action: { silence: true } },
    ],
    [
      "puts off whoever has changed the cart since",
      {
        steps: [{ wait: "24h", since: "last_cart_change" }, { send: "hello" }],
        person: { cart: { items: [], value: 0, changedAt: NOON - HOUR } },
      },
      {
        kind: "defer",
        until: NOON + 23 * HOUR,
        timeZone: "UTC",
        why: "the wait counts from a later moment",
      },
    ],
    [
      "lets go of whoever has emptied the cart that the wait counts from",
      { steps: [{ wait: "24h", since: "last_cart_change" }, { send: "hello" }] },
      { kind: "leave", why: "exit: no last cart change any more" },
    ],
    [
      "sends when the customer's own wait is over",
      {
        steps: [{ wait: "24h", since: "last_cart_change" }, { send: "hello" }],
        person: { cart: { items: [], value: 0, changedAt: NOON - DAY - HOUR } },
      },
      { kind: "act", action: { send: "hello" } },
    ],
    [
      "lets go of whoever has bought rather than put them off",
      { exit: "orders > 0", holding: ["orders > 0"], store: NIGHT, now: Date.UTC(2026, 2, 1, 23) },
      { kind: "leave", why: "exit: orders > 0" },
    ],
  ];
  for (const [does, given, decision] of cases) {
    it(does, () => expect(decide(turn(given))).toEqual(decision));
  }

  it("does nothing at a step of a kind that it does not know", () => {
    const unknown = turn({ steps: [{ send: "hello" }] });
    const leg = { ...unknown.leg, action: JSON.parse(`{ "points": 100 }`) };
    expect(() => decide({ ...unknown, leg })).toThrow("unknown kind of step: points");
  });
});

describe("the last look before a mail goes", () => {
  const TO = "anna@example.com";
  const YES: Standing = { mayMail: "yes", why: "a test", at: NOON };
  const look = (given: Given, mailbox: Standing = YES, chosen: Partial<Preferences> = {}) =>
    decideAgain(turn(given), {
      ...{ kind: "claimed", to: TO, mailbox },
      preferences: { ...NO_PREFERENCES, ...chosen },
    });

  it("lets it go", () => expect(look({})).toEqual({ kind: "go" }));

  it("keeps it from whoever has unsubscribed since", () =>
    expect(look({ person: GONE })).toEqual({ kind: "leave", why: "unsubscribed" }));

  it("keeps it from a mailbox that is not to be written to, whatever the customer's own record says", () => {
    expect(look({}, { mayMail: "never", why: "unsubscribed", at: NOON })).toEqual({
      kind: "leave",
      why: "unsubscribed",
    });
    expect(look({}, { mayMail: "not-now", why: "no consent to mails" })).toEqual({
      kind: "skip",
      why: "no consent to mails",
    });
  });

  it("passes over a mail that went to the mailbox today for another customer", () =>
    expect(decideAgain(turn({}), { kind: "repeated" })).toEqual({
      kind: "skip",
      why: "the same mail went to this address today",
    }));

  it("keeps it from whoever has bought since: a sale already won is never discounted", () =>
    expect(look({ exit: "orders > 0", holding: ["orders > 0"] })).toEqual({
      kind: "leave",
      why: "exit: orders > 0",
    }));

  it("has it made again for whoever has another address now", () =>
    expect(look({ person: { email: "new@example.com" } })).toEqual({ kind: "again" }));

  it("has it made again for whoever has chosen another language or fewer mails since", () => {
    expect(look({}, YES, { language: "ru" })).toEqual({ kind: "again" });
    expect(look({}, YES, { most: { mails: 1, days: 7 } })).toEqual({ kind: "again" });
    expect(look({ preferences: { most: { mails: 1, days: 7 } } })).toEqual({ kind: "again" });
    const chosen = { language: "ru", most: { mails: 1, days: 7 } };
    expect(look({ preferences: chosen }, YES, chosen)).toEqual({ kind: "go" });
  });

  it("keeps it from whoever has begun a pause or taken the topic back since", () => {
    expect(look({}, YES, { pausedUntil: NOON + DAY })).toEqual({
      kind: "skip",
      why: "paused by the customer until 2026-03-02",
    });
    expect(look({ topic: "sale" }, YES, { topics: { sale: false } })).toEqual({
      kind: "skip",
      why: "topic sale is not wanted",
    });
  });

  it("skips whoever was silenced since", () =>
    expect(look({ person: { silencedAt: NOON } })).toEqual({
      kind: "skip",
      why: "silenced until the next activity",
    }));

  it("does not ask anew whether the step is meant for the customer: the mail is made", () =>
    expect(look({ steps: [{ send: "hello", when: "orders > 3" }] })).toEqual({ kind: "go" }));
});

describe("a mail over the frequency cap", () => {
  const capped = (over: "skip" | "defer") =>
    decideAgain(turn({ store: { frequency_cap: { mails: 2, per: "7d", over } } }), {
      ...{ kind: "capped", by: "shop" },
      freeAt: NOON + DAY + MINUTE,
    });

  it("waits for the slot that frees up next, with all who wait for the same five minutes", () =>
    expect(capped("defer")).toEqual({
      kind: "defer",
      until: NOON + DAY + 5 * MINUTE,
      timeZone: "UTC",
      why: "frequency cap: 2 mails in 7d",
    }));

  it("is skipped where the store says so", () =>
    expect(capped("skip")).toEqual({ kind: "skip", why: "frequency cap: 2 mails in 7d" }));

  it("is skipped where it is the customer's own: who asks for fewer mails gets fewer, not the same ones later", () =>
    expect(
      decideAgain(turn({ preferences: { most: { mails: 1, days: 7 } } }), {
        ...{ kind: "capped", by: "customer" },
        freeAt: NOON + DAY,
      }),
    ).toEqual({ kind: "skip", why: "the customer's own limit: 1 mail in 7 days" }));
});
