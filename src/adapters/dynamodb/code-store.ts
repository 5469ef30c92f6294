import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY } from "../../domain/basics/calendar.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { CODE_SHARDS } from "../../domain/offers/codes/shards.ts";
import { type DamagedRecord, Unreadable } from "../../domain/quarantine/record.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { Quarantine } from "../../ports/quarantine.ts";
import { NOBODY_TOLD } from "../put-aside.ts";
import { shardOf } from "../shard-of.ts";
import { ABSENT, type Condition, type Item, type Key, makeJournalTable } from "./journal-table.ts";

/**
 * A record outlives its last day by so long: the night counts it for good in that time, and no other code of the customer has
 * its text, which says in which calendar quarter it was issued.
 */
const KEPT_DAYS = 100;

/** Every write of a record pays by the kilobyte: attributes have short names, so that one is enough. */
const NAMES = {
  written: "wr",
  pool: "p",
  offer: "o",
  issue: "i",
  customer: "c",
  mailbox: "m",
  bound: "b",
  terms: "t",
  chain: "ch",
  mailVariant: "mv",
  counters: "bc",
  reserved: "r",
  issuedAt: "ia",
  batch: "ba",
  stage: "s",
  sentAt: "sa",
  redemption: "rd",
  voidAt: "va",
  voided: "vo",
  extra: "ex",
  settled: "sd",
  strangers: "st",
  why: "w",
  withdrawnAt: "wa",
  back: "bk",
  revision: "v",
} as const satisfies Record<Exclude<keyof Every<Code>, "code">, string>;

/** The keys of all alternatives. */
type Every<T> = { readonly [K in T extends unknown ? keyof T : never]: unknown };

const FIELDS = Object.entries(NAMES);

export const codeKey = (code: string): Key => {
  const text = code.toUpperCase();
  return { owner: ownerOf(shardOf(text, CODE_SHARDS)), entry: text };
};
const ownerOf = (shard: number) => `codes#${String(shard).padStart(2, "0")}`;

/** The ledger of codes in the journal table: spread over partitions, each of which the night reads as a whole. */
export function makeCodeStore(
  documents: DynamoDBDocumentClient,
  table: string,
  quarantine: Quarantine = NOBODY_TOLD,
): CodeStore {
  const damagedIn = (item: Item): DamagedRecord | undefined => {
    const reason = codeFlaw(item);
    if (reason === undefined) return undefined;
    const customer = typeof item[NAMES.customer] === "string" ? item[NAMES.customer] : item.owner;
    return { kind: "code", reason, customer: customer as CustomerKey, item: String(item.entry) };
  };
  const items = makeJournalTable(documents, table);
  return {
    async get(code, consistency) {
      const item = await items.get(codeKey(code), consistency);
      const damaged = item && damagedIn(item);
      if (damaged) {
        await quarantine.putAside(damaged);
        throw new Unreadable(damaged);
      }
      return item && codeOf(item);
    },
    async put(next) {
      const before: Condition =
        next.revision === 1 ? ABSENT : { text: "#v = :before", values: { ":before": next.revision - 1 } };
      return (await items.put(codeKey(next.code), kept(next), before)) ? "written" : "conflict";
    },
    async *inShard(shard, onUnreadable) {
      for await (const item of items.query(ownerOf(shard))) {
        const damaged = damagedIn(item);
        if (!damaged) {
          yield codeOf(item);
          continue;
        }
        await quarantine.putAside(damaged);
        onUnreadable?.();
      }
    },
  };
}

function kept(code: Code): object {
  const said: Readonly<Record<string, unknown>> = { ...code };
  return {
    ...Object.fromEntries(FIELDS.flatMap(([field, name]) => (field in said ? [[name, said[field]]] : []))),
    [JOURNAL_EXPIRY]: Math.ceil((code.terms.validUntil + KEPT_DAYS * DAY) / 1_000),
  };
}

type Stage = Code["stage"];
const UNUSED: readonly Stage[] = ["reserved", "sent", "withdrawn"];
const USED: readonly Stage[] = ["redeemed", "released", "spent"];
const STAGES: readonly unknown[] = [...UNUSED, ...USED];

/** What keeps a code's item from being read, in words without anything of what is stored. */
export function codeFlaw(item: Item): string | undefined {
  const { terms, redemption } = NAMES;
  const isGood: Readonly<Record<string, boolean>> = {
    customer: typeof item[NAMES.customer] === "string",
    offer: typeof item[NAMES.offer] === "string",
    stage: STAGES.includes(item[NAMES.stage]),
    terms: typeof item[terms]?.validUntil === "number" && typeof item[terms].benefit === "object",
    counters: Array.isArray(item[NAMES.counters]),
    reserved: typeof item[NAMES.reserved] === "number",
    revision: typeof item[NAMES.revision] === "number",
    redemption: !USED.includes(item[NAMES.stage]) || typeof item[redemption]?.amount === "number",
  };
  const field = Object.keys(isGood).find((name) => !isGood[name]);
  return field && `its "${field}" is missing or is no such thing`;
}

function codeOf(item: Item): Code {
  const said = FIELDS.flatMap(([field, name]) => (name in item ? [[field, item[name]]] : []));
  return { ...Object.fromEntries(said), code: item.entry };
}
