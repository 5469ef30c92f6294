import { dayOf } from "../domain/calendar.ts";
import { type Explanation, explainScore } from "../domain/churn/explain.ts";
import { noPurchaseProbability } from "../domain/churn/model.ts";
import type { CustomerKey, Fact } from "../domain/facts.ts";
import type { Entry, Send } from "../domain/journal.ts";
import { exponentOf, toMajor } from "../domain/money.ts";
import type { Profile, Score } from "../domain/profile.ts";
import type { Clock, CustomerStore, EventStore, Journal } from "../ports.ts";
import { findCustomer } from "./find-customer.ts";
import type { NightlyModel } from "./nightly/documents.ts";
import type { Nights } from "./nightly/read.ts";

export interface CustomerReport {
  readonly id: CustomerKey;
  readonly profile: Profile;
  /** What the last night decided; absent before the first one. */
  readonly score?: Score;
  /** Of the next period, by the model of the last night; absent for somebody who never bought. */
  readonly noPurchase?: {
    readonly probability: number;
    readonly periodDays: number;
    readonly model: NightlyModel["churn"]["kind"];
    /** Why: the log-odds taken apart into what the customer's history contributes. */
    readonly explanation?: Explanation;
  };
  /** Of all partitions that are this person, in the order in which they happened. */
  readonly facts: readonly Fact[];
  /** Oldest first. `used`: an order has the send's code. */
  readonly sends: readonly (Send & { readonly used: boolean })[];
  readonly entries: readonly Entry[];
}

export interface ReadCustomerDeps {
  readonly events: Pick<EventStore, "factsOf">;
  readonly customers: CustomerStore;
  readonly journal: Pick<Journal, "sends" | "entries">;
  readonly nights: Pick<Nights, "model">;
  readonly clock: Clock;
}

/** Everything that is known of one customer, for support and for marketers who ask why. */
export function makeReadCustomer(deps: ReadCustomerDeps) {
  return async (asked: string): Promise<CustomerReport | undefined> => {
    const found = await findCustomer(deps.customers, asked);
    if (!found?.profile) return undefined;
    const { id, profile, score } = found;
    const partitions = [id, ...profile.aliases];
    const [facts, sends, entries, model] = await Promise.all([
      Promise.all(partitions.map((key) => deps.events.factsOf(key))),
      Promise.all(partitions.map((key) => deps.journal.sends(key))),
      Promise.all(partitions.map((key) => deps.journal.entries(key))),
      deps.nights.model(),
    ]);
    const noPurchase = model && forecast(profile, model, deps.clock);
    return {
      id,
      profile,
      ...(score && { score }),
      ...(noPurchase && { noPurchase }),
      facts: toldOnce(facts.flat()).sort((one, other) => one.at - other.at),
      sends: withUse(sends.flat(), profile),
      entries: entries.flat().sort((one, other) => one.enteredAt - other.enteredAt),
    };
  };
}

/** A link is stored with both of the keys that it joins, and is one fact all the same. */
function toldOnce(facts: readonly Fact[]): Fact[] {
  const links = new Set<string>();
  return facts.filter((fact) => {
    if (fact.kind !== "linked") return true;
    const link = `${fact.alias} ${fact.owner}`;
    if (links.has(link)) return false;
    links.add(link);
    return true;
  });
}

/** Computed on reading from the published model and the customer's orders, so that it is never a day old. */
function forecast(
  profile: Profile,
  { churn, typical, timeZone, periodDays, currency }: NightlyModel,
  clock: Clock,
): CustomerReport["noPurchase"] | undefined {
  const today = dayOf(timeZone, clock.now());
  const probability = noPurchaseProbability(churn, profile, today, periodDays);
  if (probability === undefined) return undefined;
  const explanation =
    typical &&
    explainScore(churn, typical, profile, today, periodDays, (amount) => amountText(amount, currency));
  return { probability, periodDays, model: churn.kind, ...(explanation && { explanation }) };
}

function withUse(sends: readonly Send[], { coupons }: Profile): CustomerReport["sends"] {
  const codes = new Set(coupons.map(({ code }) => code));
  return [...sends]
    .sort((one, other) => one.claimedAt - other.claimedAt)
    .map((send) => ({
      ...send,
      used: send.offer?.code !== undefined && codes.has(send.offer.code.toUpperCase()),
    }));
}

function amountText(amount: number, currency: string): string {
  return `${toMajor({ amount, currency }).toFixed(exponentOf(currency))} ${currency}`;
}
