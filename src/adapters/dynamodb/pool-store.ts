import { createHash } from "node:crypto";
import {
  type DynamoDBDocumentClient,
  paginateQuery,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import pMap from "p-map";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import type { Day } from "../../domain/basics/calendar.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { PoolMark } from "../../domain/offers/pools.ts";
import { type Added, type Given, type PoolCounts, type PoolStore, USAGE_DAYS } from "../../ports/pools.ts";
import { shardOf } from "../shard-of.ts";
import { ABSENT, type Item, makeJournalTable } from "./journal-table.ts";
import { batchesOf, readBatch } from "./read-batch.ts";

/** Partitions of one offer's free codes, and of the names of all codes. */
const POOL_SHARDS = 8;
const NAME_SHARDS = 64;
/** Free codes that one look brings. */
const AT_ONCE = 10;
const CONCURRENCY = 32;
/** Before a mark's name: that it was told. */
const TOLD = "t ";
const MARKS = ["a-fifth", "a-week", "empty"] as const satisfies readonly PoolMark[];

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 8);
const poolOwner = (offer: string, shard: number): string => `pool#${offer}#${shard}`;
/** Codes lie in no order that anybody knows, so that whoever begins anywhere finds others' rarely. */
const freeKey = (offer: string, name: string) => ({
  owner: poolOwner(offer, shardOf(name, POOL_SHARDS)),
  entry: `${digest(name)}#${name}`,
});
const nameKey = (name: string) => ({ owner: `pool-names#${shardOf(name, NAME_SHARDS)}`, entry: name });
const countsKey = (offer: string) => ({ owner: "pools", entry: offer });
export const givenKey = (offer: string, customer: CustomerKey) => ({
  owner: `pool-given#${shardOf(customer, NAME_SHARDS)}`,
  entry: `${offer}#${customer}`,
});

/**
 * In the journal table: one item for each code that is free; one for the name of each code, which says for ever whose pool
 * it came into; one for what each customer was to get last; and one a pool with its counts. The name is written after the
 * code, so that an upload that broke off is completed by the next.
 */
