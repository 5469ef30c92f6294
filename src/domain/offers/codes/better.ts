import type { Benefit } from "../benefit.ts";

type BenefitsOf<K extends Benefit["kind"]> = Extract<Benefit, { kind: K }>;

/** How much a benefit gives, to compare it with another of its kind: the main figure, then its bound. */
const FIGURES: { readonly [K in Benefit["kind"]]: (benefit: BenefitsOf<K>) => readonly number[] } = {
  percent: ({ percent, most = Number.POSITIVE_INFINITY }) => [percent, most],
  amount: ({ amount }) => [amount],
  free_delivery: () => [],
  waived_fee: ({ amount }) => [amount],
  cashback: ({ percent, most = Number.POSITIVE_INFINITY }) => [percent, most],
  gift: () => [],
};

const figuresOf = (benefit: Benefit): readonly number[] =>
  (FIGURES[benefit.kind] as (one: Benefit) => readonly number[])(benefit);

/** Whether a new benefit takes the place of one that the customer has: it gives more, or is another thing. */
export function isBetter(offered: Benefit, had: Benefit): boolean {
  if (offered.kind !== had.kind) return true;
  if (offered.kind === "gift" && had.kind === "gift" && offered.product !== had.product) return true;
  const before = figuresOf(had);
  for (const [index, figure] of figuresOf(offered).entries()) {
    const other = before[index] ?? 0;
    if (figure !== other) return figure > other;
  }
  return false;
}
