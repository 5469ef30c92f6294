import { createHash } from "node:crypto";
import type { Position } from "../../domain/campaigns/schedule.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";

/** Bits that a float holds exactly. Ten million mailboxes share one position once in a hundred campaigns. */
const BITS = 52n;

/**
 * A mailbox's place among all that a start writes to: always the same for the two, so that a retry finds it again and the
 * accounts of one mailbox have one place.
 */
export function positionOf(mailbox: CustomerKey, chain: string, start: number): Position {
  const digest = createHash("sha256").update(`place\0${chain}\0${start}\0${mailbox}`).digest();
  return Number(digest.readBigUInt64BE(0) >> (64n - BITS)) / Number(1n << BITS);
}
