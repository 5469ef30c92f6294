import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY } from "../../domain/basics/calendar.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { CODE_SHARDS, type CodeStore } from "../../ports/codes.ts";
import { shardOf } from "../shard-of.ts";
import { ABSENT, type Item, makeJournalTable } from "./journal-table.ts";

/** Longer than a season, so that no text is issued twice. */
const KEPT_DAYS = 150;

const ownerOf = (shard: number) => `codes#${String(shard).padStart(2, "0")}`;
const keyOf = (code: string) => ({ owner: ownerOf(shardOf(code, CODE_SHARDS)), entry: code });

/** The ledger of codes in the journal table: one item a code, with a lifetime. */
export function makeCodeStore(documents: DynamoDBDocumentClient, table: string): CodeStore {
  const items = makeJournalTable(documents, table);
  return {
    async get(code, consistency) {
      const item = await items.get(keyOf(code.toUpperCase()), consistency);
      return item && codeIn(item);
    },
    async put({ code, ...rest }) {
      const expiry = Math.ceil((rest.terms.validUntil + KEPT_DAYS * DAY) / 1_000);
      const condition =
        rest.revision === 1 ? ABSENT : { text: "#revision = :read", values: { ":read": rest.revision - 1 } };
      const isWritten = await items.put(keyOf(code), { ...rest, [JOURNAL_EXPIRY]: expiry }, condition);
      return isWritten ? "written" : "conflict";
    },
    async *inShard(shard) {
      for await (const item of items.query(ownerOf(shard), "")) yield codeIn(item);
    },
  };
}

const codeIn = ({ owner: _, entry, [JOURNAL_EXPIRY]: __, ...rest }: Item): Code =>
  ({ ...rest, code: entry }) as Code;
