import type { Bundle } from "../config/bundle.ts";

/**
 * Everything of a config that decides in which segment a customer is, as text: two configs with the same text put the
 * same customer in the same segment. Names and what only mails read are no part of it.
 */
export function rulesOf({ segments, store, offers }: Bundle): string {
  const { currency, time_zone, period_days, exchange_rates, browser_orders, browser_order_limit } = store;
  return JSON.stringify([
    segments.list.map(({ id, when }) => [id, when]),
    segments.otherwise.id,
    sorted(segments.rfm),
    offers.tiers.map(({ id, from, below }) => [id, from, below ?? null]),
    [currency, time_zone, period_days, browser_orders, browser_order_limit ?? null],
    sorted(exchange_rates),
    attributesAskedIn(segments, store),
  ]);
}

/** Another type of an attribute is another condition. */
function attributesAskedIn({ list }: Bundle["segments"], { attributes = {} }: Bundle["store"]) {
  const conditions = list.map(({ when }) => when).join(" ");
  return Object.entries(attributes)
    .filter(([name]) => conditions.includes(name))
    .map(([id, { name: _, ...attribute }]) => [id, attribute]);
}

const sorted = (fields: object) => Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
