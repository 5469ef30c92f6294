import { defined } from "../../domain/basics/defined.ts";
import { HELD_OUT, MAILED } from "../../domain/proof/holdout-measuring.ts";
import type { TestSide } from "../../domain/proof/measuring.ts";
import { upliftFeatures } from "../../domain/uplift/features.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import { drawnNow } from "./drawn-now.ts";
import { drawKeyOf } from "./holdout.ts";
import type { Holdout } from "./holdouts.ts";
import type { MemberTurn } from "./turn.ts";

/** Keeps on which side the hold-out has put somebody, with all that the count and uplift need later: the first draw counts. */
export function makeKeptSide(experiments: Pick<ExperimentStore, "keepDraw">) {
  return async (
    turn: MemberTurn,
    holdout: Holdout,
    isOut: boolean,
    tests?: readonly TestSide[],
  ): Promise<string> => {
    const variant = isOut ? HELD_OUT : MAILED;
    const out = holdout.percent / 100;
    // Nothing could be compared.
    if (out >= 1) return variant;
    const person = drawKeyOf(turn.person.profile);
    const probability = isOut ? out : 1 - out;
    const features = featuresOf(turn);
    const draw = drawnNow(turn, holdout, { person, variant, probability, ...defined({ features, tests }) });
    return (await experiments.keepDraw(draw)).variant;
  };
}

/** Before the first night nobody knows the risk of churn. */
const featuresOf = ({ person: { profile }, told, now }: MemberTurn): readonly number[] | undefined =>
  told && upliftFeatures(profile, told.noPurchaseProbability, now);
