import { defined } from "../../domain/basics/defined.ts";
import type { WithoutOffer } from "../../domain/config/chain.ts";
import { makeAllocateOffer } from "./allocate-offer.ts";
import type { CodeOfSend } from "./code-of-send.ts";
import { makeDrawOffer } from "./draw-offer.ts";
import type { Goods } from "./goods-for.ts";
import { lacking } from "./lacking.ts";
import { type CodeDeps, type CodeFor, type HeldCode, makeMailCode, type ToTill } from "./mail-code.ts";
import { type MailOffer, type OfferAsked, offerFor } from "./offer-for.ts";
import type { ChainStepDeps } from "./stage.ts";
import type { MemberTurn, StepResult } from "./turn.ts";

type Asked = OfferAsked & { readonly without_offer?: WithoutOffer };

interface About extends CodeFor {
  readonly language: string;
  readonly habits: Goods["habits"];
}

/** What a message offers, with its code; or what becomes of the step because no code is to be had. */
export type OfferWithCode =
  | { readonly kind: "offer"; readonly choice: MailOffer; readonly held?: HeldCode }
  | { readonly kind: "result"; readonly result: StepResult };

/** The step's offer for one customer, whose code exists before the message is claimed. */
export function makeOfferWithCode(
  deps: CodeDeps & Pick<ChainStepDeps, "experiments">,
  codeOfSend: CodeOfSend,
  toTill: ToTill,
) {
  const drawOffer = makeDrawOffer(deps);
  const allocateOffer = makeAllocateOffer(deps.experiments);
  const mailCode = makeMailCode(deps, toTill);
  return async (
    turn: MemberTurn,
    action: Asked,
    { language, habits, ...about }: About,
  ): Promise<OfferWithCode> => {
    const drawn = await drawOffer(turn, offerFor(turn, action, language, habits));
    const wanted = await allocateOffer(turn, drawn);
    const coded = await mailCode(turn, wanted, about);
    if (coded.kind === "ready") {
      const { choice, held } = coded;
      return { kind: "offer", choice, ...defined({ held }) };
    }
    const instead = lacking(turn, action.without_offer, coded.lack);
    if ("result" in instead)
      return { kind: "result", result: await codeOfSend.over(coded.held, instead.result) };
    await codeOfSend.unused(coded.held, instead.without);
    return { kind: "offer", choice: { why: instead.without } };
  };
}
