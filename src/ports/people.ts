import type { CustomerKey } from "../domain/facts/facts.ts";
import type { Customer, Profile, Pseudonym, Score } from "../domain/people/profile.ts";

/** One customer's item, with what optimistic writes need. */
export interface StoredCustomer {
  readonly id: CustomerKey;
  /** Grows with every write of the profile. */
  readonly revision: number;
  /** Absent in a partition that is part of somebody else. */
  readonly profile?: Profile;
  readonly score?: Score;
  readonly pseudonym?: Pseudonym;
  /** The customer whose profile holds this partition's facts. */
  readonly mergedInto?: CustomerKey;
}

export interface CustomerStore {
  /**
   * Read strongly. `eventual`: may be a second old, for half the price. `mending`: strongly, and without what cannot be
   * read, by whoever is about to write it anew; everybody else gets an `Unreadable` that names the customer.
   */
  get(id: CustomerKey, how?: "eventual" | "mending"): Promise<StoredCustomer | undefined>;
  /**
   * Writes the fold's result if nobody else has since `expected` was read (0 when there was nothing). Leaves the score
   * as it is. `conflict`: read and fold again.
   */
  putProfile(
    id: CustomerKey,
    content:
      | { readonly profile: Profile }
      | { readonly mergedInto: CustomerKey }
      /** Nothing is known of anybody any more; the revision stays. */
      | { readonly vacant: true },
    expected: number,
  ): Promise<"written" | "conflict">;
  /** Customers of one scan segment; merged-away partitions and those that cannot be read are left out. */
  scan(shard: number, shards: number): AsyncIterable<Customer>;
  /**
   * Refused (`fenced`) when a newer nightly run has written this customer, so that a run that lost its lease changes
   * nothing. `gone`: merged into somebody else since it was scanned; nothing to score.
   */
  putScore(id: CustomerKey, score: Score, fence: number): Promise<"written" | "fenced" | "gone">;
  /**
   * Gives a customer a pseudonym who has none. The one that stands, whoever gave it; undefined where there is no customer.
   */
  givePseudonym(id: CustomerKey, pseudonym: Pseudonym): Promise<Pseudonym | undefined>;
  /** Those of the keys who are customers and can be read, in any order. May be a second old. */
  readMany(ids: readonly CustomerKey[]): AsyncIterable<Customer>;
  /** Approximate number of items, for choosing shards. */
  approximateCount(): Promise<number>;
}
