import type { Tier } from "../../domain/config/offers.ts";
import type { PathProblem } from "./problem.ts";

/** Tiers must hold every spend exactly once. Each pathProblem says which number to write. */
export function tierProblems(tiers: readonly Tier[]): readonly PathProblem[] {
  const ascending = tiers.every((tier, index) => index === 0 || tier.from > (tiers[index - 1]?.from ?? 0));
  const problems = tiers.flatMap((tier, index) =>
    ascending || index === 0 ? around(tiers, tier, index) : [],
  );
  const order = {
    path: ["tiers"],
    message: "tiers must go from the smallest spend to the largest, each `from` once",
  };
  return [...(ascending ? [] : [order]), ...problems, ...duplicates(tiers)];
}

function around(tiers: readonly Tier[], tier: Tier, index: number): readonly PathProblem[] {
  const path = ["tiers", index];
  const before = tiers[index - 1];
  const next = tiers[index + 1];
  const problems: PathProblem[] = [];
  if (!before && tier.from !== 0) {
    problems.push({
      path: [...path, "from"],
      message: `spends below ${tier.from} have no tier: write from: 0 in the first tier`,
    });
  }
  if (before?.below !== undefined && before.below !== tier.from) {
    const [low, high] = [Math.min(before.below, tier.from), Math.max(before.below, tier.from)];
    const wrong =
      before.below < tier.from
        ? `spends from ${low} to ${high} have no tier`
        : `spends from ${low} to ${high} are in both ${before.id} and ${tier.id}`;
    problems.push({ path: [...path, "from"], message: `${wrong}: write from: ${before.below}` });
  }
  if (next && tier.below === undefined) {
    problems.push({ path, message: `tier ${tier.id} has no end: write below: ${next.from}` });
  }
  if (!next && tier.below !== undefined) {
    problems.push({
      path: [...path, "below"],
      message: `spends from ${tier.below} on have no tier: remove below from the last tier`,
    });
  }
  if (tier.below !== undefined && tier.below <= tier.from) {
    problems.push({
      path: [...path, "below"],
      message: `tier ${tier.id} is empty: write below greater than ${tier.from}`,
    });
  }
  return problems;
}

function duplicates(tiers: readonly Tier[]): readonly PathProblem[] {
  return tiers.flatMap(({ id }, index) =>
    tiers.findIndex((tier) => tier.id === id) < index
      ? [{ path: ["tiers", index, "id"], message: `there is a tier ${id} already: write another id` }]
      : [],
  );
}
