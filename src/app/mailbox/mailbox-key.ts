import { createHmac } from "node:crypto";
import { lately } from "../../domain/basics/lately.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { canonicalAddress } from "../../domain/mailbox/address.ts";
import { mailboxKeyOf } from "../../domain/mailbox/key.ts";
import type { Keys } from "../../ports/keys.ts";

/** 132 bits in base 64. */
const LENGTH = 22;

/**
 * The ledger of an address. Its key never rotates: under another one every withdrawal would be lost. Where somebody has
 * put a second value beside it all the same, the oldest stays in use.
 */
export function mailboxKey(address: string, { mailbox }: Pick<Keys, "mailbox">): CustomerKey {
  const key = mailbox.at(-1);
  if (!key) throw new Error("the keys secret has no mailbox key: nothing can be kept of an address");
  return ledgersUnder(key)(address);
}

/** Every step for a customer asks for the same one. */
const MOST_KEPT = 10_000;

const ledgersUnder = lately(2, (key) =>
  lately(MOST_KEPT, (address): CustomerKey => {
    const digest = createHmac("sha256", key)
      .update(`mailbox\0${canonicalAddress(address)}`)
      .digest();
    return mailboxKeyOf(digest.toString("base64url").slice(0, LENGTH));
  }),
);
