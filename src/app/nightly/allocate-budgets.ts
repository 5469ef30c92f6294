import type { Day } from "../../domain/basics/calendar.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { benefitOf } from "../../domain/offers/benefit-of.ts";
import { budgetsOf, lastDaysOf } from "../../domain/offers/budgets/claims.ts";
import { type Rates, toReserve } from "../../domain/offers/budgets/reserve.ts";
import { tierOf } from "../../domain/offers/offers.ts";
import type { Draw } from "../../domain/proof/measuring.ts";
import { type Allocation, cutoffOf, returnOf, type Sampled } from "../../domain/uplift/allocation.ts";
import { knownBy } from "../../domain/uplift/features.ts";
import { bothSides, type UpliftModel } from "../../domain/uplift/model.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { DRAW_SHARDS, type ExperimentStore } from "../../ports/proof.ts";
import { allocationOf } from "../chains/holdouts.ts";
import type { NightOfProof } from "../proof/count-outcomes.ts";
import { readLatest, writeLatest } from "./documents.ts";
import { claimedUplift } from "./uplift-checks.ts";

interface AllocateDeps {
  readonly runs: RunStore;
  readonly experiments: Pick<ExperimentStore, "closing">;
  readonly budgets: Pick<BudgetStore, "counters">;
}

/** Whoever asked so lately says who will ask. */
const LOOKED_DAYS = 7;
/** A budget without an end has to last so long, and so has one whose period ends at once. */
const WITHOUT_END = 30;
/** Before so many have been left to chance, only what costs more than it brings is left out. */
const LEAST_SAMPLE = 20;

/**
 * What each offer with an allocated budget has to bring for each unit of cost, so that the budget lasts until its period ends.
 * From those whom chance decided on: they are a fair share of all who asked, with what was known of them then.
 */
export async function allocateBudgets(
  { runs, experiments, budgets }: AllocateDeps,
  { bundle, today, now, averageOrder }: NightOfProof,
): Promise<void> {
  const claimed = await claimedUplift(runs);
  const offers = Object.entries(bundle.offers.list).flatMap(([id, { allocate }]) =>
    allocate ? [{ id, share: allocate.random_percent / 100 }] : [],
  );
  if (!claimed || offers.length === 0) return;
  const counters = await budgets.counters();
  const claims = budgetsOf(bundle, now);
  const last = lastDaysOf(bundle, now);
  const rates = bundle.offers.reserve === "expected" ? ((await readLatest(runs, "ledger"))?.rates ?? {}) : {};
  const cutoffs: Record<string, number> = {};
  for (const { id, share } of offers) {
    const claim = claims.find(({ counter }) => counter.startsWith(`offer:${id}@`));
    if (!claim) continue;
    const sampled: Sampled[] = [];
    for await (const draw of drawnLately(experiments, { id, bundle, today }))
      sampled.push(...sampledOf(draw, { id, bundle, model: claimed.model, rates }));
    if (sampled.length < LEAST_SAMPLE) continue;
    const { issued = 0, returned = 0 } = counters[claim.counter] ?? {};
    const free = Math.max(0, claim.limit - issued + returned);
    const until = last.get(claim.counter);
    const days = until === undefined ? daysOf(claim.counter) : until - today + 1;
    cutoffs[id] = cutoffOf(sampled, { days: LOOKED_DAYS, share, perDay: free / Math.max(1, days) });
  }
  const average = averageOrder === null || averageOrder <= 0 ? {} : { averageOrder };
  const allocation: Allocation = { cutoffs, ...average };
  await writeLatest(runs, "allocation", allocation);
}

const daysOf = (counter: string): number => (counter.endsWith("@ever") ? WITHOUT_END : 1);

interface Lately {
  readonly id: string;
  readonly bundle: Bundle;
  readonly today: Day;
}

async function* drawnLately(
  experiments: Pick<ExperimentStore, "closing">,
  { id, bundle, today }: Lately,
): AsyncGenerator<Draw> {
  const draw = allocationOf(id, bundle);
  if (!draw) return;
  for (let ago = 1; ago <= LOOKED_DAYS; ago += 1)
    for (let shard = 0; shard < DRAW_SHARDS; shard += 1)
      yield* experiments.closing(draw, today - ago + draw.withinDays, shard);
}

interface Judging {
  readonly id: string;
  readonly bundle: Bundle;
  readonly model: UpliftModel;
  readonly rates: Rates;
}

function sampledOf({ features }: Draw, { id, bundle, model, rates }: Judging): readonly Sampled[] {
  const offer = bundle.offers.list[id];
  if (!features || !offer) return [];
  const { currency, margin_percent: marginPercent = 100 } = bundle.store;
  const { orders, spent } = knownBy(features);
  if (orders === 0) return [];
  const tier = tierOf(spent, bundle.offers.tiers, currency);
  const { benefit } = benefitOf(offer, tier, {
    floor: bundle.offers.price_floor_percent,
    raise: 0,
    currency,
  });
  const reserved = benefit && toReserve(benefit, rates[id]);
  if (!benefit || reserved === undefined) return [];
  const sides = bothSides(model, features);
  const back = returnOf({ sides, order: spent / orders, benefit, marginPercent });
  return back === undefined ? [] : [{ back, reserved }];
}
