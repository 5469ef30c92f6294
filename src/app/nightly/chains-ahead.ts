import type { Day } from "../../domain/basics/calendar.ts";
import { campaignIn } from "../../domain/campaigns/chain-of.ts";
import { isWait } from "../../domain/chains/legs.ts";
import { offersIn } from "../../domain/chains/preparing.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { broughtBy } from "../../domain/foresight/effect.ts";
import { type Figure, type Horizon, scaledFigure, unknown } from "../../domain/foresight/expected.ts";
import type { ChainForecast } from "../../domain/foresight/forecast.ts";
import { RATE_WEEKS, rateAhead } from "../../domain/foresight/weekly-rate.ts";
import { checksOf } from "../../domain/proof/checks.ts";
import type { HoldoutMeasuring, OutcomeName } from "../../domain/proof/holdout-measuring.ts";
import { incrementalOf } from "../../domain/proof/incremental.ts";
import { type Estimated, shrunk } from "../../domain/proof/shrunk.ts";
import type { Outcome } from "../../domain/results/happening.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import { holdoutOf } from "../chains/holdouts.ts";
import { readDays, readState } from "../results/documents.ts";

const WEEK = 7;
export type Flow = "entries" | "mails" | "discounts";

/** What chains have done on whole days, by chain and day. */
export interface ChainDays {
  readonly of: (chain: string) => ReadonlyMap<Day, Readonly<Record<Flow, number>>>;
  readonly chains: readonly string[];
}

const FLOW_OF = { entered: "entries", sent: "mails", ordered: "discounts" } as const satisfies Partial<
  Record<Outcome, Flow>
>;
const isFlow = (outcome: Outcome): outcome is keyof typeof FLOW_OF => Object.hasOwn(FLOW_OF, outcome);

/** Of the days from one to another, both included. Campaigns begin once and have no rate: they are left out. */
export async function readChainDays(files: ResultsFiles, from: Day, to: Day): Promise<ChainDays> {
  const chains = new Map<string, Map<Day, Record<Flow, number>>>();
  for (const { day, rows } of await readDays(files, from, to)) {
    for (const { happening, count } of rows) {
      const { chain, outcome, step } = happening;
      if (campaignIn(chain) !== undefined || !isFlow(outcome)) continue;
      // What entries come to is counted again by message.
      if (outcome === "ordered" && step !== null) continue;
      const days = chains.get(chain) ?? new Map<Day, Record<Flow, number>>();
      const known = days.get(day) ?? { entries: 0, mails: 0, discounts: 0 };
      known[FLOW_OF[outcome]] += outcome === "ordered" ? count.discounts : count.count;
      chains.set(chain, days.set(day, known));
    }
  }
  return { of: (chain) => chains.get(chain) ?? new Map(), chains: [...chains.keys()] };
}

/** The last whole weeks before a night, as far as its results are sealed. */
export interface LastWeeks {
  readonly ahead: (chains: readonly string[], flow: Flow, days: Horizon) => Figure;
}

export async function readLastWeeks(files: ResultsFiles): Promise<LastWeeks> {
  const state = await readState(files);
  if (!state) return { ahead: () => unknown("too-new") };
  const to = state.sealed;
  const all = await readChainDays(files, to - RATE_WEEKS * WEEK + 1, to);
  return {
    ahead(chains, flow, days) {
      const maps = chains.map(all.of);
      const first = Math.min(...maps.flatMap((map) => [...map.keys()]));
      const weeks = Math.max(0, Math.min(RATE_WEEKS, Math.floor((to - first + 1) / WEEK)));
      const sums = Array.from({ length: Number.isFinite(first) ? weeks : 0 }, (_, at) => {
        const last = to - (weeks - 1 - at) * WEEK;
        return maps.reduce((sum, map) => sum + within(map, last - WEEK + 1, last, flow), 0);
      });
      if (flow !== "discounts") return rateAhead({ sums, unit: 1 }, days);
      const unit = unitOf(maps) ?? unitOf(all.chains.map(all.of));
      return unit === undefined ? unknown("not-measured") : rateAhead({ sums, unit }, days);
    },
  };
}

export function within(
  map: ReadonlyMap<Day, Readonly<Record<Flow, number>>>,
  from: Day,
  to: Day,
  flow: Flow,
): number {
  let sum = 0;
  for (const [day, flows] of map) if (from <= day && day <= to) sum += flows[flow];
  return sum;
}

