import type { CustomerPage } from "../../../web/src/api/customers.ts";

export const NOW = Date.UTC(2026, 2, 10, 12);
const day = (count: number) => NOW + count * 86_400_000;

/** Everything that somebody could put into a name. */
export const HOSTILE = `<img src=x onerror="alert(1)">\u202e\u2066${"А".repeat(400)}`;

/** A customer who was skipped once, waits for a mail, and has a code; `over` says what matters. */
export function documentWith(over: Partial<CustomerPage> = {}): CustomerPage {
  return {
    now: NOW,
    currency: "EUR",
    timeZone: "UTC",
    segments: { loyal: { en: "Loyal", ru: "Постоянные" } },
    head: {
      id: "u:1/2",
      name: "Anna Müller",
      email: "anna@example.com",
      since: day(-100),
      segment: {
        ...{ id: "loyal", name: { en: "Loyal", ru: "Постоянные" }, since: "2026-03-01" },
        ...{ condition: "orders > 7", reason: "orders > 7 (orders = 9)", tier: "top", asOf: "2026-03-10" },
        rfm: { segment: "champions", cell: "333", recency: 3, frequency: 3, monetary: 3 },
      },
      ...{ orders: 9, spent: 123_400, averageOrder: 13_711, refunded: 0, lastOrderAt: day(-3) },
      mailable: { may: "yes", reason: { code: "consent", text: "consent through form", about: "form" } },
    },
    chains: [
      {
        ...{ chain: "welcome", name: { en: "Welcome", ru: "Знакомство" }, kind: "marketing" },
        ...{ paused: false, published: true },
        runs: [
          {
            ...{ run: "r1", version: 1, enteredAt: day(-9), holdout: false, active: true },
            reason: { code: "event", text: "event subscribed", about: "subscribed" },
            steps: [
              {
                ...{ step: 0, action: "send", name: "hello", at: day(-8), outcome: "skipped" },
                reason: { code: "no-consent", text: "no consent to mails" },
              },
            ],
          },
        ],
      },
      {
        ...{ chain: "sleepy", name: { en: "Falling asleep", ru: "Засыпают" }, kind: "marketing" },
        ...{ paused: false, published: true, runs: [] },
        notEntered: {
          ...{ code: "event-condition", about: "ordered", at: day(-3), condition: "orders > 20" },
          seen: [{ field: "orders", value: "9" }],
        },
      },
    ],
    next: [
      {
        ...{ kind: "step", at: day(1), chain: "welcome", run: "r1", step: 2, action: "send", name: "again" },
        ...{ first: true, paused: false, expected: { kind: "act" } },
      },
    ],
    offers: [],
    codes: [{ code: "HELLO-1", offer: "thanks", state: "sent", until: day(5) }],
    points: { level: "friend", levelName: "Friend", good: 120, pending: 0, expiringSoon: 0 },
    scores: { value: { known: false, why: "no night has been computed yet" } },
    identities: [{ key: "u:1/2", kind: "user" }],
    consents: [
      { at: day(-9), channel: "email", given: true, source: "form", rank: "server", purpose: "marketing" },
    ],
    grantable: { offers: [{ id: "thanks", name: { en: "A thank-you", ru: "Спасибо" } }], points: true },
    timeline: {
      lines: [
        {
          ...{ id: "1", at: day(-3), group: "orders", what: "ordered", order: "A-1" },
          ...{ money: { amount: 2_000, currency: "EUR" }, items: [{ name: "Tea", quantity: 2 }] },
        },
      ],
      next: "cursor-1",
    },
    ...over,
  };
}
