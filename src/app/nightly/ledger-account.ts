import type { Day, Instant } from "../../domain/basics/calendar.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { makeCostCounter, mergeCosts, sealDay } from "../../domain/night/code-costs.ts";
import { type OfferCosts, offerCosts, redemptionRates } from "../../domain/night/offer-costs.ts";
import type { Counters } from "../../domain/offers/budgets/budget.ts";
import { budgetsOf } from "../../domain/offers/budgets/claims.ts";
import {
  type CounterSums,
  makeSettlementCounter,
  mergeSettlements,
  returnsOf,
} from "../../domain/offers/budgets/night.ts";
import { CODE_SHARDS } from "../../domain/offers/codes/shards.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { readLatest, readMade, write, writeLatest } from "./documents.ts";
import type { RunInput } from "./fit.ts";
import type { Account, ShardAccount } from "./ledger-documents.ts";
import { beginTask, LeaseLost, type ShardInput, type Task, type TaskDeps } from "./task.ts";

const LEASE_CHECK_EVERY = 5_000;

/** Reads one task's part of the ledger of codes, a record at a time. */
export function makeAccountShard(deps: TaskDeps & { readonly codes: Pick<CodeStore, "inShard"> }) {
  return async (input: ShardInput): Promise<{ readonly codes: number }> => {
    const { run, fence, shard, shardCount } = input;
    const { plan, bundle } = await beginTask(deps, input);
    const since = (await readLatest(deps.runs, "ledger"))?.at;
    const open = makeAccount(plan.now, since);
    const closing = new Map<Day, ReturnType<typeof makeAccount>>();
    let [codes, unreadable] = [0, 0];
    const onUnreadable = () => {
      unreadable += 1;
    };
    for (let part = shard; part < CODE_SHARDS; part += shardCount)
      for await (const code of deps.codes.inShard(part, onUnreadable)) {
        codes += 1;
        if (codes % LEASE_CHECK_EVERY === 0 && !(await deps.runs.holdsLease(fence))) throw new LeaseLost(run);
        const day = sealDay(code, bundle.store.time_zone);
        (day >= plan.today ? open : closingOn(day)).add(code);
      }
    await write(deps.runs, run, `ledger/${shard}`, {
      fence,
      ...(unreadable > 0 && { unreadable }),
      open: open.account(),
      closing: Object.fromEntries([...closing].map(([day, counter]) => [String(day), counter.account()])),
    });
    return { codes };

    function closingOn(day: Day) {
      // Whatever night adds it up, the codes of a day that closes had been reserved by then: they are never looked at again.
      const known = closing.get(day) ?? makeAccount(plan.now, Number.POSITIVE_INFINITY);
      closing.set(day, known);
      return known;
    }
  };
}

/** Adds codes up. `since`: when the counters were read that the leak is told from. */
export function makeAccount(now: Instant, since: Instant | undefined) {
  const [costs, sums] = [makeCostCounter(now), makeSettlementCounter(now, since)];
  return {
    add(code: Parameters<typeof costs.add>[0]): void {
      costs.add(code);
      sums.add(code);
    },
    account: (): Account => ({ costs: costs.counts(), sums: sums.sums() }),
  };
}

export const mergedAccounts = (parts: readonly Account[]): Account => ({
  costs: mergeCosts(parts.map(({ costs }) => costs)),
  sums: mergeSettlements(parts.map(({ sums }) => sums)),
});

/**
 * What all codes have cost and brought, and what budgets have back. While a code cannot be read, budgets get nothing back and
 * no day is sealed: what is reserved for it would look as if it were for none. Days that close are added to the sealed account once,
 * whichever night it is: it says through which day it goes, and a night that is repeated finds them in it.
 */
export async function accountOfLedger(
  { runs, budgets, clock }: { readonly runs: RunStore; readonly budgets: BudgetStore; readonly clock: Clock },
  { plan, bundle }: Pick<Task, "plan" | "bundle">,
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
    Object.entries(closing).flatMap(([day, account]) => (Number(day) > through ? [account] : [])),
  );
  const sealed = mergedAccounts([...(before ? [before] : []), ...closed]);
  const open = mergedAccounts(parts.map((part) => part.open));
  const all = mergedAccounts([sealed, open]);
  // A run as of another day shows how things stand; only a live one moves the accounts on.
  if (plan.live && parts.every(({ unreadable = 0 }) => unreadable === 0)) {
    await settle(all, open);
    if (through < plan.today - 1) await writeLatest(runs, "sealed", { through: plan.today - 1, ...sealed });
  }
  return offerCosts(all.costs);

  async function settle({ sums, costs }: Account, { sums: openSums }: Account): Promise<void> {
    const last = await readLatest(runs, "ledger");
    // Of a night that is repeated the counters are those of its first try: what they are compared with is one and the same.
    const basis = last?.run === run ? undefined : last;
    const { returned, leaked } = returnsOf(sums, basis?.counters ?? {}, last?.leaked ?? {});
    await budgets.settle(returned);
    // Before the counters: what is reserved between the two looks like less of a leak, never like more.
    const at = clock.now();
    const counters = await budgets.counters();
    const over = idleOf(counters, openSums, bundle, plan.now);
    await budgets.drop(over);
    const kept = Object.entries(counters).filter(([name]) => !over.includes(name));
    await writeLatest(runs, "ledger", {
      ...{ run, at, rates: redemptionRates(costs) },
      counters: Object.fromEntries(kept),
      leaked: Object.fromEntries(Object.entries(leaked).filter(([name]) => !over.includes(name))),
    });
  }
}

/** Counters of periods that are over, of which no code is open any more. */
function idleOf(counters: Counters, open: CounterSums, bundle: Bundle, now: Instant): readonly string[] {
  const current = new Set(budgetsOf(bundle, now).map(({ counter }) => counter));
  return Object.keys(counters).filter((name) => !current.has(name) && !(name in open));
}
