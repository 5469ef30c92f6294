import { createHmac } from "node:crypto";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { mailboxKeyOf } from "../../domain/mailbox/key.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { Keys } from "../../ports/keys.ts";
import { drawKeyOf } from "../chains/holdout.ts";

const LENGTH = 22;
/** A number that is shorter is none. */
const SHORTEST_NUMBER = 5;

/**
 * Under which the messages of one channel to somebody are counted: the phone's, whichever and however many customers have
 * it, else the person's. Keyed as the ledgers of mailboxes are, so that nobody can tell the number from it.
 */
export function channelKey(
  channel: string,
  profile: Profile,
  { mailbox }: Pick<Keys, "mailbox">,
): CustomerKey {
  const key = mailbox.at(-1);
  if (!key) throw new Error("the keys secret has no mailbox key: nothing can be kept of an address");
  const digits = (profile.phone ?? "").replace(/\D/g, "");
  const who = digits.length >= SHORTEST_NUMBER ? digits : drawKeyOf(profile);
  const digest = createHmac("sha256", key).update(`channel\0${channel}\0${who}`).digest("base64url");
  return mailboxKeyOf(digest.slice(0, LENGTH));
}
