import { dayOf, type Instant } from "../../domain/basics/calendar.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Chain } from "../../domain/config/chain.ts";
import type { Profile } from "../../domain/people/profile.ts";
import { quarterOf } from "../../domain/proof/quarters.ts";
import { drawKeyOf, isHeldOut } from "./holdout.ts";

/** The hold-out from all mails, by the name that entries and results give it. */
export const SHOP_HOLDOUT = "shop";

/** Which side a person is on in a calendar year. A larger share adds people to those held out, and moves nobody else. */
export const isOutOfShop = (profile: Profile, year: number, percent: number): boolean =>
  percent > 0 && isHeldOut(drawKeyOf(profile), { experiment: SHOP_HOLDOUT, epoch: `${year}`, percent });

/** Whether a chain's messages are kept from those held out at all: not what is owed to them. */
export const isKeptFromShop = ({ kind, promised }: Pick<Chain, "kind" | "promised">): boolean =>
  kind !== "service" && promised !== true;

/** Whether what a chain writes now is kept from somebody who is held out of all mails: not what is owed to them. */
export function heldOutOfShop(
  profile: Profile,
  chain: Pick<Chain, "kind" | "promised">,
  { bundle: { store }, now }: { readonly bundle: Pick<Bundle, "store">; readonly now: Instant },
): boolean {
  if (!isKeptFromShop(chain)) return false;
  const { holdout_percent: percent = 0, time_zone } = store;
  return percent > 0 && isOutOfShop(profile, quarterOf(dayOf(time_zone, now)).year, percent);
}
