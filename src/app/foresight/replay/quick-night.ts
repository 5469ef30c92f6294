import type { Day } from "../../../domain/basics/calendar.ts";
import { rememberedOf } from "../../../domain/basics/remembered-of.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import { type RfmCuts, rfmCuts, scoreRfm } from "../../../domain/segments/rfm.ts";
import type { CustomerStore } from "../../../ports/people.ts";
import { isRewardDue } from "../../loyalty/referrals/reward-referrals.ts";
import { newLevelFact } from "../../loyalty/tell-level.ts";
import { dateChains, makeDueOf } from "../../nightly/dates.ts";
import { read, readMade, write } from "../../nightly/documents.ts";
import { learnTaste } from "../../nightly/learn-taste.ts";
import { loyaltyChains, makeLoyaltyDueOf } from "../../nightly/loyalty-dues.ts";
import { measureTastes } from "../../nightly/measure-tastes.ts";
import type { Planned } from "../../nightly/plan.ts";
import { concludeRefold } from "../../nightly/refold.ts";
import { beginTask, type ShardInput, type Task } from "../../nightly/task.ts";
import type { Base, Watched } from "./base.ts";
import type { ReplayLedger } from "./ledger.ts";
import { makeNextLook } from "./next-look.ts";
import { concluded, makeTasks, refolded } from "./plain-night.ts";
import type { ReplayShop } from "./shop.ts";
import { makeStirring } from "./stirring.ts";

export type Fits = "daily" | "weekly";
const FIT_EVERY: Readonly<Record<Fits, number>> = { daily: 1, weekly: 7 };

const ONE_SHARD = { shards: 1 };

/**
 * A night with the same tasks as the plain one, that passes by whom it has nothing to say of: whose profile, RFM cell and
 * segments' conditions are as they were, and whom no date enters. The churn and taste models are learnt daily or weekly;
 * the limits of the RFM scale are tonight's in any case.
 */
export function makeQuickNight(
  { base, ledger }: { readonly base: Base; readonly ledger: ReplayLedger },
  fits: Fits,
): (shop: ReplayShop) => () => Promise<void> {
  return (shop) => {
    const { runs, expressions } = shop.deps;
    const lookedAt: Watched[] = [];
    const narrowed: CustomerStore = {
      ...base.customers,
      async *scan() {
        for (const { profile, score } of lookedAt) yield { profile, ...(score && { score }) };
      },
    };
    const tasks = makeTasks(shop);
    const narrow = makeTasks({ deps: { ...shop.deps, customers: narrowed } });
    const account = ledger.makeAccountOpen(shop.deps);
    let fitted: string | undefined;
    let fitTime: Day = Number.NEGATIVE_INFINITY;
    let nextLook: ReturnType<typeof makeNextLook> | undefined;

    return async () => {
      const planned = await tasks.plan(ONE_SHARD);
      if (planned.skip !== undefined) return;
      await refolded(tasks, planned);
      const task = await beginTask(shop.deps, planned);
      const { today } = task.plan;
      const isAhead = base.newest() > task.day.end;
      const isTime = today >= fitTime;
      if (!fitted || isAhead || (isTime && asksChurn(task.bundle))) {
        await tasks.measure({ ...planned, shard: 0 });
        await tasks.fit(planned);
        fitted = planned.run;
      } else {
        await keepModels(planned, task, fitted);
        if (isTime) await learnTastes(planned, task);
      }
      if (isTime) fitTime = today + FIT_EVERY[fits];
      const { cuts } = await readMade(runs, planned.run, "model");
      lookedAt.length = 0;
      const isDue = dueTonight(task, cuts, makeStirring(task.bundle));
      for (const one of base.people()) if (isDue(one)) lookedAt.push(one);
      await narrow.score({ ...planned, shard: 0 });
      nextLook ??= makeNextLook(task.bundle, expressions);
      for (const one of lookedAt) one.look = lookOf(one, task, cuts, nextLook);
      await countEverybody(planned.run);
      await concluded({ ...narrow, account, audit: leaveWallets }, planned);
    };

    /** Wallets in memory are what the facts of a moment ago came to: to count them again would find nothing. */
    async function leaveWallets({ run, fence, shard }: ShardInput): Promise<{ readonly wallets: number }> {
      await write(runs, run, `wallets/${shard}`, { fence });
      return { wallets: 0 };
    }

    /** Last night's models under tonight's name, with tonight's limits. */
    async function keepModels(planned: Planned, task: Task, from: string): Promise<void> {
      const { plan, bundle } = task;
      const { run } = planned;
      await concludeRefold(runs, task);
      const cuts = rfmCuts(base.counts(plan.today), bundle.segments.rfm, bundle.store.currency);
      await write(runs, run, "model", { ...(await readMade(runs, from, "model")), run, cuts });
      const { day, asleep } = (await read(runs, from, "audit"))?.scope ?? {
        day: undefined,
        asleep: undefined,
      };
      if (day && asleep) await write(runs, run, "survey", { day, asleep });
      const taste = await read(runs, (await latestTaste()) ?? from, "taste");
      if (taste) await write(runs, run, "taste", taste);
    }

    async function learnTastes(planned: Planned, { plan }: Task): Promise<void> {
      await measureTastes(shop.deps, { ...planned, shard: 0 }, plan.today);
      await learnTaste(shop.deps, planned, plan.today);
    }

    async function latestTaste(): Promise<string | undefined> {
      const kept = (await runs.list("latest", "taste"))[0]?.document;
      return (kept as { readonly run: string } | undefined)?.run;
    }

    /** What share of the base a night's entries are is told by everybody. */
    async function countEverybody(run: string): Promise<void> {
      const scores = await readMade(runs, run, "score/0");
      const { counts } = scores;
      const totals = { ...counts.totals, customers: base.size() };
      await write(runs, run, "score/0", { ...scores, counts: { ...counts, totals } });
    }
  };
}

