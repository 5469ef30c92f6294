import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Wallet } from "../../domain/loyalty/wallet.ts";
import { WALLET_SHARDS, type WalletStore } from "../../ports/wallets.ts";
import { shardOf } from "../shard-of.ts";

/** Wallets in memory, for tests and simulations. */
export function makeMemoryWalletStore(): WalletStore {
  const wallets = new Map<CustomerKey, Wallet>();
  const shards = Array.from({ length: WALLET_SHARDS }, () => new Set<CustomerKey>());
  const names = new Map<string, CustomerKey>();
  return {
    get: async (customer) => wallets.get(customer),
    async put(next) {
      if ((wallets.get(next.customer)?.revision ?? 0) !== next.revision - 1) return "conflict";
      if (!wallets.has(next.customer)) shards[shardOf(next.customer, WALLET_SHARDS)]?.add(next.customer);
      wallets.set(next.customer, next);
      return "written";
    },
    async *inShard(shard) {
      for (const customer of [...(shards[shard] ?? [])]) {
        const wallet = wallets.get(customer);
        if (wallet) yield wallet;
      }
    },
    find: async (what, value) => names.get(`${what}#${value}`),
    async name(what, value, customer) {
      const known = names.get(`${what}#${value}`);
      if (known !== undefined && known !== customer) return "taken";
      names.set(`${what}#${value}`, customer);
      return "named";
    },
    async unname(what, value, customer) {
      if (names.get(`${what}#${value}`) === customer) names.delete(`${what}#${value}`);
    },
  };
}
