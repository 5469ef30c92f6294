import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import pMap from "p-map";
import { toFactItem } from "../../contracts/fact-item.ts";
import { TABLES, type TableName } from "../../contracts/tables.ts";
import type { Eraser } from "../../ports/erasures.ts";
import { shardOf } from "../shard-of.ts";
import { closingKeys } from "./experiments.ts";
import { shardKey } from "./journal-cohorts.ts";
import { ANY, type Item, type Key, makeJournalTable } from "./journal-table.ts";
import { lookupOwner } from "./lookup-store.ts";
import { givenKey } from "./pool-store.ts";
import { referralKey } from "./referral-store.ts";
import { decodeWallet, type WalletItem } from "./wallet-codec.ts";
import { walletKey, walletNameKey } from "./wallet-store.ts";

const AT_ONCE = 16;

/** Removes items of the five tables that hold something of customers, by the keys that the stores give them. */
export function makeEraser(
  documents: DynamoDBDocumentClient,
  names: Readonly<Record<Exclude<TableName, "config">, string>>,
): Eraser {
  const journal = makeJournalTable(documents, names.journal);
  const remove = async (table: keyof typeof names, key: Readonly<Record<string, string>>) => {
    const gone = await documents.send(
      new DeleteCommand({ TableName: names[table], Key: key, ReturnValues: "ALL_OLD" }),
    );
    return gone.Attributes === undefined ? 0 : 1;
  };
  const removeJournalItem = ({ owner, entry }: Key) => remove("journal", { owner, entry });

  return {
    async overwrite(fact) {
      await documents.send(new PutCommand({ TableName: names.events, Item: toFactItem(fact) }));
    },
    removeFact: (partition, id) =>
      remove("events", { [TABLES.events.partition]: partition, [TABLES.events.sort]: id }),
    removeCustomer: (key) => remove("customers", { [TABLES.customers.partition]: key }),
    removeTaste: (key) => remove("tastes", { [TABLES.tastes.partition]: key }),
    removeCheckpoint: (key) => remove("checkpoints", { [TABLES.checkpoints.partition]: key }),
    async removeJournal(key) {
      const items: Item[] = [];
      for await (const item of journal.query(key)) items.push(item);
      // A draw lies under its day as well: that first, because this one says where.
      const removed = await pMap(
        items,
        async (item) => {
          let there = 0;
          for (const closing of closingKeys(item)) there += await removeJournalItem(closing);
          return there + (await removeJournalItem(item as Item & Key));
        },
        { concurrency: AT_ONCE },
      );
      return removed.reduce((sum, one) => sum + one, 0);
    },
    async leaveCohort({ cohort, customer, run }) {
      const shards = Number((await journal.get({ owner: `cohort#${cohort}`, entry: "cohort" }))?.shards ?? 1);
      const member = `${run} ${customer}`;
      let left = 0;
      for await (const item of journal.query(shardKey(cohort, shardOf(customer, shards)), "member")) {
        const members = (item.members as readonly string[] | undefined) ?? [];
        const isEarlier = item.customer === customer;
        if (!isEarlier && !members.includes(member)) continue;
        const { owner, entry, ...rest } = item;
        const others = members.filter((one) => one !== member);
        if (others.length === 0) await removeJournalItem({ owner, entry });
        else await journal.put({ owner, entry }, { ...rest, members: others }, ANY);
        left += 1;
      }
      return left;
    },
    async removeWallet(key) {
      const item = await journal.get(walletKey(key));
      if (!item) return 0;
      const { card } = decodeWallet(key, item as WalletItem);
      const named = card === undefined ? 0 : await removeJournalItem(walletNameKey("card", card));
      return named + (await removeJournalItem(walletKey(key)));
    },
    removeGiven: (offer, key) => removeJournalItem(givenKey(offer, key)),
    removeReferralCode: (code) => removeJournalItem(referralKey(code)),
    async removeLookup(by, value, key) {
      const name = by === "phone" ? await journal.get(walletNameKey("phone", value)) : undefined;
      const named = name?.c === key ? await removeJournalItem(walletNameKey("phone", value)) : 0;
      return named + (await removeJournalItem({ owner: lookupOwner(by, value), entry: key }));
    },
  };
}
