import type { Day, Instant } from "../../domain/basics/calendar.ts";
import type { Share } from "../../domain/basics/wilson.ts";
import { type CostCounts, makeCostCounter, mergeCosts, sealDay } from "../../domain/night/code-costs.ts";
import { type OfferCosts, offerCosts, redemptionRates } from "../../domain/night/offer-costs.ts";
import type { Counters } from "../../domain/offers/budgets/budget.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import { CODE_SHARDS, type CodeStore } from "../../ports/codes.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { readLatest, readMade, write, writeLatest } from "./documents.ts";
import type { RunInput } from "./fit.ts";
import { beginTask, LeaseLost, type ShardInput, type Task, type TaskDeps } from "./task.ts";

/** What a part of the ledger comes to: codes that may still change, and those whose account closes, by the day on which it does. */
export interface ShardAccount {
  readonly fence: number;
  readonly open: CostCounts;
  readonly closing: Readonly<Record<string, CostCounts>>;
}

/** All codes whose account closed up to and with a day. */
export interface SealedAccount {
  readonly through: Day;
  readonly counts: CostCounts;
}

/** What those who issue codes go by, until the next night. */
export interface LedgerAccount {
  readonly run: string;
  /** The instant at which the counters were read. */
  readonly at: Instant;
  readonly counters: Counters;
  /** Of offers of which enough is known. */
  readonly rates: Readonly<Record<string, Share>>;
}

const LEASE_CHECK_EVERY = 5_000;

/** Reads one task's part of the ledger of codes, a record at a time. */
export function makeAccountShard(deps: TaskDeps & { readonly codes: Pick<CodeStore, "inShard"> }) {
  return async (input: ShardInput): Promise<{ readonly codes: number }> => {
    const { run, fence, shard, shardCount } = input;
    const { plan, bundle } = await beginTask(deps, input);
    const open = makeCostCounter(plan.now);
    const closing = new Map<Day, ReturnType<typeof makeCostCounter>>();
    let codes = 0;
    for (let part = shard; part < CODE_SHARDS; part += shardCount)
      for await (const code of deps.codes.inShard(part)) {
        codes += 1;
        if (codes % LEASE_CHECK_EVERY === 0 && !(await deps.runs.holdsLease(fence))) throw new LeaseLost(run);
        const day = sealDay(code, bundle.store.time_zone);
        if (day >= plan.today) open.add(code);
        else closingOn(day).add(code);
      }
    await write(deps.runs, run, `ledger/${shard}`, {
      fence,
      open: open.counts(),
      closing: Object.fromEntries([...closing].map(([day, counter]) => [String(day), counter.counts()])),
    });
    return { codes };

    function closingOn(day: Day) {
      const known = closing.get(day) ?? makeCostCounter(plan.now);
      closing.set(day, known);
      return known;
    }
  };
}

/**
 * What all codes have cost and brought. Days that close are added to the sealed account once, whichever night it is: it says
 * through which day it goes, and a night that is repeated finds them in it.
 */
export async function accountOfLedger(
  { runs, budgets }: { readonly runs: RunStore; readonly budgets: Pick<BudgetStore, "counters"> },
  { plan }: Pick<Task, "plan">,
  { run, fence, ledger }: RunInput,
): Promise<OfferCosts | undefined> {
  if (!ledger) return undefined;
  const parts: ShardAccount[] = [];
  for (let shard = 0; shard < ledger.shardCount; shard += 1) {
    const part = await readMade(runs, run, `ledger/${shard}`);
    if (part.fence !== fence) throw new LeaseLost(run);
    parts.push(part);
  }
  const before = await readLatest(runs, "sealed");
  const through = before?.through ?? Number.NEGATIVE_INFINITY;
  const closed = parts.flatMap(({ closing }) =>
    Object.entries(closing).flatMap(([day, counts]) => (Number(day) > through ? [counts] : [])),
  );
  const sealed = mergeCosts([...(before ? [before.counts] : []), ...closed]);
  const counts = mergeCosts([sealed, ...parts.map(({ open }) => open)]);
  // A run as of another day shows how things stand; only a live one moves the account on.
  if (plan.live) {
    if (through < plan.today - 1)
      await writeLatest(runs, "sealed", { through: plan.today - 1, counts: sealed });
    const counters = await budgets.counters();
    await writeLatest(runs, "ledger", { run, at: plan.now, counters, rates: redemptionRates(counts) });
  }
  return offerCosts(counts);
}
