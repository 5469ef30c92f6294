import { DAY, type Instant } from "../../domain/basics/calendar.ts";
import type { Coverage } from "../../domain/chains/date-entry.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { type DateChain, dateChains } from "./dates.ts";
import { type RunPlan, readLatest, writeLatest } from "./documents.ts";
import { type DueChain, dueChains } from "./dues.ts";
import { AHEAD_MS, type LoyaltyChain, loyaltyChains } from "./loyalty-dues.ts";

/** Days that missed nights left out are made up for so late at most. */
const CATCH_UP_MS = 7 * DAY;

/** The chains that enter on a customer's own day. */
type DayChain = DateChain | DueChain | LoyaltyChain;
const dayChains = (bundle: Bundle): readonly DayChain[] => [
  ...dateChains(bundle),
  ...dueChains(bundle),
  ...loyaltyChains(bundle),
];

/** What coverage is remembered by: a chain that waits for another day begins anew. */
function nameOf({ id, enter }: DayChain): string {
  if ("date" in enter) {
    const { date, before, after, once } = enter;
    return JSON.stringify([id, date, before ?? null, after ?? null, once ?? false]);
  }
  if ("level" in enter) return JSON.stringify([id, "level", enter.within]);
  if ("points" in enter)
    return JSON.stringify([id, enter.points, enter.points === "expiring" ? enter.before : enter.least]);
  const { product, category, categories, before } = enter;
  const what = [product ?? null, category ?? null, categories ?? null];
  return JSON.stringify([id, "replenishment", ...what, before ?? null]);
}

/**
 * The days that a night enters, by chain: from where the last night that acted has left off, and of a chain that is new
 * the night's own. A repeated night finds the same beginning.
 */
export async function coverageOf(
  runs: RunStore,
  plan: Pick<RunPlan, "run" | "startedAt">,
  bundle: Bundle,
): Promise<Readonly<Record<string, Coverage>>> {
  const chains = dayChains(bundle);
  if (chains.length === 0) return {};
  const since = await leftOffBefore(runs, plan);
  const until = plan.startedAt + AHEAD_MS;
  return Object.fromEntries(
    chains.map((chain) => {
      const from = Math.max(since[nameOf(chain)] ?? until - DAY, until - DAY - CATCH_UP_MS);
      return [chain.id, { from, until }];
    }),
  );
}

/**
 * Remembers how far the night has come. One that only takes stock moves no chain on that is known already: what is due in it is made
 * up for.
 */
export async function keepCoverage(runs: RunStore, plan: RunPlan, bundle: Bundle): Promise<void> {
  const chains = dayChains(bundle);
  if (!plan.live || chains.length === 0) return;
  const before = await leftOffBefore(runs, plan);
  const until = plan.startedAt + AHEAD_MS;
  const after = chains.map((chain): readonly [string, Instant] => {
    const name = nameOf(chain);
    return [name, plan.acts ? until : (before[name] ?? until)];
  });
  await writeLatest(runs, "dates", { run: plan.run, before, after: Object.fromEntries(after) });
}

async function leftOffBefore(runs: RunStore, { run }: Pick<RunPlan, "run">) {
  const kept = await readLatest(runs, "dates");
  return (kept?.run === run ? kept.before : kept?.after) ?? {};
}
