import { type Day, dayOf, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { exponentOf, toMajor } from "../../domain/basics/money.ts";
import { type Explanation, explainScore } from "../../domain/churn/explain.ts";
import { type Standing, standingOn } from "../../domain/churn/histories.ts";
import { type ChurnModel, noPurchaseProbability } from "../../domain/churn/model.ts";
import type { Profile } from "../../domain/people/profile.ts";
import { withUplift } from "../../domain/uplift/foretold.ts";
import { makeValuer, type Value, type ValueModel } from "../../domain/value/model.ts";
import { type MoneyRange, rangesOf, type ValueRanges } from "../../domain/value/money-range.ts";
import { spendOf } from "../../domain/value/spend.ts";
import type { NightlyModel } from "../nightly/documents.ts";

/** Said wherever a figure is, as long as there is no gap of the customer's own. */
const ONE_ORDER = "one order: mostly the shop's average";

/** What the model of the last night expects of one customer from now on. */
export interface Forecast {
  /** Of the next period; absent for somebody who never bought, and before the first night. */
  readonly noPurchase?: NoPurchase;
  /** By how much mails raise the probability of an order, -1 to 1; absent while no check of the shop's draws claims to know. */
  readonly uplift?: number;
  readonly value: CustomerValue;
}

export interface NoPurchase {
  readonly probability: number;
  readonly periodDays: number;
  readonly model: ChurnModel["kind"];
  /** What to know before one relies on it. */
  readonly note?: typeof ONE_ORDER;
  /** Why the shop has this model and not one learned or fitted from its own data alone. */
  readonly fallback?: string;
  /** Why the level does not follow the seasons yet; absent where it does. */
  readonly seasonUnknown?: string;
  /** Why: the log-odds taken apart into what the customer's history contributes. */
  readonly explanation?: Explanation;
}

/** A model by name; `fallback` says why it is not the one that is the rule. */
export interface ModelUsed<Kind extends string> {
  readonly kind: Kind;
  readonly fallback?: string;
}

/** Money in whole minor units of `currency`; or why nothing can be said yet. */
export type CustomerValue =
  | (Value & {
      readonly known: true;
      readonly currency: string;
      readonly periodDays: number;
      /** Between which the customer's own money will be, nineteen times in twenty. */
      readonly ranges: ValueRanges;
      readonly note?: typeof ONE_ORDER;
      /** How far ahead the lifetime value counts, and what a month takes off. */
      readonly horizon: ValueModel["horizon"];
      readonly models: {
        readonly orders: ModelUsed<ValueModel["orders"]["kind"]>;
        readonly money: ModelUsed<ValueModel["money"]["kind"]>;
      };
    })
  | { readonly known: false; readonly why: string };

/** Computed on reading from the published model and the customer's orders, so that it is never a day old. */
export function forecastOf(profile: Profile, model: NightlyModel | undefined, now: Instant): Forecast {
  if (!model) return { value: { known: false, why: "no night has been computed yet" } };
  const today = dayOf(model.timeZone, now);
  const noPurchase = noPurchaseOf(profile, model, today);
  const { uplift } = withUplift(model, profile, noPurchase?.probability, now);
  return { ...defined({ noPurchase, uplift }), value: worthOf(profile, model, today, noPurchase) };
}

function noPurchaseOf(
  profile: Profile,
  { churn, typical, periodDays, currency }: NightlyModel,
  today: Day,
): NoPurchase | undefined {
  const probability = noPurchaseProbability(churn, profile, today, periodDays);
  if (probability === undefined) return undefined;
  const explanation =
    typical &&
    explainScore({ model: churn, typical, today, periodDays }, profile, (amount) =>
      amountText(amount, currency),
    );
  const { kind: model, fallback } = used(churn);
  const note = noteOf(standingOn(profile.orderDays, today));
  const seasonUnknown = churn.season?.kind === "unknown" ? churn.season.why : undefined;
  return { probability, periodDays, model, ...defined({ note, fallback, seasonUnknown, explanation }) };
}

function worthOf(
  { orderDays }: Profile,
  { churn, value: model, periodDays, currency }: NightlyModel,
  today: Day,
  noPurchase: NoPurchase | undefined,
): CustomerValue {
  const standing = standingOn(orderDays, today);
  if (!standing || !noPurchase) return { known: false, why: "nothing bought yet" };
  if (!model) return { known: false, why: "the last night had no value model: the next one has" };
  const worth = makeValuer(model, periodDays, churn);
  const spend = spendOf(orderDays, today);
  const value = worth(standing, spend, noPurchase.probability);
  const { expectedMoney, lifetimeValue } = rangesOf(model, periodDays, {
    ...{ buyer: standing, spend, value },
    noPurchase: noPurchase.probability,
  });
  return {
    known: true,
    expectedOrders: value.expectedOrders,
    expectedMoney: Math.round(value.expectedMoney),
    lifetimeValue: Math.round(value.lifetimeValue),
    valueAtRisk: Math.round(value.valueAtRisk),
    currency,
    periodDays,
    ranges: { expectedMoney: rounded(expectedMoney), lifetimeValue: rounded(lifetimeValue) },
    ...defined({ note: noteOf(standing) }),
    horizon: model.horizon,
    models: { orders: used(model.orders), money: used(model.money) },
  };
}

const noteOf = (standing: Standing | undefined) => (standing?.x === 0 ? ONE_ORDER : undefined);

const rounded = ({ low, high }: MoneyRange): MoneyRange => ({ low: Math.floor(low), high: Math.ceil(high) });

function used<Kind extends string>(model: { readonly kind: Kind; readonly why?: string }): ModelUsed<Kind> {
  return { kind: model.kind, ...defined({ fallback: model.why }) };
}

function amountText(amount: number, currency: string): string {
  return `${toMajor({ amount, currency }).toFixed(exponentOf(currency))} ${currency}`;
}
