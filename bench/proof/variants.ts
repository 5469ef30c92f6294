import { styleText } from "node:util";
import { falseWinners, OUTCOMES } from "./watched.ts";

const PEOPLE = 8_000;

/**
 * How often a test without any difference has a winner, looked at after every 50 people: at most α = 5%, whatever people
 * buy, however the draw is shared and for whatever size of shop the interval is made.
 */
export function runVariants(trials: number) {
  const worst = { share: 0 };
  for (const outcomes of Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]) {
    for (const shares of [
      [0.5, 0.5],
      [0.2, 0.8],
      [0.1, 0.9],
      [0.34, 0.33, 0.33],
    ]) {
      for (const tightestAt of [500, 5_000, 50_000]) {
        const wrong = falseWinners({ outcomes, shares, people: PEOPLE, trials, tightestAt, seed: 29 });
        const share = wrong / trials;
        worst.share = Math.max(worst.share, share);
        const text = `${(100 * share).toFixed(1).padStart(5)}%  ${outcomes}, ${shares.join(" : ")}, tightest at ${tightestAt}`;
        console.log(share > 0.05 ? styleText("red", text) : text);
      }
    }
  }
  return { trials, people: PEOPLE, alpha: 0.05, worst: worst.share };
}
