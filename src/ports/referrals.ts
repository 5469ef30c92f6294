import type { CustomerKey } from "../domain/facts/facts.ts";

/** Whose a referral code is: the code itself does not say. */
export interface ReferralStore {
  /** May be a second old. */
  find(code: string): Promise<CustomerKey | undefined>;
  /** Says whose a code is. The first word stands. */
  name(code: string, customer: CustomerKey): Promise<void>;
}
