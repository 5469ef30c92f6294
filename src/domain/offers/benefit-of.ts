import type { Offer, Tier } from "../config/offers.ts";
import type { BenefitContext, Given } from "./kinds/kind.ts";
import { kindOf } from "./kinds.ts";

/** What a tier gets by an offer, and why. */
export function benefitOf(offer: Offer, tier: Tier, at: BenefitContext): Given {
  const kind = kindOf(offer);
  const given = kind.give(offer, tier, at);
  if (at.raise === 0 || kind.canRise || !given.benefit) return given;
  return { ...given, why: `${given.why}, not raised by ${at.raise}: only percentages are` };
}
