import { DAY, type Day, parseDuration } from "../../../domain/basics/calendar.ts";
import { type KeySample, makeKeySample } from "../../../domain/basics/key-sample.ts";
import { noPurchaseProbability } from "../../../domain/churn/model.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { CustomerKey } from "../../../domain/facts/facts.ts";
import type { Rates } from "../../../domain/offers/budgets/reserve.ts";
import type { Customer, Score } from "../../../domain/people/profile.ts";
import { type DueAgain, leadOf } from "../../../domain/taste/due-again.ts";
import type { ReadableExpressions } from "../../../ports/conditions.ts";
import type { Holds } from "../../chains/conditions.ts";
import type { Change } from "../../nightly/documents.ts";
import { type DueEntrantsDeps, dueEntrants } from "../../nightly/due-entrants.ts";
import type { NightAhead } from "./ahead.ts";
import type { Entrants } from "./entering.ts";
import { EXAMPLES } from "./examples.ts";
import { type Entering, type Foreseen, makeForesee } from "./foresee.ts";
import { makeMonthSums, type StaysSilent, type Way } from "./month-sums.ts";
import { makeNightsToCome, NIGHTS_AHEAD } from "./nights-to-come.ts";

const LOOKED_AT = 2_000;
const ALL = { shard: 0, shardCount: 1 };

/** Whom the night would enter in a chain. */
interface Found {
  readonly keys: KeySample<CustomerKey>;
  readonly dues: Map<CustomerKey, DueAgain>;
  readonly examples: CustomerKey[];
  count: number;
}

interface SideDeps {
  readonly expressions: ReadableExpressions;
  readonly holds: Holds;
  readonly rates: Rates;
  readonly lookedAt?: number;
}

/** One config's view of the nights to come, added up as customers pass by. */
export function makeSide(ahead: NightAhead, { expressions, holds, rates, lookedAt = LOOKED_AT }: SideDeps) {
  const { task, model } = ahead;
  const { bundle } = task;
  const nights = makeNightsToCome(ahead, expressions);
  const foresee = makeForesee(bundle, holds, model);
  const sums = makeMonthSums(bundle, rates);
  const found = new Map<string, Found>();
  const until = task.plan.now + NIGHTS_AHEAD * DAY;

  function foundIn(chain: string): Found {
    const known = found.get(chain) ?? {
      ...{ keys: makeKeySample<CustomerKey>(lookedAt), dues: new Map(), examples: [], count: 0 },
    };
    found.set(chain, known);
    return known;
  }

  function enters(chain: string, key: CustomerKey, due?: DueAgain): void {
    const its = foundIn(chain);
    its.count += 1;
    its.keys.add(key);
    if (due) its.dues.set(key, due);
    if (its.examples.length < EXAMPLES) its.examples.push(key);
  }

  const silenceOf = ({ profile }: Customer) =>
    noPurchaseProbability(model.churn, profile, task.plan.today, model.periodDays);

  /** A constant rate of ordering over the model's period. */
  function staysSilent(customer: Customer): StaysSilent {
    const silent = silenceOf(customer);
    return silent === undefined ? () => 1 : (days) => silent ** (Math.max(0, days) / model.periodDays);
  }

  function walked(entry: Pick<Entering, "chain" | "customer" | "at" | "preferences">): Foreseen {
    return foresee({ ...entry, until, noPurchaseProbability: silenceOf(entry.customer) });
  }

  function wayOf(chain: string, night: number, customer: Customer, silent: StaysSilent): Way {
    const at = task.plan.now + night * DAY;
    const isSilent = "segment" in (bundle.chains[chain]?.enter ?? {});
    const foreseen = walked({ chain, customer, at });
    return { chain, night, at, foreseen, p: isSilent ? silent(night) : 1 };
  }

  /** `nightOf`: the night that enters on a day. */
  async function addWays(
    { customers }: Pick<DueEntrantsDeps, "customers">,
    { customer: key, dues = {} }: Change,
    nightOf: (day: Day) => number,
  ): Promise<void> {
    for await (const customer of customers.readMany([key])) {
      const silent = staysSilent(customer);
      const ways = Object.entries(dues).map(([chain, { day }]) => {
        const enter = bundle.chains[chain]?.enter;
        const lead = enter && "replenishment" in enter ? leadOf(enter) : 0;
        return wayOf(chain, nightOf(day - lead), customer, silent);
      });
      sums.add(ways, silent, customer.profile.averageOrder);
    }
  }

  return {
    ...{ ahead, sums },
    /** Judges one customer by this config, tonight and later; answers with tonight's score. */
    add(customer: Customer): Score {
      const { judgement, enters: tonight } = nights.tonight(customer);
      const { profile } = customer;
      const { score } = judgement;
      const scored: Customer = { profile, score };
      for (const chain of tonight) enters(chain, profile.id);
      const later = nights.later(customer, judgement);
      if (tonight.length === 0 && later.length === 0) return score;
      const silent = staysSilent(customer);
      const ways = [
        ...tonight.map((chain) => wayOf(chain, 0, scored, silent)),
        ...onceEach(later, bundle).map((one) => wayOf(one.chain, one.night, one.customer, silent)),
      ];
      sums.add(ways, silent, profile.averageOrder);
      return score;
    },
    /** Adds those who are about to need something again, of whom tastes tell and not the records. */
    async addDue(deps: DueEntrantsDeps): Promise<void> {
      const { taste } = ahead;
      if (!taste || !task.plan.acts) return;
      const models = { nightly: model, taste };
      const month = { ...task, plan: { ...task.plan, dates: nights.stretch } };
      for await (const change of dueEntrants(deps, task, models, ALL)) {
        for (const chain of change.enters ?? []) enters(chain, change.customer, change.dues?.[chain]);
        await addWays(deps, change, () => 0);
      }
      for await (const change of dueEntrants(deps, month, models, ALL))
        await addWays(deps, change, (day) => Math.max(1, day - task.plan.today));
    },
    /** Tonight's score of somebody, as the night would have written it. */
    judged: (customer: Customer): Customer => ({
      profile: customer.profile,
      score: nights.tonight(customer).judgement.score,
    }),
    foresee: (entry: Pick<Entering, "chain" | "customer" | "preferences">): Foreseen =>
      walked({ ...entry, at: task.plan.now }),
    entrants(chain: string): Entrants & { readonly examples: readonly CustomerKey[] } {
      const { count, keys, dues, examples } = foundIn(chain);
      return { chain, count, keys: keys.state().keys, dues, examples };
    },
  };
}

export type Side = ReturnType<typeof makeSide>;

/** Without entries that `reenter` rules out, as far as the month tells. */
function onceEach<T extends { readonly chain: string; readonly night: number }>(
  entries: readonly T[],
  { chains }: Bundle,
): readonly T[] {
  const last = new Map<string, number>();
  return entries.filter(({ chain, night }) => {
    const before = last.get(chain);
    const days = daysOf(chains[chain]?.reenter);
    if (before !== undefined && (days === undefined || night - before < days)) return false;
    last.set(chain, night);
    return true;
  });
}

/** Undefined of `never`. */
function daysOf(reenter: string | undefined): number | undefined {
  const pause = reenter === undefined ? undefined : parseDuration(reenter);
  return pause === undefined ? undefined : pause / DAY;
}
