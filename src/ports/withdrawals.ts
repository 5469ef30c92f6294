import type { Instant } from "../domain/basics/calendar.ts";
import type { CustomerKey } from "../domain/facts/facts.ts";

/** Different withdrawals by browsers that count of one mailbox in an hour. */
export const WITHDRAWALS_AN_HOUR = 5;

export interface WithdrawalLimit {
  /**
   * Whether a browser's withdrawal counts still. `whose`: the mailbox's ledger, or the customer where no address is
   * named. A message that was let in in the same hour is let in again.
   */
  admits(whose: CustomerKey, message: string, now: Instant): Promise<boolean>;
}