export function makePoolStore(documents: DynamoDBDocumentClient, TableName: string): PoolStore {
  const table = makeJournalTable(documents, TableName);

  /** Whose the names are that are there. */
  async function ownersOf(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const names = [...new Set(codes.map((code) => code.toUpperCase()))];
    const batches = batchesOf(names.map(nameKey)).map((keys) => ({
      table: TableName,
      keys,
      ConsistentRead: true,
    }));
    const found = await pMap(batches, (batch) => readBatch<Item>(documents, batch), { concurrency: 4 });
    return new Map(found.flat().map(({ entry, o }) => [String(entry), String(o)]));
  }

  async function addOne(offer: string, code: string): Promise<Added> {
    const name = code.toUpperCase();
    await table.put(freeKey(offer, name), { code }, ABSENT);
    if (await table.put(nameKey(name), { o: offer }, ABSENT)) return "added";
    const added = addedTo(offer, (await table.get(nameKey(name)))?.o);
    if (typeof added === "object")
      await table.remove(freeKey(offer, name), { text: "attribute_exists(#entry)" });
    return added;
  }

  /** Adds to the counts of a pool, and answers with the item as it is then. */
  async function count(offer: string, more: Readonly<Record<string, number>>, drop?: readonly string[]) {
    const names = Object.keys(more);
    const dropped = (drop ?? []).map((name, index) => [`#o${index}`, name] as const);
    const removal = dropped.length > 0 ? ` REMOVE ${dropped.map(([alias]) => alias).join(", ")}` : "";
    const { Attributes = {} } = await documents.send(
      new UpdateCommand({
        TableName,
        Key: countsKey(offer),
        UpdateExpression: `ADD ${names.map((_, index) => `#n${index} :n${index}`).join(", ")}${removal}`,
        ExpressionAttributeNames: Object.fromEntries([
          ...names.map((name, index) => [`#n${index}`, name] as const),
          ...dropped,
        ]),
        ExpressionAttributeValues: Object.fromEntries(names.map((name, index) => [`:n${index}`, more[name]])),
        ReturnValues: "ALL_NEW",
      }),
    );
    return Attributes as Item;
  }

  async function freeFrom(owner: string, start: string): Promise<readonly string[]> {
    const query = (condition: string) =>
      documents.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: `#owner = :owner AND #entry ${condition} :start`,
          ExpressionAttributeNames: { "#owner": "owner", "#entry": "entry" },
          ExpressionAttributeValues: { ":owner": owner, ":start": start },
          Limit: AT_ONCE,
        }),
      );
    const { Items: after = [] } = await query(">=");
    if (after.length > 0) return after.map(({ code }) => String(code));
    const { Items: before = [] } = await query("<");
    return before.map(({ code }) => String(code));
  }

  return {
    async add(offer, codes) {
      const owners = await ownersOf(codes);
      const addNew = async (code: string): Promise<Added> => {
        const owner = owners.get(code.toUpperCase());
        return owner === undefined ? addOne(offer, code) : addedTo(offer, owner);
      };
      const added = await pMap(codes, addNew, { concurrency: CONCURRENCY });
      const more = added.filter((one) => one === "added").length;
      const told = MARKS.map((mark) => `${TOLD}${mark}`);
      if (more > 0) await count(offer, { added: more }, told);
      return added;
    },
    async look(offer, codes) {
      const owners = await ownersOf(codes);
      return codes.map((code) => addedTo(offer, owners.get(code.toUpperCase())));
    },
    async offerOf(code) {
      const item = await table.get(nameKey(code.toUpperCase()));
      return item && String(item.o);
    },
    async free(offer, seed) {
      const first = shardOf(seed, POOL_SHARDS);
      const own = await freeFrom(poolOwner(offer, first), digest(seed));
      if (own.length > 0) return own;
      const others = Array.from({ length: POOL_SHARDS - 1 }, (_, index) => (first + 1 + index) % POOL_SHARDS);
      return (
        await Promise.all(others.map((shard) => freeFrom(poolOwner(offer, shard), digest(seed))))
      ).flat();
    },
    async takeOut(offer, code, day) {
      const wasFree = await table.remove(freeKey(offer, code.toUpperCase()), {
        text: "attribute_exists(#entry)",
      });
      if (!wasFree) return;
      const item = await count(offer, { taken: 1, [`d${day}`]: 1 });
      if (Number(item[`d${day}`]) === 1) await forget(offer, item, day);
    },
    async putBack(offer, code, day) {
      const isNew = await table.put(freeKey(offer, code.toUpperCase()), { code }, ABSENT);
      if (isNew) await count(offer, { taken: -1, [`d${day}`]: -1 });
    },
    async given(offer, customer) {
      const item = await table.get(givenKey(offer, customer));
      return item && { codes: [String(item.code), ...((item.earlier ?? []) as string[])], issue: item.issue };
    },
    note(offer, customer, { codes: [code, ...earlier], issue }, before, until) {
      const lifetime = { [JOURNAL_EXPIRY]: Math.ceil(until / 1_000) };
      const item = { code, issue, ...(earlier.length > 0 && { earlier }), ...lifetime };
      return table.put(givenKey(offer, customer), item, before ? stillIs(before) : ABSENT);
    },
    async noted(offer) {
      const item = (await table.get(countsKey(offer), "eventual")) ?? {};
      return { ...noted(item), free: Math.max(0, Number(item.added ?? 0) - Number(item.taken ?? 0)) };
    },
    async counts(offer) {
      const shards = Array.from({ length: POOL_SHARDS }, (_, shard) => poolOwner(offer, shard));
      const [item, ...free] = await Promise.all([table.get(countsKey(offer)), ...shards.map(counted)]);
      return { ...noted(item), free: free.reduce((sum, one) => sum + one, 0) };
    },
    tell: (offer, mark) =>
      table.update(
        countsKey(offer),
        { text: "SET #t = :yes", values: { ":yes": true } },
        { text: "attribute_not_exists(#t)" },
        { "#t": `${TOLD}${mark}` },
      ),
  };

  async function counted(owner: string): Promise<number> {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName,
        KeyConditionExpression: "#owner = :owner",
        ExpressionAttributeNames: { "#owner": "owner" },
        ExpressionAttributeValues: { ":owner": owner },
        Select: "COUNT",
      },
    );
    let count = 0;
    for await (const { Count = 0 } of pages) count += Count;
    return count;
  }

  /** The first code of a day drops the counts of days that are long over. */
  async function forget(offer: string, item: Item, today: Day): Promise<void> {
    const old = Object.keys(item).filter((name) => (dayIn(name) ?? today) <= today - USAGE_DAYS);
    if (old.length === 0) return;
    const names = Object.fromEntries(old.map((name, index) => [`#o${index}`, name]));
    const gone = { text: `REMOVE ${Object.keys(names).join(", ")}` };
    await table.update(countsKey(offer), gone, { text: "attribute_exists(#entry)" }, names);
  }
}

/** What becomes of a code whose name is there for `owner`. */
function addedTo(offer: string, owner: string | undefined): Added {
  if (owner === undefined) return "added";
  return owner === offer ? "known" : { other: owner };
}

const stillIs = ({ codes: [code], issue }: Given) => ({
  text: "#code = :code AND #issue = :issue",
  values: { ":code": code, ":issue": issue },
});

const dayIn = (name: string): Day | undefined => (/^d\d+$/.test(name) ? Number(name.slice(1)) : undefined);

function noted(item: Item | undefined): Omit<PoolCounts, "free"> {
  const days = Object.entries(item ?? {}).flatMap(([name, value]) => {
    const day = dayIn(name);
    return day === undefined ? [] : [[day, Number(value)] as const];
  });
  return { added: Number(item?.added ?? 0), taken: Object.fromEntries(days) };
}
