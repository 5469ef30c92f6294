import { type Share, wilson } from "../basics/wilson.ts";
import { COST_SUMS, type CostCounts, type CostGroup, type CostSums, groupOf } from "./code-costs.ts";

/** What one offer in one mail has cost and brought, over all of its codes. Money in minor units. */
export interface OfferCost extends CostGroup, Omit<CostSums, "priced" | "margin"> {
  /** Of the codes whose time is over: how many were used. Null before any is. */
  readonly redemption: Share | null;
  /** What is left of the orders that used one, after discount and cost of goods; null where no margin is known. */
  readonly marginLeft: number | null;
  /** What the open codes are going to cost: their worth times the share that is used, with its interval. */
  readonly exposure: { readonly expected: number; readonly low: number; readonly high: number } | null;
}

export interface OfferCosts {
  readonly rows: readonly OfferCost[];
  readonly total: CostSums;
}

/** Fewer codes than these whose time is over say nothing of the others. */
export const FEWEST_CODES = 20;

/** The account of all codes: those whose account was closed long ago and those of now. */
export function offerCosts(counts: CostCounts): OfferCosts {
  const rates = redemptionRates(counts);
  const rows = Object.entries(counts).map(([name, sums]) => {
    const group = groupOf(name);
    return rowOf(group, sums, rates[group.offer]);
  });
  rows.sort((a, b) => b.discount - a.discount || b.issued - a.issued || (keyOf(a) < keyOf(b) ? -1 : 1));
  return { rows, total: totalOf(Object.values(counts)) };
}

/** How often each offer's codes were used, of those whose time is over: what `reserve: expected` goes by. */
export function redemptionRates(counts: CostCounts): Readonly<Record<string, Share>> {
  const rates = new Map<string, { readonly used: number; readonly over: number }>();
  for (const [name, { usedOfOver, over }] of Object.entries(counts)) {
    const { offer } = groupOf(name);
    const known = rates.get(offer) ?? { used: 0, over: 0 };
    rates.set(offer, { used: known.used + usedOfOver, over: known.over + over });
  }
  const enough = [...rates].filter(([, { over }]) => over >= FEWEST_CODES);
  return Object.fromEntries(enough.map(([offer, { used, over }]) => [offer, wilson(used, over)]));
}

function rowOf(group: CostGroup, { priced, margin, ...sums }: CostSums, rate: Share | undefined): OfferCost {
  const worth = (share: number) => Math.round(sums.openFace * share);
  return {
    ...group,
    ...sums,
    redemption: sums.over === 0 ? null : wilson(sums.usedOfOver, sums.over),
    marginLeft: priced === 0 ? null : margin,
    exposure: rate ? { expected: worth(rate.share), low: worth(rate.low), high: worth(rate.high) } : null,
  };
}

const keyOf = ({ offer, tier, variant, chain, mailVariant }: CostGroup) =>
  [offer, tier, variant, chain, mailVariant].join(" ");

function totalOf(all: readonly CostSums[]): CostSums {
  const entries = COST_SUMS.map((sum) => [sum, all.reduce((total, sums) => total + sums[sum], 0)]);
  return Object.fromEntries(entries) as CostSums;
}
