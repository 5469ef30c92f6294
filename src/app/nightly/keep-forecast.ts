import type { ForecastCounts } from "../../domain/foresight/counting.ts";
import {
  type Figure,
  HORIZONS,
  type Horizon,
  known,
  scaledFigure,
  unknown,
} from "../../domain/foresight/expected.ts";
import { firstOrdersWithin } from "../../domain/foresight/first-orders.ts";
import {
  type AheadForecast,
  type BaseForecast,
  type DueWindow,
  type Forecast,
  type Happened,
  withForecast,
  withHappened,
} from "../../domain/foresight/forecast.ts";
import { newcomersAhead } from "../../domain/foresight/newcomers.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { RunStore } from "../../ports/nightly.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import {
  type ChainDays,
  chainsAhead,
  effectsOf,
  type LastWeeks,
  readChainDays,
  readLastWeeks,
  within,
} from "./chains-ahead.ts";
import { read, readLatest, writeLatest } from "./documents.ts";
import type { BuyersAhead } from "./forecast-documents.ts";
import type { Task } from "./task.ts";

export interface KeepForecastDeps {
  readonly runs: RunStore;
  readonly files: ResultsFiles;
  readonly config: Pick<ConfigStore, "pausedChains">;
  readonly experiments: Pick<ExperimentStore, "holdouts">;
}

/**
 * Counts what came of earlier forecasts whose days are over, and makes a new one where the plan says so. All of it is one
 * document, written once: a repeated night writes the same.
 */
export async function keepForecast(
  { runs, files, config, experiments }: KeepForecastDeps,
  { plan, bundle }: Task,
  counts: ForecastCounts | undefined,
): Promise<void> {
  const { forecast: planned, run, today } = plan;
  if (!planned || !counts) return;
  const before = (await readLatest(runs, "forecasts")) ?? { kept: [] };
  const counted = withHappened(before.kept, await happenedIn(files, planned.due, counts));
  if (!planned.makes) return writeLatest(runs, "forecasts", { ...before, kept: counted });
  const [buyers, weeks, paused, holdouts] = await Promise.all([
    read(runs, run, "buyers-ahead"),
    readLastWeeks(files),
    config.pausedChains(),
    experiments.holdouts(),
  ]);
  const effects = effectsOf(bundle, holdouts);
  const month = buyers?.ahead?.[HORIZONS[0]];
  const chains = Object.keys(bundle.chains).filter((chain) => !paused.has(chain));
  const latest: Forecast = {
    ...{ run, through: today - 1, currency: bundle.store.currency },
    ahead: HORIZONS.map(
      (days): AheadForecast => ({
        days,
        base: baseOf({ buyers, counts, weeks, chains }, days, bundle.store.margin_percent),
        chains: chainsAhead({ bundle, paused, weeks, effects }, days),
      }),
    ),
    learned: {
      pastForecasts: month?.pastForecasts ?? 0,
      seasons: month?.seasons ?? 0,
      shrunkChains: effects.shrunkChains,
    },
  };
  await writeLatest(runs, "forecasts", { latest, kept: withForecast(counted, latest) });
}

interface Base {
  readonly buyers: BuyersAhead | undefined;
  readonly counts: ForecastCounts;
  readonly weeks: LastWeeks;
  /** Those that are not paused. */
  readonly chains: readonly string[];
}

function baseOf(
  { buyers, counts, weeks, chains }: Base,
  days: Horizon,
  marginPercent?: number,
): BaseForecast {
  const ahead = buyers?.ahead?.[days];
  const revenue: Figure = ahead ? known(ahead.revenue) : unknown("few-buyers");
  return {
    orders: ahead ? known(ahead.orderDays) : unknown("few-buyers"),
    revenue,
    firstOrders: firstOrdersWithin(counts.waiting, days),
    ...newcomersAhead(counts.inflow, days),
    mails: weeks.ahead(chains, "mails", days),
    discounts: weeks.ahead(chains, "discounts", days),
    ...(marginPercent !== undefined && { margin: scaledFigure(revenue, marginPercent / 100) }),
  };
}

async function happenedIn(
  files: ResultsFiles,
  due: readonly DueWindow[],
  { windows }: ForecastCounts,
): Promise<readonly (DueWindow & { readonly happened: Happened })[]> {
  if (due.length === 0) return [];
  const from = Math.min(...due.map(({ through }) => through)) + 1;
  const to = Math.max(...due.map(({ through, days }) => through + days));
  const days = await readChainDays(files, from, to);
  return due.flatMap((window, at) => {
    const people = windows[at];
    if (!people) return [];
    const happened = {
      ...people,
      mails: sumOf(days, window, "mails"),
      discounts: sumOf(days, window, "discounts"),
    };
    return [{ ...window, happened }];
  });
}

const sumOf = (
  { of, chains }: ChainDays,
  { through, days }: DueWindow,
  flow: "mails" | "discounts",
): number => chains.reduce((sum, chain) => sum + within(of(chain), through + 1, through + days, flow), 0);
