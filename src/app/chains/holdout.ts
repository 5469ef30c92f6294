import { createHash } from "node:crypto";
import type { Chain } from "../../domain/config/chain.ts";
import type { Loyalty } from "../../domain/config/loyalty.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { emailKey, isEmailKey } from "../../domain/facts/identity.ts";
import type { Profile } from "../../domain/people/profile.ts";
import { hashEmail } from "../collect/identity-keys.ts";

/**
 * The key that a person's fair draws are made by: the mailbox's, so that one mailbox is on one side however many
 * accounts it has, and so that nobody changes sides by logging in or being merged; else the person's strongest.
 */
export function drawKeyOf({ id, aliases, email }: Profile): CustomerKey {
  if (email !== undefined) return emailKey(hashEmail(email));
  return [id, ...aliases].find(isEmailKey) ?? id;
}

/** Whether a customer only watches this chain: always the same answer for a key and a chain, independent between chains. */
export function inHoldout(customer: CustomerKey, chain: string, percent: number): boolean {
  const digest = createHash("sha256").update(`holdout\0${chain}\0${customer}`).digest();
  return (digest.readUInt32BE(0) / 2 ** 32) * 100 < percent;
}

/** The draw of the loyalty programme's mails: one for all of them, whichever chain, and never of points. */
const OF_LOYALTY = "loyalty programme";

/** Whether the programme holds a customer out of the mails of this chain. */
export function heldOutOfLoyalty(
  profile: Profile,
  chain: Pick<Chain, "loyalty">,
  loyalty: Pick<Loyalty, "holdout_percent"> | undefined,
): boolean {
  if (chain.loyalty !== true || loyalty === undefined) return false;
  return inHoldout(drawKeyOf(profile), OF_LOYALTY, loyalty.holdout_percent);
}
