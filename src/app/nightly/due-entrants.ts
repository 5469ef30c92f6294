import { DAY, type Day } from "../../domain/basics/calendar.ts";
import { isOnOffer, type Product } from "../../domain/catalogue/product.ts";
import { type Coverage, makeDaysIn } from "../../domain/chains/date-entry.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { timeZoneOf } from "../../domain/people/language.ts";
import type { Customer } from "../../domain/people/profile.ts";
import { type DueAgain, duesFor, hasBoughtSince, leadOf } from "../../domain/taste/due-again.ts";
import type { TasteModel } from "../../domain/taste/model.ts";
import { duesOf } from "../../domain/taste/replenishment.ts";
import type { Taste } from "../../domain/taste/taste.ts";
import { foretold } from "../../domain/uplift/foretold.ts";
import type { CatalogueStore } from "../../ports/catalogue.ts";
import type { Expressions } from "../../ports/conditions.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { TasteStore } from "../../ports/taste.ts";
import { makeHolds } from "../chains/conditions.ts";
import type { Change, NightlyModel } from "./documents.ts";
import { type DueChain, dueChains } from "./dues.ts";
import { takesStock } from "./newcomers.ts";
import type { Task } from "./task.ts";

/** Buyers whose profiles are read at once: a batch of DynamoDB's. */
const AT_ONCE = 100;

export interface DueEntrantsDeps {
  readonly customers: Pick<CustomerStore, "readMany">;
  readonly tastes: Pick<TasteStore, "scan">;
  readonly catalogue: CatalogueStore;
  readonly expressions: Expressions;
}

/** A chain, with the stretch of days that the night enters. */
interface Waiting extends DueChain {
  readonly coverage: Coverage;
  readonly daysIn: ReturnType<typeof makeDaysIn>;
}

/** Somebody who may be reminded of something tonight, depending on where it is which day. */
interface Candidate {
  readonly buyer: CustomerKey;
  readonly ways: readonly { readonly chain: Waiting; readonly dues: readonly DueAgain[] }[];
}

/**
 * Finds the buyers of a shard who are about to need something again, and for which chains. Reads tastes only where a chain
 * waits for that, and of the buyers only those for whom it may be the day.
 */
export async function* dueEntrants(
  deps: DueEntrantsDeps,
  task: Task,
  models: { readonly nightly: NightlyModel; readonly taste: TasteModel },
  { shard, shardCount }: { readonly shard: number; readonly shardCount: number },
): AsyncGenerator<Change> {
  const chains = waitingIn(task);
  if (chains.length === 0) return;
  const holds = makeHolds(deps.expressions);
  for await (const batch of batchesOf(candidates())) {
    const byKey = new Map(batch.map((candidate) => [candidate.buyer, candidate]));
    const products = await deps.catalogue.read([...new Set(batch.flatMap(productsOf))]);
    for await (const customer of deps.customers.readMany([...byKey.keys()])) {
      const candidate = byKey.get(customer.profile.id);
      const change = candidate && changeOf(candidate, customer, products);
      if (change) yield change;
    }
  }

  async function* candidates(): AsyncGenerator<Candidate> {
    for await (const { buyer, taste } of deps.tastes.scan(shard, shardCount)) {
      const ways = waysOf(taste);
      if (ways.length > 0) yield { buyer, ways };
    }
  }

  function waysOf(taste: Taste): Candidate["ways"] {
    const dues = duesOf(models.taste, taste);
    if (dues.length === 0) return [];
    return chains.flatMap((chain) => {
      const near = duesFor(chain.enter, taste, dues).filter(({ day }) => isNear(chain, day));
      return near.length > 0 ? [{ chain, dues: near }] : [];
    });
  }

  function changeOf(
    { buyer, ways }: Candidate,
    customer: Customer,
    products: ReadonlyMap<string, Product>,
  ): Change | undefined {
    const { profile } = customer;
    if (takesStock(profile, task.plan)) return undefined;
    const { plan, bundle } = task;
    const { now, today } = plan;
    const { periodDays } = models.nightly;
    const at = { now, ...foretold(models.nightly, profile, { now, today, periodDays }) };
    const dues: Record<string, DueAgain> = {};
    for (const { chain, dues: its } of ways) {
      const days = chain
        .daysIn(timeZoneOf(profile, bundle.store))
        .map(({ day }) => day + leadOf(chain.enter));
      const due = its.find(
        (one) =>
          days.includes(one.day) &&
          isToBeHad(products.get(one.product)) &&
          !hasBoughtSince(profile, one, bundle.store.time_zone),
      );
      if (due && holds(chain.when, customer, bundle, at)) dues[chain.id] = due;
    }
    const enters = Object.keys(dues);
    return enters.length > 0 ? { customer: buyer, enters, dues } : undefined;
  }
}

/** What nobody can name or sell reminds nobody. */
const isToBeHad = (product: Product | undefined): boolean =>
  product?.name !== undefined && isOnOffer(product);

function waitingIn({ plan, bundle }: Task): readonly Waiting[] {
  return dueChains(bundle).flatMap((chain) => {
    const coverage = plan.dates?.[chain.id];
    return coverage ? [{ ...chain, coverage, daysIn: makeDaysIn(coverage) }] : [];
  });
}

/** Whether the day of entering may be in the stretch somewhere in the world. */
function isNear({ enter, coverage: { from, until } }: Waiting, day: Day): boolean {
  const begins = (day - leadOf(enter)) * DAY;
  return begins > from - DAY && begins <= until + DAY;
}

const productsOf = ({ ways }: Candidate) => ways.flatMap(({ dues }) => dues.map(({ product }) => product));

async function* batchesOf<T>(items: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
