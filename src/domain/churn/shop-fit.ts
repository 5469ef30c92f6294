import type { Family, Parameters } from "./buy-till-you-die.ts";
import { fitFamily, type Prior } from "./fit.ts";
import type { WeightedBuyer } from "./histogram.ts";

export const SHOP_FAMILY = "mbg-nbd" satisfies Family;

/**
 * MBG/NBD as a shop's data allows it. `shrunk-prior` is the same model drawn to what shops usually look like, by as
 * much as data is missing: because it is `scarce`, or because the likelihood has no maximum (`degenerate`).
 */
export type ShopFit =
  | { readonly kind: "mbg-nbd"; readonly parameters: Parameters; readonly logLikelihood: number }
  | {
      readonly kind: "shrunk-prior";
      readonly parameters: Parameters;
      readonly cause: "scarce" | "degenerate";
      readonly why: string;
    };

const FEWEST_BUYERS = 50;
const FEWEST_REPEAT_BUYERS = 10;

/** Middling values of published fits, with room for shops that sell ten times as often or as seldom. */
const ROOM: Parameters = { r: 0.7, alpha: 1.5, a: 0.7, b: 0.7 };
const USUAL: Readonly<Record<Family, Prior>> = {
  "mbg-nbd": { at: { r: 0.6, alpha: 6, a: 0.8, b: 1.6 }, spread: ROOM },
  "bg-nbd": { at: { r: 0.3, alpha: 5, a: 0.8, b: 2.4 }, spread: ROOM },
};

export function fitShop(buyers: readonly WeightedBuyer[]): ShopFit {
  const fit = fitWhereAble(SHOP_FAMILY, buyers);
  return "why" in fit ? { kind: "shrunk-prior", ...fit } : { kind: SHOP_FAMILY, ...fit };
}

/** Parameters of either family, as the data allows them. */
export function parametersOf(family: Family, buyers: readonly WeightedBuyer[]): Parameters {
  return fitWhereAble(family, buyers).parameters;
}

function fitWhereAble(family: Family, buyers: readonly WeightedBuyer[]) {
  const shrunk = (cause: "scarce" | "degenerate", why: string) =>
    ({ parameters: fitFamily(family, buyers, USUAL[family]).parameters, cause, why }) as const;
  const scarce = scarcity(weightOf(buyers), weightOf(buyers.filter(({ x }) => x > 0)));
  if (scarce !== undefined) return shrunk("scarce", scarce);
  const { parameters, logLikelihood, converged } = fitFamily(family, buyers);
  const degenerate = degeneracy(parameters, converged);
  if (degenerate !== undefined) return shrunk("degenerate", degenerate);
  return { parameters, logLikelihood } as const;
}

export function weightOf(buyers: readonly WeightedBuyer[]): number {
  return buyers.reduce((sum, { weight }) => sum + weight, 0);
}

function scarcity(buyers: number, repeat: number): string | undefined {
  if (buyers < FEWEST_BUYERS) return `${buyers} buyers; a fit of its own needs ${FEWEST_BUYERS}`;
  if (repeat === 0) return "nobody has bought on a second day yet";
  if (repeat < FEWEST_REPEAT_BUYERS) {
    return `${repeat} repeat buyers; a fit of its own needs ${FEWEST_REPEAT_BUYERS}`;
  }
  return undefined;
}

/** Parameters that run off to zero or infinity: the likelihood has no maximum, and what comes out says nothing. */
function degeneracy({ r, alpha, a, b }: Parameters, converged: boolean): string | undefined {
  const perPurchase = a / (a + b);
  if (perPurchase < 1e-3) return `no sign that customers are ever lost (a = ${round(a)}, b = ${round(b)})`;
  if (perPurchase > 0.999) return `everybody seems lost at once (a = ${round(a)}, b = ${round(b)})`;
  if (a + b > 1e4) return `customers do not differ in how they are lost (a = ${round(a)}, b = ${round(b)})`;
  if (r > 1e3) return `customers do not differ in how often they buy (r = ${round(r)})`;
  if (r < 1e-3) return `next to nobody buys again (r = ${round(r)})`;
  if (!converged) return `the likelihood has no clear maximum (r = ${round(r)}, alpha = ${round(alpha)})`;
  return undefined;
}

function round(value: number): string {
  return value.toPrecision(3);
}
