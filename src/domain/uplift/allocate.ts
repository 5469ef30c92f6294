/** Somebody who could get an offer. */
export interface Candidate {
  readonly id: string;
  /** What the offer is expected to bring because of it: uplift times what an outcome is worth, minor units. */
  readonly value: number;
  /** What it is expected to cost, in the same; above 0. */
  readonly cost: number;
}

export interface Allocated {
  readonly id: string;
  readonly given: boolean;
  readonly why: "worth-most" | "not-worth-it" | "budget-spent" | "explored";
  /** Of being given it, where chance decided: keep it, because only such rows can be learned from. */
  readonly probability?: number;
}

const COIN = 0.5;

/**
 * Spends a budget on those in whom it brings most for each unit of cost, and leaves `share` of everybody (0 to 1), and of
 * the budget, to chance: a rule that only ever mails whom it believes in learns nothing about the others. `draw` gives each
 * id two fair numbers from 0 to 1: whether it is explored, and the coin. An explored candidate's cost is set aside before
 * its coin is looked at, so that money that runs out tilts no coin; what coins have not spent goes to the rule.
 */
export function allocate(
  candidates: readonly Candidate[],
  budget: number,
  share: number,
  draw: (id: string, which: "explore" | "coin") => number,
): readonly Allocated[] {
  const results = new Map<string, Allocated>();
  let [setAside, left] = [share * budget, budget];
  for (const { id, cost } of candidates) {
    if (draw(id, "explore") >= share || cost > setAside) continue;
    setAside -= cost;
    const given = draw(id, "coin") < COIN;
    if (given) left -= cost;
    results.set(id, { id, given, why: "explored", probability: COIN });
  }
  const byWorth = candidates
    .filter(({ id }) => !results.has(id))
    .toSorted((one, other) => other.value / other.cost - one.value / one.cost);
  for (const { id, value, cost } of byWorth) {
    const given = value > cost && cost <= left;
    if (given) left -= cost;
    results.set(id, {
      id,
      given,
      why: given ? "worth-most" : value > cost ? "budget-spent" : "not-worth-it",
    });
  }
  return candidates.flatMap(({ id }) => results.get(id) ?? []);
}
