import { createHash } from "node:crypto";
import { defined } from "../../domain/basics/defined.ts";
import type { GivenOffer } from "../../domain/chains/journal.ts";
import type { Localised } from "../../domain/config/localised.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { percentOf } from "../../domain/offers/benefit.ts";
import type { Draw } from "../../domain/proof/measuring.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import { makeDecided } from "./decided.ts";
import { drawnNow } from "./drawn-now.ts";
import { type Experiment, experimentOf, type SendAction } from "./experiments.ts";
import { drawKeyOf } from "./holdout.ts";
import type { MemberTurn } from "./turn.ts";

/** A step's mail as one person gets it. */
export type VariantMail = SendAction & { readonly subject?: Localised; readonly variant?: string };

export interface DrawnMail {
  readonly mail: VariantMail;
  /** Keeps the draw for the count, with the offer that the mail was made with; nothing where nothing was drawn. */
  readonly keep: (offer?: GivenOffer) => Promise<void>;
}

export type DrawVariant = (turn: MemberTurn, action: SendAction) => Promise<DrawnMail>;

/** Draws the variant of a step that has several. */
export function makeDrawVariant(deps: {
  readonly experiments: Pick<ExperimentStore, "decisions" | "keepDraw">;
}): DrawVariant {
  const decided = makeDecided(deps.experiments);
  return async (turn, action) => {
    const test = experimentOf(turn.cohort.chain, action);
    if (!test) return { mail: action, keep: async () => {} };
    const person = drawKeyOf(turn.person.profile);
    const winner = await decided(test, turn.now);
    const {
      id,
      part,
      share: _,
      ...differs
    } = test.variants.find((one) => one.id === winner) ?? drawnOf(person, test);
    const mail = { ...action, ...differs, variant: id };
    if (winner !== undefined) return { mail, keep: async () => {} };
    return {
      mail,
      keep: async (offer) => {
        await deps.experiments.keepDraw(drawOf(turn, test, { person, id, part, offer }));
      },
    };
  };
}

/** The same answer for a person and an epoch, whenever it is asked; independent of the holdout and of other tests. */
export function drawnOf(person: CustomerKey, { experiment, epoch, variants }: Experiment) {
  const digest = createHash("sha256").update(`variant\0${experiment}\0${epoch}\0${person}`).digest();
  let left = digest.readUInt32BE(0) / 2 ** 32;
  for (const variant of variants) {
    left -= variant.part;
    if (left < 0) return variant;
  }
  // Shares that are fractions may add up to a little less than 1.
  const last = variants.findLast(({ part }) => part > 0);
  if (!last) throw new Error(`test ${experiment} has no variants`);
  return last;
}

interface Drawn {
  readonly person: CustomerKey;
  readonly id: string;
  readonly part: number;
  readonly offer: GivenOffer | undefined;
}

function drawOf(turn: MemberTurn, test: Experiment, { person, id, part, offer }: Drawn): Draw {
  const promised =
    offer?.code === undefined
      ? undefined
      : { code: offer.code, percent: percentOf(offer), benefit: offer.benefit };
  return drawnNow(turn, test, { person, variant: id, probability: part, ...defined({ promised }) });
}
