import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Wallet } from "../../domain/loyalty/wallet.ts";
import { Unreadable } from "../../domain/quarantine/record.ts";
import type { Quarantine } from "../../ports/quarantine.ts";
import { WALLET_SHARDS, type WalletStore } from "../../ports/wallets.ts";
import { NOBODY_TOLD } from "../put-aside.ts";
import { shardOf } from "../shard-of.ts";
import { ABSENT, type Item, makeJournalTable } from "./journal-table.ts";
import { decodeWallet, encodeWallet, type WalletItem } from "./wallet-codec.ts";

const ownerOf = (shard: number) => `wallets#${String(shard).padStart(2, "0")}`;
export const walletKey = (customer: CustomerKey) => ({
  owner: ownerOf(shardOf(customer, WALLET_SHARDS)),
  entry: customer,
});
/** An item of its own: at most a till's name away from the wallet. */
export const walletNameKey = (what: string, value: string) => ({
  owner: `${what}#${value}`,
  entry: "wallet",
});

/** Items of the journal table: a partition a shard of wallets, and one a name. */
export function makeWalletStore(
  documents: DynamoDBDocumentClient,
  table: string,
  quarantine: Quarantine = NOBODY_TOLD,
): WalletStore {
  const readable = async (item: Item): Promise<Wallet | undefined> => {
    const customer = item.entry as CustomerKey;
    try {
      return decodeWallet(customer, item as WalletItem);
    } catch {
      // Its error may quote what is stored.
      await quarantine.putAside({
        ...{ kind: "wallet", customer },
        reason: "what is stored of it is no wallet",
      });
      return undefined;
    }
  };
  const items = makeJournalTable(documents, table);
  const ownerOfName = (what: string, value: string) => ({ text: "#c = :c", key: walletNameKey(what, value) });
  return {
    async get(customer, consistency) {
      const item = await items.get(walletKey(customer), consistency);
      const wallet = item && (await readable(item));
      if (item && !wallet)
        throw new Unreadable({ kind: "wallet", customer, reason: "what is stored of it is no wallet" });
      return wallet;
    },
    async put(next) {
      const condition =
        next.revision === 1 ? ABSENT : { text: "#r = :read", values: { ":read": next.revision - 1 } };
      return (await items.put(walletKey(next.customer), encodeWallet(next), condition))
        ? "written"
        : "conflict";
    },
    async *inShard(shard) {
      for await (const item of items.query(ownerOf(shard), undefined, "eventual")) {
        const wallet = await readable(item);
        if (wallet) yield wallet;
      }
    },
    async find(what, value) {
      const item = await items.get(walletNameKey(what, value), "eventual");
      return item?.c as CustomerKey | undefined;
    },
    async name(what, value, customer) {
      const { text, key } = ownerOfName(what, value);
      const free = { text: `${ABSENT.text} OR ${text}`, values: { ":c": customer } };
      return (await items.put(key, { c: customer }, free)) ? "named" : "taken";
    },
    async unname(what, value, customer) {
      const { text, key } = ownerOfName(what, value);
      await items.remove(key, { text, values: { ":c": customer } });
    },
  };
}
