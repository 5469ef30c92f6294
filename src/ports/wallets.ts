import type { CustomerKey } from "../domain/facts/facts.ts";
import type { Wallet } from "../domain/loyalty/wallet.ts";

/** Wallets are kept in so many parts, each read whole by the night. */
export const WALLET_SHARDS = 64;

/** What names a customer at a till: a card's number, or the keyed hash of a phone's. */
export type WalletName = "card" | "phone";

/** One item a person who takes part in the loyalty programme, and one a name. */
export interface WalletStore {
  /** Read strongly. `eventual`: may be a second old, for half the price. */
  get(customer: CustomerKey, consistency?: "eventual"): Promise<Wallet | undefined>;
  /** Writes the next revision (1 where there was none): one conditional write. `conflict`: read again. */
  put(next: Wallet): Promise<"written" | "conflict">;
  /** All wallets of one of the `WALLET_SHARDS`, frozen ones included. They may be a second old. */
  inShard(shard: number): AsyncIterable<Wallet>;
  /** Whose card or phone it is. May be a second old. */
  find(what: WalletName, value: string): Promise<CustomerKey | undefined>;
  /** `taken`: it is another customer's. */
  name(what: WalletName, value: string, customer: CustomerKey): Promise<"named" | "taken">;
  /** Takes a name away from the customer; nothing where it is not this customer's. */
  unname(what: WalletName, value: string, customer: CustomerKey): Promise<void>;
}
