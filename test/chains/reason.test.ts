import { describe, expect, it } from "vitest";
import { mailableOf } from "../../src/app/report/customer/mailable.ts";
import { decide, type Turn } from "../../src/domain/chains/decide.ts";
import { reasonOf } from "../../src/domain/chains/reason.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import { keyOf, NOON, profile } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";

const STEPS: Chain["steps"] = [{ send: "hello", when: "orders > 1" }];
const ANN = keyOf("ann");

function turn(over: Partial<Turn> = {}, of: Partial<Profile> = {}): Turn {
  const action = { send: "hello", when: "orders > 1" };
  return {
    chain: { steps: STEPS },
    leg: { waits: [], step: 0, action },
    store: bundleWith().store,
    entry: { holdout: false },
    person: { profile: profile(ANN, of) },
    now: NOON,
    holds: () => true,
    ...over,
  };
}

const why = (one: Turn): string => {
  const decision = decide(one);
  return "why" in decision ? decision.why : decision.kind;
};

describe("a reason of the journal", () => {
  it.each([
    ["merged", turn({ otherRun: keyOf("bob") }), "u:bob"],
    ["over-before", turn({ entry: { holdout: false, until: NOON } }), undefined],
    ["exit", turn({ chain: { steps: STEPS, exit: "ordered_since_entry" } }), "ordered_since_entry"],
    ["unsubscribed", turn({}, { consent: { status: "withdrawn" } }), undefined],
    ["suppressed", turn({}, { suppression: "bounced" }), "bounced"],
    ["when-false", turn({ holds: (condition) => condition === undefined }), "orders > 1"],
    ["no-consent", turn({}, { consent: { status: "none" } }), undefined],
    ["silenced", turn({}, { silencedAt: NOON }), undefined],
    ["bad-address", turn({}, { email: "nobody" }), undefined],
    ["holdout", turn({ entry: { holdout: true } }), "hello"],
    [
      "topic-unwanted",
      turn({
        chain: { steps: STEPS, topic: "news" },
        preferences: { topics: { news: false } },
      }),
      "news",
    ],
    ["paused-by-customer", turn({ preferences: { topics: {}, pausedUntil: NOON + 1 } }), "2026-03-01"],
    [
      "anchor-gone",
      turn({
        leg: {
          waits: [{ wait: "1h", since: "last_cart_change" }],
          step: 1,
          action: { send: "hello" },
        },
      }),
      "last cart change",
    ],
  ] as const)("that a step has been decided by has the name %s", (code, one, about) => {
    expect(reasonOf(why(one))).toEqual({
      code,
      text: why(one),
      ...(about !== undefined && { about }),
    });
  });

  it.each([
    ["frequency-cap", "frequency cap: 2 mails in 7d; the last place is kept for chain cart"],
    ["own-limit", "the customer's own limit: 1 mail in 7 days"],
    ["same-mail-today", "the same mail went to this address today"],
    ["quiet-hours", "quiet hours in Europe/Moscow"],
    ["event", "event subscribed: orders == 0"],
    ["segment", "segment sleeping: days_since_last_order > 60 (days_since_last_order = 61)"],
    ["no-codes", "no offer: offer hello has no codes left"],
    ["no-budget", "the budget of offer hello is at its end for 2026-03"],
    ["code-not-on-till", "its code is not in Shopify yet, waited 6 h for it"],
    ["explored", "event subscribed: orders == 0; no offer: explore_percent leaves it out for 10% of people"],
    ["stopped", "stopped: wrong segment"],
    ["completed", "completed"],
    ["other", "something that nobody has thought of"],
  ] as const)("of the journal is %s", (code, text) => {
    expect(reasonOf(text)).toMatchObject({ code, text });
  });

  it("says of a mailbox what forbids more, the person's own record or the mailbox's ledger", () => {
    const ledger = { mayMail: "never", why: "unsubscribed", at: NOON } as const;
    expect(mailableOf(profile(ANN), ledger)).toMatchObject({
      may: "never",
      reason: { code: "unsubscribed" },
    });
    expect(mailableOf(profile(ANN, { suppression: "complained" }), undefined)).toMatchObject({
      may: "never",
      reason: { code: "suppressed", about: "complained" },
    });
    const yes = { mayMail: "yes", why: "consent through form", at: NOON } as const;
    expect(mailableOf(profile(ANN, { silencedAt: NOON }), yes)).toMatchObject({ may: "not-now" });
    expect(mailableOf(profile(ANN), yes)).toMatchObject({ may: "yes", reason: { about: "form" } });
  });
});