/** Whom the night may have something to say of. */
function dueTonight(
  task: Task,
  cuts: RfmCuts,
  stirring: ReturnType<typeof makeStirring>,
): (one: Watched) => boolean {
  const { plan, bundle, day } = task;
  const isFirst = plan.basis === undefined || (plan.existing?.length ?? 0) > 0;
  const byDate = dateChains(bundle).flatMap((chain) => {
    const coverage = plan.dates?.[chain.id];
    return coverage ? [makeDueOf(chain, coverage, bundle)] : [];
  });
  const byLoyalty = loyaltyChains(bundle).flatMap((chain) => {
    const coverage = plan.dates?.[chain.id];
    return coverage ? [makeLoyaltyDueOf(chain, coverage, bundle)] : [];
  });
  const { now, today } = plan;
  return (one) => {
    const { profile, score, digits, lastDay, look, newest } = one;
    if (isFirst || look <= today || score === undefined || newest > day.end) return true;
    if (lastDay !== undefined) {
      const known = { recencyDays: today - lastDay, orders: profile.orders, spent: profile.spent };
      if (scoreRfm(known, cuts, digits).cell !== score.cell) return true;
    }
    if (profile.attributes && byDate.some((dueOf) => dueOf(profile) !== undefined)) return true;
    if (today < one.stir) return false;
    one.stir = stirring(profile, today + 1);
    if (byLoyalty.some((dueOf) => dueOf(profile) !== undefined)) return true;
    return isRewardDue(profile, bundle, now) || newLevelFact({ profile, bundle, now }) !== undefined;
  };
}

/**
 * Whether any condition of the config may ask what the churn model says. Nothing else that a replay shows depends on it, so
 * that it is learnt once, for the form's sake, where nobody asks.
 */
const asksChurn = rememberedOf(({ templates: _, ...rest }: Bundle) =>
  /\b(?:no_purchase_probability|uplift)\b/.test(JSON.stringify(rest)),
);

/**
 * When to look again. Hysteresis lets go of the score of the night before for whoever has ordered since the night that it
 * compares with, so that somebody may be scored otherwise two days after an order.
 */
function lookOf(
  { profile, score, lastDay }: Watched,
  { plan }: Task,
  cuts: RfmCuts,
  nextLook: ReturnType<typeof makeNextLook>,
): Day {
  const { now, today } = plan;
  const settles = lastDay === undefined ? today : lastDay + 2;
  const look = nextLook({ profile, ...(score && { score }) }, { now, today });
  return cuts.band && settles > today ? Math.min(look, today + 1) : look;
}
