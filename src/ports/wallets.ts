import type { CustomerKey } from "../domain/facts/facts.ts";
import type { Wallet } from "../domain/loyalty/wallet.ts";

/** One item a person who takes part in the loyalty programme. */
export interface WalletStore {
  /** Read strongly. `eventual`: may be a second old, for half the price. */
  get(customer: CustomerKey, consistency?: "eventual"): Promise<Wallet | undefined>;
  /** Writes the next revision (1 where there was none): one conditional write. `conflict`: read again. */
  put(next: Wallet): Promise<"written" | "conflict">;
  /** Drops the wallet of somebody who is part of somebody else, if nobody has written since that revision. */
  remove(customer: CustomerKey, revision: number): Promise<"removed" | "conflict">;
  inShard(shard: number): AsyncIterable<Wallet>;
  /** Whose card or phone (keyed hash) it is. */
  find(what: "card" | "phone", value: string): Promise<CustomerKey | undefined>;
  /** `taken`: it is another customer's. */
  name(what: "card" | "phone", value: string, customer: CustomerKey): Promise<"named" | "taken">;
}
