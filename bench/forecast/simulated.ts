import { SIMULATED, simulate } from "../accuracy/simulated-shops.ts";
import { type Outcomes, outcomesOf, type RollingForecast, summaries } from "./rolling.ts";

const SEEDS = 4;
const FROM = 700;
const HISTORY = 1_160;

/** Shops with a known truth: each seed gives a forecast every 90 days of its third year. */
export function forecastsOfSimulated(): readonly RollingForecast[] {
  return SIMULATED.filter(({ customers, history }) => customers <= 3_000 && history >= 365).flatMap(
    (shop) => {
      const all = new Map<string, Outcomes extends ReadonlyMap<string, infer T> ? T : never>();
      for (let seed = 1; seed <= SEEDS; seed += 1) {
        const { customers } = simulate({ ...shop, history: HISTORY }, seed);
        const log = customers.map(({ id, orderDays }) => [id, orderDays] as const);
        for (const [key, of] of outcomesOf(log, 90, FROM)) all.set(key, [...(all.get(key) ?? []), ...of]);
      }
      return summaries(shop.name, all);
    },
  );
}
