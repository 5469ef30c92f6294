import type { ChosenOffer } from "../../domain/offers/offers.ts";
import { notDrawnText } from "../../domain/proof/exploration.ts";
import { HELD_OUT } from "../../domain/proof/holdout-measuring.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import { type AllocationDecision, allocationFor, leavesOut } from "./allocation.ts";
import { makeKeptSide } from "./kept-side.ts";
import type { MailOffer } from "./offer-for.ts";
import type { MemberTurn } from "./turn.ts";

/**
 * Gives an offer whose budget is spent by what it brings, or leaves it out. What chance decides is kept with its probability,
 * before any code is made.
 */
export function makeAllocateOffer(experiments: Pick<ExperimentStore, "keepDraw">) {
  const keptSide = makeKeptSide(experiments);
  return async (turn: MemberTurn, choice: MailOffer<ChosenOffer>): Promise<MailOffer<ChosenOffer>> => {
    if (!choice.offer) return choice;
    const decision = decisionFor(turn, choice.offer);
    switch (decision.kind) {
      case "as-asked":
      case "given":
        return choice;
      case "left-out":
        return { why: decision.why };
      case "by-chance": {
        const side = await keptSide(turn, decision.draw, decision.isOut);
        return side === HELD_OUT ? { why: notDrawnText } : choice;
      }
      default:
        return decision satisfies never;
    }
  };
}

/** Whether somebody is given none, as far as no earlier draw has said otherwise: nothing is kept. */
export const isLeftOut = (turn: MemberTurn, offer: ChosenOffer): boolean =>
  leavesOut(decisionFor(turn, offer));

const decisionFor = (
  { published: { bundle }, models, person: { profile }, told, now }: MemberTurn,
  offer: ChosenOffer,
): AllocationDecision =>
  allocationFor({ bundle, models, profile, noPurchase: told?.noPurchaseProbability, now }, offer);
