import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY } from "../../domain/basics/calendar.ts";
import type { ErasureReceipt, ErasureRequest } from "../../domain/privacy/receipt.ts";
import type { ErasureLog } from "../../ports/erasures.ts";
import { ANY, type Item, makeJournalTable } from "./journal-table.ts";

const OPEN = "erasures#open";
const RECEIPTS = "erasures";
/** Three years: so long an authority may ask. */
const KEPT_DAYS = 1_096;
const WHATEVER_IS_THERE = { text: "attribute_exists(#entry) OR attribute_not_exists(#entry)" };

/** Items of the journal table: one partition of requests under way, and one of receipts, in the order of their time. */
export function makeErasureLog(documents: DynamoDBDocumentClient, table: string): ErasureLog {
  const items = makeJournalTable(documents, table);
  return {
    async begin(request) {
      await items.put({ owner: OPEN, entry: request.id }, request, ANY);
    },
    async open() {
      const found: ErasureRequest[] = [];
      for await (const item of items.query(OPEN)) found.push(plain(item) as ErasureRequest);
      return found;
    },
    async end(receipt) {
      const { id, erasedAt } = receipt;
      const lifetime = { [JOURNAL_EXPIRY]: Math.ceil((erasedAt + KEPT_DAYS * DAY) / 1_000) };
      const entry = `${new Date(erasedAt).toISOString()}#${id}`;
      await items.put({ owner: RECEIPTS, entry }, { ...receipt, ...lifetime }, ANY);
      await items.remove({ owner: OPEN, entry: id }, WHATEVER_IS_THERE);
    },
    async receipts() {
      const found: ErasureReceipt[] = [];
      for await (const item of items.query(RECEIPTS)) found.push(plain(item) as ErasureReceipt);
      return found.reverse();
    },
  };
}

const plain = ({ owner: _, entry: __, [JOURNAL_EXPIRY]: ___, ...said }: Item): Item => said;