/** What a day with discounts comes to: they fall in such lumps. Undefined before the first. */
function unitOf(maps: readonly ReadonlyMap<Day, Readonly<Record<Flow, number>>>[]): number | undefined {
  const days = maps.flatMap((map) =>
    [...map.values()].flatMap(({ discounts }) => (discounts > 0 ? [discounts] : [])),
  );
  return days.length === 0 ? undefined : days.reduce((sum, one) => sum + one, 0) / days.length;
}

/** What hold-outs have shown of an entry that is let in, by chain and outcome; a word where nothing is known. */
export interface Effects {
  readonly of: (chain: string, outcome: OutcomeName) => Estimated | "not-measured" | "not-trusted";
  /** Chains that were drawn towards one another; 0 below five. */
  readonly shrunkChains: number;
}

export function effectsOf(bundle: Bundle, measurings: readonly HoldoutMeasuring[]): Effects {
  const doubted = new Set<string>();
  const found: Record<OutcomeName, Map<string, Estimated>> = {
    orders: new Map(),
    revenue: new Map(),
    margin: new Map(),
  };
  for (const chain of Object.keys(bundle.chains)) {
    const holdout = holdoutOf(chain, bundle);
    const measuring = measurings.find(
      ({ experiment, epoch }) => experiment === holdout?.experiment && epoch === holdout.epoch,
    );
    const [primary] = measuring?.outcomes ?? [];
    if (!measuring || !primary) continue;
    if (checksOf(primary.strata, primary.design, measuring.leaks).length > 0) doubted.add(chain);
    for (const { outcome, strata, design } of measuring.outcomes) {
      const shown = incrementalOf(strata, design);
      if (doubted.has(chain) || shown.state === "too-early") continue;
      found[outcome].set(chain, { estimate: shown.perEntry.estimate, variance: shown.standardError ** 2 });
    }
  }
  const drawn = {
    orders: shrunkMap(found.orders),
    revenue: shrunkMap(found.revenue),
    margin: shrunkMap(found.margin),
  };
  return {
    of: (chain, outcome) =>
      drawn[outcome].effects.get(chain) ?? (doubted.has(chain) ? "not-trusted" : "not-measured"),
    shrunkChains: drawn.revenue.shrunk ? drawn.revenue.effects.size : 0,
  };
}

function shrunkMap(effects: ReadonlyMap<string, Estimated>) {
  const result = shrunk([...effects.values()]);
  const names = [...effects.keys()];
  return {
    shrunk: result.shrunk,
    effects: new Map(result.estimates.map((one, at) => [names[at] ?? "", one] as const)),
  };
}

interface Known {
  readonly bundle: Bundle;
  readonly paused: ReadonlySet<string>;
  readonly weeks: LastWeeks;
  readonly effects: Effects;
}

/** What every chain of the config in force will do, if its last weeks go on. One that is paused does nothing. */
export function chainsAhead(
  { bundle, paused, weeks, effects }: Known,
  days: Horizon,
): readonly ChainForecast[] {
  return Object.entries(bundle.chains).map(([chain, { holdout_percent, steps }]) => {
    const isPaused = paused.has(chain);
    const givesOffers = steps.some((step) => !isWait(step) && offersIn(step).length > 0);
    const rate = (flow: Flow): Figure => (isPaused ? NOTHING : weeks.ahead([chain], flow, days));
    const entries = rate("entries");
    const letIn = scaledFigure(entries, 1 - holdout_percent / 100);
    const brings = (outcome: OutcomeName): Figure => {
      const effect = effects.of(chain, outcome);
      if (typeof effect === "string") return unknown(effect);
      return letIn.known ? broughtBy(letIn, effect) : letIn;
    };
    return {
      ...{
        chain,
        paused: isPaused,
        entries,
        mails: rate("mails"),
        discounts: givesOffers ? rate("discounts") : NOTHING,
      },
      ...{ orders: brings("orders"), revenue: brings("revenue") },
      ...(bundle.store.margin_percent !== undefined && { margin: brings("margin") }),
    };
  });
}

const NOTHING: Figure = { known: true, expected: 0, low: 0, high: 0 };
