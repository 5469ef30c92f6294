import { basename } from "node:path";
import { makeHistorySample } from "../../src/domain/churn/histories.ts";
import { buyersOutlook } from "../../src/domain/foresight/buyers.ts";
import { HORIZONS, type Told } from "../../src/domain/foresight/expected.ts";
import type { OrderDay } from "../../src/domain/people/profile.ts";
import { readPurchaseLog } from "../accuracy/purchase-log.ts";

/** Of forecasts on rolling dates: how many held what happened, and how far they were off. */
export interface RollingForecast {
  readonly log: string;
  readonly days: number;
  readonly figure: "orderDays" | "revenue";
  readonly forecasts: number;
  /** Those whose interval of 90% held what happened. */
  readonly inside: number;
  /** Sum told over sum happened. */
  readonly ratio: number;
  /** Mean of high over low. */
  readonly width: number;
  /** Mean |ln(told / happened)|. */
  readonly meanLevelError: number;
}

interface Outcome {
  readonly told: Told;
  readonly happened: number;
}

type Log = readonly (readonly [id: string, orderDays: readonly OrderDay[]])[];

const FIRST_AFTER = 60;
const STEP = 15;

/** A forecast every fifteen days, from two months after the first order to the last day whose window is whole. */
export function rollingForecasts(file: string): readonly RollingForecast[] {
  const log = [...readPurchaseLog(file)];
  return summaries(basename(file), outcomesOf(log, STEP));
}

export type Outcomes = ReadonlyMap<string, readonly Outcome[]>;

export function outcomesOf(log: Log, step: number, from = FIRST_AFTER): Outcomes {
  const all = log.flatMap(([, days]) => days.map(({ day }) => day));
  const first = all.reduce((least, day) => Math.min(least, day));
  const last = all.reduce((most, day) => Math.max(most, day));
  const outcomes = new Map<string, Outcome[]>();
  for (let through = first + from; through + HORIZONS[0] <= last; through += step) {
    const sample = makeHistorySample();
    const base = log.flatMap(([id, days]) => {
      const known = days.filter(({ day }) => day <= through);
      sample.add(id, known);
      return known.length > 0 ? [{ later: days.slice(known.length) }] : [];
    });
    const histories = sample.histories();
    const outlook = buyersOutlook(histories, through);
    if (!outlook) continue;
    for (const days of HORIZONS) {
      if (through + days > last) continue;
      const later = base.flatMap((one) => one.later.filter(({ day }) => day <= through + days));
      const happened = { orderDays: later.length, revenue: later.reduce((sum, { spent }) => sum + spent, 0) };
      for (const figure of ["orderDays", "revenue"] as const) {
        const scale = base.length / histories.length;
        const { expected, low, high } = outlook[days][figure];
        const told = { expected: expected * scale, low: low * scale, high: high * scale };
        const key = `${days} ${figure}`;
        outcomes.set(key, [...(outcomes.get(key) ?? []), { told, happened: happened[figure] }]);
      }
    }
  }
  return outcomes;
}

export function summaries(log: string, outcomes: Outcomes): readonly RollingForecast[] {
  return [...outcomes].map(([key, of]) => {
    const [days, figure] = key.split(" ") as [string, RollingForecast["figure"]];
    const sum = (value: (one: Outcome) => number) => of.reduce((total, one) => total + value(one), 0);
    return {
      ...{ log, days: Number(days), figure, forecasts: of.length },
      inside: of.filter(({ told, happened }) => told.low <= happened && happened <= told.high).length,
      ratio: sum(({ told }) => told.expected) / sum(({ happened }) => happened),
      width: sum(({ told }) => told.high / told.low) / of.length,
      meanLevelError: sum(({ told, happened }) => Math.abs(Math.log(told.expected / happened))) / of.length,
    };
  });
}
