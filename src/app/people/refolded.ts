import { isDeepStrictEqual } from "node:util";
import type { Checkpoint, Customer as Folded } from "../../domain/checkpoint/checkpoint.ts";
import type { Fact } from "../../domain/facts/facts.ts";
import type { Order } from "../../domain/people/orders.ts";
import type { Customer, Profile } from "../../domain/people/profile.ts";

/** A customer before and after folding again. */
export interface Refolded {
  readonly before?: Customer;
  readonly after: Customer;
  /** Orders with coupons, those that do not count included; absent where nothing has turned what was bought. */
  readonly couponed?: readonly Order[];
}

/** What was folded, from which facts, and on which checkpoint. */
export interface Found {
  readonly folded: Folded;
  readonly facts: readonly Fact[];
  readonly before: Checkpoint | undefined;
  /** Others are part of the customer than before. */
  readonly isTurned: boolean;
}

/** Whether it is another thing now that is said of mails. */
export function isNewsOfMailbox(before: Profile | undefined, after: Profile): boolean {
  const said = (profile: Profile | undefined) => [profile?.email, profile?.consent, profile?.suppression];
  return !isDeepStrictEqual(said(before), said(after));
}
