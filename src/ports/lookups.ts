import type { CustomerKey } from "../domain/facts/facts.ts";

/** What a customer can be looked up by that no key is made of. */
export type LookupBy =
  /** An order's id, of sources whose orders have no partition of their own. */
  | "order"
  /** The keyed hash of a phone's number. */
  | "phone";

/**
 * Hints for whoever looks somebody up: who was once known by it. The customer's profile says whether that still holds, so
 * that nothing has to be taken back.
 */
export interface LookupStore {
  note(by: LookupBy, value: string, customer: CustomerKey): Promise<void>;
  /** May be a second old. At most 20. */
  find(by: LookupBy, value: string): Promise<readonly CustomerKey[]>;
}

/** Customers of one value that anybody is shown. */
export const MOST_FOUND = 20;
