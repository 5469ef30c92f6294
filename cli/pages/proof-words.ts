import type { CountedEpoch, OutcomeReport, ProofState } from "../../src/app/proof/counted-epoch.ts";
import type { Reason } from "../../src/domain/proof/checks.ts";
import type { Interval } from "../../src/domain/proof/confidence-sequence.ts";
import { money, number } from "../terminal/terminal.ts";

export const STATES: Readonly<Record<ProofState, string>> = {
  "not-begun": "the next night that knows an average order begins to count",
  "too-early": "too early to say",
  "not-trusted": "not to be trusted",
  undecided: "no difference that is certain",
  more: "brings more",
  less: "brings less",
};

/** How an outcome is written: orders, or money in minor units. */
export function writerOf({ outcome }: Pick<OutcomeReport, "outcome">, currency: string) {
  return (value: number): string =>
    outcome === "orders" ? value.toFixed(4) : money(Math.round(value), currency);
}

export const intervalText = ({ estimate, low, high }: Interval, write: (value: number) => string): string =>
  `${write(estimate)}, between ${write(low)} and ${write(high)}`;

/** A difference of shares. */
export const points = (share: number): string => `${(share * 100).toFixed(2)} points`;

export function reasonText(reason: Reason, currency: string): string {
  switch (reason.code) {
    case "sample-ratio":
      return `the sides are not of the sizes that were drawn: ${number(reason.treated)} mailed, ${number(reason.heldOut)} held out (chance ${reason.chance.toExponential(1)}), so people of one side get lost`;
    case "balance": {
      const write = writerOf({ outcome: reason.covariate === "orders" ? "orders" : "revenue" }, currency);
      return `the sides were not alike before the draw: ${reason.covariate} of ${write(reason.treated)} mailed, ${write(reason.heldOut)} held out in the year before`;
    }
    case "in-both-arms":
      return `${number(reason.people)} held out were drawn to be mailed as well, under another address`;
    case "held-out-but-mailed":
      return `${number(reason.people)} held out got a mail of it all the same, by another name`;
    default:
      return reason satisfies never;
  }
}

/** What has to happen before more can be said. */
export function prospectText({ detectable, missingBuyers }: CountedEpoch): string | undefined {
  const missing =
    missingBuyers > 0
      ? `An interval needs ${number(missingBuyers)} more people who order on the smaller side.`
      : undefined;
  const found =
    detectable &&
    `Detectable at your size: ${points(detectable.share)} more who order, by a year's entries; ${points(detectable.target)}, what a good chain moves, ${detectable.readyOn === undefined ? "is not found within five years" : `is found about ${detectable.readyOn}`}.`;
  return [missing, found].filter(Boolean).join(" ") || undefined;
}

export function learnFastText({ learnFast }: CountedEpoch): string | undefined {
  if (learnFast.state === "out-of-reach")
    return "Too few enter to tell, even with half of them held out. All mails together are judged sooner: holdout_percent in store.yaml.";
  if (learnFast.state !== "proposed") return undefined;
  const { heldOut, forDays, days, daysOtherwise, ordersForgone } = learnFast;
  return `Learn fast: hold out ${Math.round(heldOut * 100)}% for ${forDays} days, and it is known after ${number(days)} days instead of ${number(daysOtherwise)}. If the mails work, that costs about ${number(Math.ceil(ordersForgone))} orders.`;
}
