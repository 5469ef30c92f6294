import type { TableRow } from "../../domain/analysts/tables.ts";
import { type Day, dayOf, type Instant, parseDay } from "../../domain/basics/calendar.ts";
import { standingOn } from "../../domain/churn/histories.ts";
import { makeScorer } from "../../domain/churn/scorer.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { loyaltyOn } from "../../domain/loyalty/standing.ts";
import type { Customer, Profile, Pseudonym, Score } from "../../domain/people/profile.ts";
import { makeValuer, type Value } from "../../domain/value/model.ts";
import { spendOf } from "../../domain/value/spend.ts";
import type { NightlyModel } from "../nightly/documents.ts";

/** What the rows of a night's customers have in common. */
export interface CustomerNight {
  readonly today: Day;
  readonly bundle: Pick<Bundle, "store" | "loyalty">;
  readonly model: NightlyModel;
}

type Row = TableRow<"customers">;

/** A customer as the night has left them, with the scores that its model gives. */
export function makeCustomerRow({ today, bundle, model }: CustomerNight) {
  const { currency, time_zone } = bundle.store;
  const probabilityOf = makeScorer(model.churn, model.periodDays);
  const worthOf = model.value && makeValuer(model.value, model.periodDays, model.churn);
  const on = (at: Instant | undefined): Day | null => (at === undefined ? null : dayOf(time_zone, at));
  return ({ profile, score }: Customer, customer: Pseudonym): Row => {
    const standing = standingOn(profile.orderDays, today);
    const probability = standing && probabilityOf(standing);
    const value =
      standing && probability !== undefined
        ? worthOf?.(standing, spendOf(profile.orderDays), probability)
        : undefined;
    const club = bundle.loyalty && loyaltyOn(profile, today, bundle.loyalty, currency);
    return {
      ...{ customer, as_of: today, currency },
      ...cameIn(profile, on),
      ...placed(score),
      ...ordered(profile, today),
      ...reached(profile, on),
      ...worth(probability, value),
      level: club?.level.id ?? null,
      points: club?.balance.good ?? null,
    };
  };
}

type On = (at: Instant | undefined) => Day | null;

const cameIn = ({ firstSeenAt, country, locale, entry, via }: Profile, on: On) => ({
  first_seen_on: on(firstSeenAt),
  country: country ?? null,
  language: locale ?? null,
  entry: entry ?? null,
  via: via ?? null,
});

const placed = (score: Score | undefined) => ({
  segment: score?.segment ?? null,
  segment_since: parseDay(score?.segmentSince ?? "") ?? null,
  previous_segment: score?.previousSegment ?? null,
  rfm_cell: score?.cell ?? null,
  rfm_segment: score?.rfmSegment ?? null,
  recency: score?.recency ?? null,
  frequency: score?.frequency ?? null,
  monetary: score?.monetary ?? null,
  tier: score?.tier ?? null,
});

function ordered(profile: Profile, today: Day) {
  const { orderDays, orders, spent, refunded, averageOrder, gaps, lastCategory, lastMerchant } = profile;
  const last = orderDays.at(-1)?.day;
  return {
    ...{ orders, spent, refunded },
    average_order: orders === 0 ? null : averageOrder,
    first_ordered_on: orderDays[0]?.day ?? null,
    last_ordered_on: last ?? null,
    days_since_last_order: last === undefined ? null : Math.max(0, today - last),
    mean_days_between_orders: gaps?.mean ?? null,
    last_category: lastCategory ?? null,
    last_merchant: lastMerchant ?? null,
  };
}

const reached = (profile: Profile, on: On) => ({
  consent: profile.consent.status,
  consent_on: on(profile.consent.at),
  suppression: profile.suppression ?? null,
  has_address: profile.email !== undefined,
  silenced_on: on(profile.silencedAt),
  last_visited_on: on(profile.lastVisitAt),
  last_opened_on: on(profile.lastOpenedAt),
  last_clicked_on: on(profile.lastClickedAt),
});

const worth = (probability: number | undefined, value: Value | undefined) => ({
  no_purchase_probability: probability ?? null,
  expected_orders: value?.expectedOrders ?? null,
  expected_spend: value?.expectedMoney ?? null,
  lifetime_value: value?.lifetimeValue ?? null,
  value_at_risk: value?.valueAtRisk ?? null,
});

/** The days on which a customer ordered, oldest first. */
export const orderRows = (
  { orderDays }: Profile,
  customer: Pseudonym,
  currency: string,
): readonly TableRow<"orders">[] =>
  orderDays.map(({ day, orders, spent }, index) => {
    const before = orderDays[index - 1]?.day;
    return {
      ...{ customer, orders, spent, currency },
      ordered_on: day,
      number: index + 1,
      days_since_previous: before === undefined ? null : day - before,
    };
  });
