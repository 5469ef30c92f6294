import type { Bundle, Offer, Offers, Tier } from "../../src/domain/bundle.ts";
import type { CustomerKey } from "../../src/domain/facts.ts";
import type { Customer, Profile } from "../../src/domain/profile.ts";

/** A customer of whom nothing is known but what the test names. */
export function customerWith(profile: Partial<Profile> = {}, score?: Customer["score"]): Customer {
  const whole: Profile = {
    id: "u:1" as CustomerKey,
    aliases: [],
    firstSeenAt: 0,
    consent: { status: "none" },
    orders: 0,
    orderDays: [],
    spent: 0,
    refunded: 0,
    unpricedOrders: 0,
    averageOrder: 0,
    categories: {},
    merchants: {},
    products: [],
    coupons: [],
    viewed: [],
    reviews: 0,
    facts: 0,
    ...profile,
  };
  return score ? { profile: whole, score } : { profile: whole };
}

/** The tiers of the example store. */
export const TIERS: readonly Tier[] = [
  { id: "standard", from: 0, below: 3_000 },
  { id: "raised", from: 3_000, below: 50_000 },
  { id: "top", from: 50_000 },
];

export function offersWith(offer: Partial<Offer> = {}, floor = 60): Offers {
  const whole: Offer = {
    name: "A thank-you",
    variants: ["universal"],
    discount_percent: { standard: 5, raised: 10, top: 15 },
    valid_for: "7d",
    ...offer,
  };
  return { tiers: TIERS, price_floor_percent: floor, list: { thanks: whole } };
}

/** A small valid bundle: one segment, one chain of one mail. */
export function bundleWith(parts: Partial<Bundle> = {}): Bundle {
  return {
    store: {
      name: "North Tea",
      url: "https://north-tea.example",
      currency: "RUB",
      time_zone: "Europe/Moscow",
      default_language: "en",
      languages: ["en"],
      sender: { from: "hello@north-tea.example", name: "North Tea" },
      postal_address: "1 Harbour Street, Riga",
      exchange_rates: {},
      period_days: 30,
      enrol_on_first_run: false,
      trigger_freshness: "48h",
    },
    segments: {
      rfm: { cut: "value" },
      list: [{ id: "loyal", name: "Loyal", when: "orders > 7" }],
      otherwise: { id: "others", name: "Others" },
    },
    offers: offersWith(),
    chains: {
      welcome: {
        name: "Welcome",
        enter: { event: "subscribed" },
        reenter: "never",
        holdout_percent: 0,
        steps: [{ send: "hello" }],
      },
    },
    templates: {
      hello: { en: { subject: "Hello", html: '<p>Hello <a href="{{ links.unsubscribe }}">stop</a></p>' } },
    },
    ...parts,
  };
}
