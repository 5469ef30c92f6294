import { defined } from "../../domain/basics/defined.ts";
import type { GivenOffer } from "../../domain/chains/journal.ts";
import { localised } from "../../domain/config/localised.ts";
import { type ChosenOffer, chooseOffer } from "../../domain/offers/offers.ts";
import type { Goods } from "./goods-for.ts";
import type { MemberTurn } from "./turn.ts";

/** The step's words about its offer. */
export interface OfferAsked {
  readonly offer?: string;
  readonly raise?: number;
}

/** The offer that goes into a mail, if any, and why none does. */
export interface MailOffer<O = GivenOffer> {
  readonly offer?: O;
  /** The offer's name in the mail's language. */
  readonly name?: string;
  readonly why?: string;
}

/** What the step's offer is for this customer now; its code is another matter. */
export function offerFor(
  { person, published, store, now, holds }: MemberTurn,
  { offer: asked, raise = 0 }: OfferAsked,
  language: string,
  habits: Goods["habits"],
): MailOffer<ChosenOffer> {
  if (asked === undefined) return {};
  const { offers } = published.bundle;
  const choice = chooseOffer(person, asked, offers, {
    now,
    currency: store.currency,
    language,
    raise,
    conditionHolds: holds(offers.list[asked]?.when),
    ...defined({ habits }),
  });
  if (choice.kind === "none") return { why: `no offer: ${choice.reason}` };
  return { offer: choice.offer, name: choice.name };
}

/** The offer that an earlier try has put into the same mail. */
export function offerOf(
  { published }: MemberTurn,
  given: GivenOffer | undefined,
  language: string,
): MailOffer {
  if (!given) return {};
  const offer = published.bundle.offers.list[given.offer];
  return { offer: given, ...defined({ name: offer && localised(offer.name, language) }) };
}
