import type { Bundle } from "../domain/bundle.ts";
import { dayOf } from "../domain/calendar.ts";
import { type ChurnModel, noPurchaseProbability } from "../domain/churn/model.ts";
import type { CustomerKey, Fact } from "../domain/facts.ts";
import type { Profile, Score } from "../domain/profile.ts";
import type { Clock, ConfigStore, CustomerStore, Entry, EventStore, Journal, Send } from "../ports.ts";
import { findCustomer } from "./find-customer.ts";

export interface CustomerReport {
  readonly id: CustomerKey;
  readonly profile: Profile;
  /** What the last night decided; absent before the first one. */
  readonly score?: Score;
  /** Of the next period, by the model of the last night; absent for somebody who never bought. */
  readonly noPurchase?: {
    readonly probability: number;
    readonly periodDays: number;
    readonly model: ChurnModel["kind"];
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
  readonly config: Pick<ConfigStore, "current">;
  /** The model that the last night published. */
  readonly model: () => Promise<ChurnModel | undefined>;
  readonly clock: Clock;
}

/** Everything that is known of one customer, for support and for marketers who ask why. */
export function makeReadCustomer(deps: ReadCustomerDeps) {
  return async (asked: string): Promise<CustomerReport | undefined> => {
    const found = await findCustomer(deps.customers, asked);
    if (!found?.profile) return undefined;
    const { id, profile, score } = found;
    const partitions = [id, ...profile.aliases];
    const [facts, sends, entries, published, model] = await Promise.all([
      Promise.all(partitions.map((key) => deps.events.factsOf(key))),
      Promise.all(partitions.map((key) => deps.journal.sends(key))),
      Promise.all(partitions.map((key) => deps.journal.entries(key))),
      deps.config.current(),
      deps.model(),
    ]);
    const noPurchase = published && model && forecast(profile, model, published.bundle, deps.clock);
    return {
      id,
      profile,
      ...(score && { score }),
      ...(noPurchase && { noPurchase }),
      facts: facts.flat().sort((one, other) => one.at - other.at),
      sends: withUse(sends.flat(), profile),
      entries: entries.flat().sort((one, other) => one.enteredAt - other.enteredAt),
    };
  };
}

function forecast(
  profile: Profile,
  model: ChurnModel,
  { store }: Bundle,
  clock: Clock,
): CustomerReport["noPurchase"] | undefined {
  const today = dayOf(store.time_zone, clock.now());
  const probability = noPurchaseProbability(model, profile, today, store.period_days);
  return probability === undefined
    ? undefined
    : { probability, periodDays: store.period_days, model: model.kind };
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
