import { createHash } from "node:crypto";
import type { CustomerKey } from "../../domain/facts/facts.ts";

/** Whether a customer only watches this chain: always the same answer for a customer and a chain, independent between chains. */
export function inHoldout(customer: CustomerKey, chain: string, percent: number): boolean {
  const digest = createHash("sha256").update(`holdout\0${chain}\0${customer}`).digest();
  return (digest.readUInt32BE(0) / 2 ** 32) * 100 < percent;
}
