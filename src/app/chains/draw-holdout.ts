import { channelOf, missedBy } from "../../domain/chains/actions.ts";
import type { Decision } from "../../domain/chains/decide.ts";
import { HELD_OUT, MAILED } from "../../domain/proof/holdout-measuring.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import { drawKeyOf, isHeldOut, loyaltyHoldoutOf } from "./holdout.ts";
import { type Holdout, holdoutOf, LOYALTY_HOLDOUT } from "./holdouts.ts";
import { makeKeptSide } from "./kept-side.ts";
import { makeRunningTests } from "./running-tests.ts";
import { heldOutOfShop, SHOP_HOLDOUT } from "./shop-holdout.ts";
import type { MemberTurn } from "./turn.ts";

/**
 * Keeps what the hold-outs have drawn for somebody who has passed every gate, and holds to it: the first draw of a mailbox in
 * an epoch counts, whichever of its customers comes. Asked at every step that writes to the customer; after the first the run
 * itself says which side it is.
 */
export function makeDrawHoldout(deps: {
  readonly experiments: Pick<ExperimentStore, "keepDraw" | "decisions">;
}) {
  const keptSide = makeKeptSide(deps.experiments);
  const runningTests = makeRunningTests(deps.experiments);
  return async (turn: MemberTurn, decision: Decision): Promise<Decision> => {
    const { action } = turn.leg;
    if (decision.kind !== "act" && decision.kind !== "hold-out") return decision;
    // Before the chain's own: whom the shop holds out is no part of what other draws compare.
    if (isOutOfAll(turn)) return heldOut(turn, SHOP_TEXT);
    const holdouts = holdoutsFor(turn);
    if (channelOf(action) === undefined || holdouts.length === 0)
      return turn.entry.heldOutBy === SHOP_HOLDOUT ? { kind: "act", action } : decision;
    const earlier = sideOfRun(turn);
    if (earlier === MAILED) return { kind: "act", action };
    if (earlier === HELD_OUT) return heldOut(turn);
    for (const { holdout, isOut } of holdouts) {
      const tests = holdout.experiment === LOYALTY_HOLDOUT ? [] : await runningTests(turn);
      const kept = await keptSide(turn, holdout, isOut, tests.length > 0 ? tests : undefined);
      if (kept === HELD_OUT) return heldOut(turn);
    }
    return { kind: "act", action };
  };
}

interface Asked {
  readonly holdout: Holdout;
  readonly isOut: boolean;
}

/** In the order in which they hold back: whom the programme holds back is no part of what the chain's own draw compares. */
function holdoutsFor({ chain, cohort, entry, person, published: { bundle } }: MemberTurn): readonly Asked[] {
  const asked: Asked[] = [];
  const loyalty = loyaltyHoldoutOf(chain, bundle);
  if (loyalty) asked.push({ holdout: loyalty, isOut: isHeldOut(drawKeyOf(person.profile), loyalty) });
  const own = holdoutOf(cohort.chain, bundle);
  const wasOut = entry.holdout && entry.heldOutBy === undefined;
  if (own) asked.push({ holdout: own, isOut: entry.draw?.heldOut ?? wasOut });
  return asked;
}

/** What an earlier step of the run that wrote to the customer, or would have, has come to; undefined where none says. */
function sideOfRun({ chain, entry }: MemberTurn): typeof MAILED | typeof HELD_OUT | undefined {
  for (const { step, what, why } of entry.steps) {
    // Of the year before: this one may let them in, and then the chain draws.
    if (why.startsWith(SHOP_TEXT)) continue;
    const action = chain.steps[step];
    if (!action || !("send" in action || "emit" in action)) continue;
    if (what === "holdout") return HELD_OUT;
    if (what !== "skipped" && what !== "deferred") return MAILED;
  }
  return undefined;
}

const isOutOfAll = ({ person, chain, published: { bundle }, now }: MemberTurn): boolean =>
  heldOutOfShop(person.profile, chain, { bundle, now });

const SHOP_TEXT = "holdout of the shop";

const heldOut = ({ leg }: MemberTurn, by = "holdout"): Decision => ({
  kind: "hold-out",
  why: `${by}: ${missedBy(leg.action)}`,
});
