import { formatDay } from "../../src/domain/basics/calendar.ts";
import { learnChurn, probabilityOf } from "../../src/domain/churn/model.ts";
import type { OrderDay } from "../../src/domain/people/profile.ts";
import { fitValue, makeValuer } from "../../src/domain/value/model.ts";
import { makeSpendCounter, spendOf } from "../../src/domain/value/spend.ts";
import { evidenceOf } from "./forecasts.ts";
import { aucOf, calibrationOf, mean } from "./measures.ts";
import { shoppersOf } from "./shoppers.ts";
import { SIMULATED, simulate } from "./simulated-shops.ts";

interface Both {
  readonly told: number;
  readonly happened: number;
}

interface Cutoff {
  readonly cutoff: string;
  /** Customers who order in the period, their order days, and what they spend, in minor units. */
  readonly buyers: Both;
  readonly orders: Both;
  readonly money: Both;
  readonly auc: number | null;
  /** Expected calibration error of the probability, over tenths of the customers. */
  readonly ece: number;
  /** Mean probability of no purchase less the share without one. */
  readonly bias: number;
  readonly season: { readonly ahead: number } | { readonly why: string };
}

interface Rolling {
  readonly cutoffs: readonly Cutoff[];
  /** Mean |ln(told / happened)| of the customers who order. */
  readonly meanLevelError: number;
}

type Log = Iterable<readonly [id: string, orderDays: readonly OrderDay[]]>;

const OPENING = 10_000;
const CUTOFFS = 12;

/** A shop with strong seasons, from two years of history on: a cut-off a month for a year. */
export function rollingOfSeasons(): Rolling {
  const shop = SIMULATED.find(({ name }) => name === "seasonal, after the season");
  if (!shop) throw new Error("no seasonal shop");
  const { customers } = simulate({ ...shop, history: 1_160 }, 3);
  const first = OPENING + 790;
  return rollingOf(
    customers.map(({ id, orderDays }) => [id, orderDays] as const),
    Array.from({ length: CUTOFFS }, (_, index) => first + 30 * index),
    30,
  );
}

/** What the night would tell on each of the cut-offs, beside what happened in the `days` days after it. */
export function rollingOf(log: Log, cutoffs: readonly number[], days: number): Rolling {
  const rows = cutoffs.map((cutoff) => cutoffOf([...log], cutoff, days));
  const errors = rows.map(({ buyers: { told, happened } }) => Math.abs(Math.log(told / happened)));
  return { cutoffs: rows, meanLevelError: mean(errors.filter(Number.isFinite)) };
}

function cutoffOf(
  log: readonly (readonly [string, readonly OrderDay[]])[],
  cutoff: number,
  days: number,
): Cutoff {
  const shoppers = shoppersOf(log, cutoff, days);
  const evidence = evidenceOf(shoppers, cutoff);
  const churn = learnChurn(evidence, cutoff, days);
  const spends = makeSpendCounter();
  for (const { id, orderDays } of shoppers) spends.add(id, spendOf(orderDays));
  const worthOf = makeValuer(fitValue(evidence.buyers, spends), days, churn);
  const told = shoppers.map(({ standing, orders, orderDays }) => {
    const score = probabilityOf(churn, standing, days);
    return { score, churned: orders === 0, orders, value: worthOf(standing, spendOf(orderDays), score) };
  });
  const sum = (of: (one: (typeof told)[number]) => number) => told.reduce((total, one) => total + of(one), 0);
  const after = log.filter(([, [first]]) => first !== undefined && first.day <= cutoff);
  const spent = after.flatMap(([, all]) => all.filter(({ day }) => day > cutoff && day <= cutoff + days));
  const { season } = churn;
  return {
    cutoff: formatDay(cutoff),
    buyers: { told: sum(({ score }) => 1 - score), happened: sum(({ churned }) => Number(!churned)) },
    orders: { told: sum(({ value }) => value.expectedOrders), happened: sum(({ orders }) => orders) },
    money: {
      told: sum(({ value }) => value.expectedMoney),
      happened: spent.reduce((total, orderDay) => total + orderDay.spent, 0),
    },
    auc: aucOf(told),
    ece: calibrationOf(told).reduce(
      (total, bin) => total + (Math.abs(bin.told - bin.happened) * bin.customers) / told.length,
      0,
    ),
    bias: mean(told.map(({ score, churned }) => score - Number(churned))),
    season: season?.kind === "known" ? { ahead: season.ahead } : { why: season?.why ?? "" },
  };
}

export function rollingTable({ cutoffs, meanLevelError }: Rolling): string {
  const ratio = ({ told, happened }: Both) => (told / happened).toFixed(2).padStart(8);
  return [
    "told / happened",
    "cut-off       buyers  orders   money     AUC     ECE    bias  season",
    ...cutoffs.map(({ cutoff, buyers, orders, money, auc, ece, bias, season }) =>
      [
        cutoff.padEnd(12),
        ...[buyers, orders, money].map(ratio),
        ...[auc ?? Number.NaN, ece, bias].map((figure) => figure.toFixed(4).padStart(8)),
        "ahead" in season ? `  × ${season.ahead.toFixed(2)}` : `  ${season.why}`,
      ].join(""),
    ),
    `mean |ln(told / happened)| of the buyers: ${meanLevelError.toFixed(3)}`,
  ].join("\n");
}
