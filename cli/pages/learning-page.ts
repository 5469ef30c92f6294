import type { Learning } from "../../src/app/nightly/read-learning.ts";
import { isOfOffers } from "../../src/domain/proof/exploration.ts";
import { number } from "../terminal/terminal.ts";

/** Whether the draws of all hold-outs tell whom mails move. */
export function learningPage(learning: Learning): string {
  const sides =
    "sides" in learning
      ? learning.sides.map(
          ({ experiment, mailed, heldOut }) =>
            `${experiment} has given ${number(mailed)} mailed, ${number(heldOut)} held out`,
        )
      : [];
  return ["Whom mails move", ...[stateText(learning), ...sides].map((line) => `  ${line}`)].join("\n");
}

/** The same of one hold-out: what it has given to learn from, and what came of all together. */
export function learningLine(learning: Learning, id: string): string {
  if (isOfOffers(id))
    return "Whom mails move: these draws are kept to learn from, and have no part in uplift, which is mail against none.";
  const given = "sides" in learning ? learning.sides.find(({ experiment }) => experiment === id) : undefined;
  const sides = given
    ? `${number(given.mailed)} mailed and ${number(given.heldOut)} held out of this one to learn from. `
    : "nothing of this one to learn from yet. ";
  return `Whom mails move: ${sides}${stateText(learning)}`;
}

function stateText(learning: Learning): string {
  switch (learning.state) {
    case "nobody-held-out":
      return "Nobody is held out, so there is nothing to learn from: set holdout_percent of a chain.";
    case "not-looked":
      return "The next night looks for the first time.";
    case "too-early": {
      const { of, have, need, readyOn, lookedOn } = learning;
      const missing =
        of === "draws"
          ? `Too early: ${number(need - have)} more counted draws on the smaller side`
          : `Too early: ${number(need - have)} more people with an order`;
      const ready = readyOn ? `; at your rate about ${readyOn}` : "; nobody is being drawn";
      return `${missing} (${number(have)} of ${number(need)} on ${lookedOn})${ready}.`;
    }
    case "nothing-better":
      return `Checked on ${learning.lookedOn}: nothing better than mailing everybody alike. ${qiniText(learning)} Next check ${learning.nextLookOn}.`;
    case "used":
      return `The field uplift is known since ${learning.since}, by ${learning.learner}. ${qiniText(learning)} Next check ${learning.nextLookOn}.`;
    default:
      return learning satisfies never;
  }
}

const qiniText = ({
  qini,
  low,
  high,
}: {
  readonly qini: number;
  readonly low: number;
  readonly high: number;
}) => `Qini ${qini.toFixed(4)}, 99% interval ${low.toFixed(4)} to ${high.toFixed(4)}.`;
