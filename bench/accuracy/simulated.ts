import Table from "cli-table3";
import { purchaseProbability } from "../../src/domain/churn/buy-till-you-die.ts";
import { fitFamily } from "../../src/domain/churn/fit.ts";
import type { Standing } from "../../src/domain/churn/histories.ts";
import { learnChurn, probabilityOf } from "../../src/domain/churn/model.ts";
import { evidenceOf } from "./forecasts.ts";
import { aucOf, brierOf, mean, type Told, variance } from "./measures.ts";
import { shoppersOf } from "./shoppers.ts";
import { SIMULATED, type SimulatedShop, simulate } from "./simulated-shops.ts";

const PEERS = ["bg-nbd", "mbg-nbd"] as const;
/** A tenth of the standard error of AUC in a shop of some thousand customers. */
const NEGLIGIBLE = 0.0005;

interface Quality {
  readonly auc: number;
  readonly brier: number;
}

/** A mean over seeds, and its standard error. */
interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

export interface SimulatedResult {
  readonly shop: string;
  readonly customers: number;
  readonly days: number;
  readonly seeds: number;
  readonly churned: number;
  readonly chosen: Quality;
  readonly peers: Readonly<Record<(typeof PEERS)[number], Quality>>;
  /** Of the chosen model over BG/NBD's 1 − P(purchase), on the same customers. */
  readonly aucOverBgNbd: Estimate;
  readonly brierOverBgNbd: Estimate;
  /** Below BG/NBD by more than two standard errors, and by so much that it makes a difference to anybody. */
  readonly below: boolean;
}

/** What the night would choose beside BG/NBD and MBG/NBD in shops of very different kinds. */
export function runSimulated(): readonly SimulatedResult[] {
  return SIMULATED.map(resultOf);
}

function resultOf(shop: SimulatedShop): SimulatedResult {
  const tries = Array.from({ length: shop.seeds }, (_, index) => play(shop, index + 1)).filter(
    (one) => one !== undefined,
  );
  const quality = (of: (one: Played) => Quality): Quality => ({
    auc: mean(tries.map((one) => of(one).auc)),
    brier: mean(tries.map((one) => of(one).brier)),
  });
  const over = (of: (quality: Quality) => number) =>
    estimate(tries.map(({ chosen, peers }) => of(chosen) - of(peers["bg-nbd"])));
  const aucOverBgNbd = over(({ auc }) => auc);
  return {
    shop: shop.name,
    customers: shop.customers,
    days: shop.days,
    seeds: tries.length,
    churned: mean(tries.map(({ churned }) => churned)),
    chosen: quality(({ chosen }) => chosen),
    peers: {
      "bg-nbd": quality(({ peers }) => peers["bg-nbd"]),
      "mbg-nbd": quality(({ peers }) => peers["mbg-nbd"]),
    },
    aucOverBgNbd,
    brierOverBgNbd: over(({ brier }) => brier),
    below: aucOverBgNbd.mean < Math.min(-NEGLIGIBLE, -2 * aucOverBgNbd.standardError),
  };
}

interface Played {
  readonly churned: number;
  readonly chosen: Quality;
  readonly peers: Readonly<Record<(typeof PEERS)[number], Quality>>;
}

/** Undefined where everybody or nobody orders in the period: there is nothing to rank. */
function play(shop: SimulatedShop, seed: number): Played | undefined {
  const { cutoff, customers } = simulate(shop, seed);
  const shoppers = shoppersOf(
    customers.map(({ id, orderDays }) => [id, orderDays] as const),
    cutoff,
    shop.days,
  );
  const evidence = evidenceOf(shoppers, cutoff);
  const learned = learnChurn(evidence, cutoff, shop.days);
  const told = (score: (standing: Standing) => number): readonly Told[] =>
    shoppers.map(({ standing, orders }) => ({ score: score(standing), churned: orders === 0 }));
  const chosen = qualityOf(told((standing) => probabilityOf(learned, standing, shop.days)));
  const [bg, mbg] = PEERS.map((family) => {
    const { parameters } = fitFamily(family, evidence.buyers);
    return qualityOf(told((standing) => 1 - purchaseProbability(family, parameters, standing, shop.days)));
  });
  if (!chosen || !bg || !mbg) return undefined;
  const churned = mean(shoppers.map(({ orders }) => Number(orders === 0)));
  return { churned, chosen, peers: { "bg-nbd": bg, "mbg-nbd": mbg } };
}

function qualityOf(told: readonly Told[]): Quality | undefined {
  const auc = aucOf(told);
  return auc === null ? undefined : { auc, brier: brierOf(told) };
}

function estimate(values: readonly number[]): Estimate {
  return { mean: mean(values), standardError: Math.sqrt(variance(values) / values.length) };
}

export function simulatedTable(results: readonly SimulatedResult[]): string {
  const table = new Table({
    head: [
      "shop",
      "seeds",
      "churned",
      "AUC",
      "bg-nbd",
      "mbg-nbd",
      "over bg-nbd",
      "Brier",
      "bg-nbd",
      "mbg-nbd",
      "",
    ],
    style: { head: [], border: [], compact: true },
    colAligns: ["left", ...new Array<"right">(9).fill("right"), "left"],
  });
  for (const { shop, seeds, churned, chosen, peers, aucOverBgNbd, below } of results) {
    const figures = (of: (quality: Quality) => number) =>
      [chosen, peers["bg-nbd"], peers["mbg-nbd"]].map((quality) => of(quality).toFixed(4));
    const { mean: over, standardError } = aucOverBgNbd;
    table.push([
      shop,
      seeds,
      `${(100 * churned).toFixed(1)}%`,
      ...figures(({ auc }) => auc),
      `${over >= 0 ? "+" : ""}${over.toFixed(4)} ± ${standardError.toFixed(4)}`,
      ...figures(({ brier }) => brier),
      below ? "below" : "",
    ]);
  }
  return table.toString();
}
