import type { ChosenOffer } from "../../domain/offers/offers.ts";
import { exploredText } from "../../domain/proof/exploration.ts";
import { HELD_OUT } from "../../domain/proof/holdout-measuring.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import { drawKeyOf, isHeldOut } from "./holdout.ts";
import { explorationOf } from "./holdouts.ts";
import { makeKeptSide } from "./kept-side.ts";
import type { MailOffer } from "./offer-for.ts";
import type { MemberTurn } from "./turn.ts";

export type DrawOffer = (turn: MemberTurn, choice: MailOffer<ChosenOffer>) => Promise<MailOffer<ChosenOffer>>;

/**
 * Leaves the offer out of the mails of a few, by `explore_percent` of the chain. Drawn of those for whom there is an offer,
 * before any code is made: on both sides are people who would have got one.
 */
export function makeDrawOffer(deps: { readonly experiments: Pick<ExperimentStore, "keepDraw"> }): DrawOffer {
  const keptSide = makeKeptSide(deps.experiments);
  return async (turn, choice) => {
    const exploration = explorationOf(turn.cohort.chain, turn.published.bundle);
    if (!exploration || !choice.offer) return choice;
    const side = await keptSide(turn, exploration, isExplored(turn));
    return side === HELD_OUT ? { why: exploredText(exploration.percent) } : choice;
  };
}

/** Whether the draw leaves somebody's offer out, as far as no earlier one has said otherwise: nothing is kept. */
export function isExplored({ cohort, person, published }: MemberTurn): boolean {
  const exploration = explorationOf(cohort.chain, published.bundle);
  return exploration !== undefined && isHeldOut(drawKeyOf(person.profile), exploration);
}
