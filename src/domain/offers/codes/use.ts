import type { CustomerKey } from "../../facts/facts.ts";
import type { Code, Redemption } from "./code.ts";

/** The order that a customer's own code was redeemed by, where it was the customer's; `keys` are all that are one person. */
export function ownRedemption(
  code: Code | undefined,
  keys: ReadonlySet<CustomerKey>,
): Redemption | undefined {
  if (code?.stage !== "redeemed" || !keys.has(code.customer)) return undefined;
  const { redemption } = code;
  return redemption.by === undefined || keys.has(redemption.by) ? redemption : undefined;
}
