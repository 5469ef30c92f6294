import type { Entry } from "../domain/chains/journal.ts";
import type { CustomerKey, Fact, FactId } from "../domain/facts/facts.ts";
import type { ErasureReceipt, ErasureRequest } from "../domain/privacy/receipt.ts";

/** Requests under way, and receipts of those that are over. */
export interface ErasureLog {
  begin(request: ErasureRequest): Promise<void>;
  open(): Promise<readonly ErasureRequest[]>;
  /** Keeps the receipt for three years, then lets the request go. */
  end(receipt: ErasureReceipt): Promise<void>;
  /** The newest first. */
  receipts(): Promise<readonly ErasureReceipt[]>;
}

/** Everything that lies under a key, as it is stored. Read strongly. */
export interface PersonalItems {
  /** All facts of a partition, those of undone imports included. */
  everyFact(partition: CustomerKey): Promise<readonly Fact[]>;
  /** Items of the journal: entries, sends, draws, the cap, a sign-up that waits. */
  everyItem(owner: CustomerKey): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** What nobody but an erasure does to the tables. All of it may be done again; counts are of items. */
export interface Eraser {
  /** Writes a fact over one of the same id. */
  overwrite(fact: Fact): Promise<void>;
  removeFact(partition: CustomerKey, id: FactId): Promise<number>;
  removeCustomer(key: CustomerKey): Promise<number>;
  removeTaste(key: CustomerKey): Promise<number>;
  removeCheckpoint(key: CustomerKey): Promise<number>;
  /** Everything of the journal that lies under a key. */
  removeJournal(key: CustomerKey): Promise<number>;
  /** Takes the person off the list of the cohort that an entry is in. */
  leaveCohort(entry: Entry): Promise<number>;
  removeWallet(key: CustomerKey): Promise<number>;
  /** Which of an offer's uploaded codes the person was given. */
  removeGiven(offer: string, key: CustomerKey): Promise<number>;
  removeReferralCode(code: string): Promise<number>;
  removeLookup(by: "order" | "phone", value: string, key: CustomerKey): Promise<number>;
}
