import { counted, newArm } from "../../src/domain/proof/arms.ts";
import { verdictOf } from "../../src/domain/proof/verdict.ts";
import { makeRandom, type Random } from "../random.ts";

/** What people do who are told nothing different: few, many, and with sums as uneven as shops' are, cut as the night cuts them. */
export const OUTCOMES = {
  "one order in a hundred": (random) => (random.uniform() < 0.01 ? 1 : 0),
  "one order in twenty": (random) => (random.uniform() < 0.05 ? 1 : 0),
  "margins with a long tail": (random) =>
    random.uniform() < 0.05 ? Math.min(20, Math.exp(1.2 * random.normal() - 0.72)) : 0,
  "margins with a longer tail": (random) =>
    random.uniform() < 0.05 ? Math.min(20, random.uniform() ** (-1 / 1.5) / 3) : 0,
} satisfies Record<string, (random: Random) => number>;

interface Watched {
  /** One for each variant. */
  readonly draws: readonly ((random: Random) => number)[];
  readonly shares: readonly number[];
  readonly people: number;
  readonly tightestAt: number;
  readonly seed: number;
}

const LOOK_EVERY = 50;

/** A test whose people come one by one, looked at after every 50 of them until it has a winner. */
export function watched({ draws, shares, people, tightestAt, seed }: Watched) {
  const random = makeRandom(seed);
  const arms = shares.map((share, index) => newArm(`v${index}`, share));
  for (let person = 1; person <= people; person += 1) {
    const side = sideOf(shares, random.uniform());
    const [arm, draw] = [arms[side], draws[side]];
    if (!arm || !draw) throw new Error("a variant without people");
    arms[side] = counted(arm, draw(random));
    if (person % LOOK_EVERY > 0) continue;
    const verdict = verdictOf(arms, { tightestAt, least: 0 });
    if (verdict.state === "winner") return { winner: verdict.leader, people: person };
  }
  return { winner: undefined, people };
}

function sideOf(shares: readonly number[], drawn: number): number {
  let below = 0;
  for (const [side, share] of shares.entries()) {
    below += share;
    if (drawn < below) return side;
  }
  return shares.length - 1;
}

/** How many of so many tests without any difference have a winner. */
export function falseWinners({
  outcomes,
  shares,
  trials,
  seed,
  ...rest
}: Omit<Watched, "draws"> & { readonly outcomes: keyof typeof OUTCOMES; readonly trials: number }): number {
  const draws = shares.map(() => OUTCOMES[outcomes]);
  let wrong = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const seen = watched({ draws, shares, ...rest, seed: seed * 100_000 + trial });
    if (seen.winner !== undefined) wrong += 1;
  }
  return wrong;
}
