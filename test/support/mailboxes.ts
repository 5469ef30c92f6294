import { mailboxKey } from "../../src/app/mailbox/mailbox-key.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey, Fact, FactId } from "../../src/domain/facts/facts.ts";

export const MAILBOX_KEY = "mailbox-key-of-a-test-0123456789abcdef";

/** The ledger of an address, in every world of the tests. */
export const mailboxOf = (address: string): CustomerKey => mailboxKey(address, { mailbox: [MAILBOX_KEY] });

/** A decision that its source dates, as the ledger has it. */
export function consentIn(address: string, at: Instant): Fact {
  return {
    kind: "consent-given",
    proof: { purpose: "marketing", channel: "email", source: "a test" },
    dated: true,
    id: `consent:test:${at}` as FactId,
    customer: mailboxOf(address),
    at,
    receivedAt: at,
    source: "standard",
  };
}
