import { createHash } from "node:crypto";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Chain } from "../../domain/config/chain.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { emailKey, isEmailKey } from "../../domain/facts/identity.ts";
import type { Profile } from "../../domain/people/profile.ts";
import { hashEmail } from "../collect/identity-keys.ts";
import { type Holdout, holdoutOfLoyalty } from "./holdouts.ts";

/**
 * The key that a person's fair draws are made by: the mailbox's, so that one mailbox is on one side however many
 * accounts it has, and so that nobody changes sides by logging in or being merged; else the person's strongest.
 */
export function drawKeyOf({ id, aliases, email }: Profile): CustomerKey {
  if (email !== undefined) return emailKey(hashEmail(email));
  return [id, ...aliases].find(isEmailKey) ?? id;
}

/** Always the same answer for a key and an epoch of a hold-out, independent between them. */
export function isHeldOut(
  customer: CustomerKey,
  { experiment, epoch, percent }: Pick<Holdout, "experiment" | "epoch" | "percent">,
): boolean {
  const digest = createHash("sha256").update(`holdout\0${experiment}\0${epoch}\0${customer}`).digest();
  return (digest.readUInt32BE(0) / 2 ** 32) * 100 < percent;
}

/** The programme's hold-out, where it counts for the mails of this chain. It is never one of points. */
export const loyaltyHoldoutOf = (chain: Pick<Chain, "loyalty">, bundle: Bundle): Holdout | undefined =>
  chain.loyalty === true ? holdoutOfLoyalty(bundle) : undefined;

/** Whether the programme holds a customer out of the mails of this chain. */
export function heldOutOfLoyalty(profile: Profile, chain: Pick<Chain, "loyalty">, bundle: Bundle): boolean {
  const holdout = loyaltyHoldoutOf(chain, bundle);
  return holdout !== undefined && isHeldOut(drawKeyOf(profile), holdout);
}
