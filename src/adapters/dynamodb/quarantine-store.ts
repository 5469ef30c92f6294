import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { QUARANTINE_OWNER } from "../../contracts/tables.ts";
import { defined } from "../../domain/basics/defined.ts";
import { countsOf, type PutAside } from "../../domain/quarantine/record.ts";
import type { Clock } from "../../ports/clock.ts";
import { MOST_COUNTED, type QuarantineStore } from "../../ports/quarantine.ts";
import { quarantineId } from "../quarantine-id.ts";
import { ANY, type Item, makeJournalTable } from "./journal-table.ts";

/**
 * One item of the journal table a record, in a partition of their own: a role that may write them may write nothing else
 * of that table. They stay until somebody has read the record again or given it up.
 */
export function makeQuarantineStore(
  documents: DynamoDBDocumentClient,
  table: string,
  clock: Clock,
): QuarantineStore {
  const items = makeJournalTable(documents, table);
  const keyOf = (id: string) => ({ owner: QUARANTINE_OWNER, entry: id });
  return {
    async putAside(record) {
      const { kind, customer, fact, item, reason } = record;
      const values = { ":kind": kind, ":customer": customer, ":reason": reason, ":now": clock.now() };
      const isKept = await items.update(
        keyOf(quarantineId(record)),
        {
          text:
            "SET #kind = :kind, #customer = :customer, #reason = :reason, #lastSeenAt = :now, " +
            `#firstSeenAt = if_not_exists(#firstSeenAt, :now)${fact === undefined ? "" : ", #fact = :fact"}${item === undefined ? "" : ", #item = :item"} ADD #times :one`,
          values: { ...values, ":one": 1, ...defined({ ":fact": fact, ":item": item }) },
        },
        { text: "attribute_not_exists(#dropped)" },
      );
      return isKept ? "kept" : "dropped";
    },
    async *list() {
      for await (const item of items.query(QUARANTINE_OWNER)) yield fromItem(item);
    },
    async counts() {
      const found: PutAside[] = [];
      for await (const item of items.query(QUARANTINE_OWNER, undefined, "eventual")) {
        if (item.dropped === undefined) found.push(fromItem(item));
        if (found.length >= MOST_COUNTED) break;
      }
      return countsOf(found);
    },
    async get(id) {
      const item = await items.get(keyOf(id));
      return item && fromItem(item);
    },
    async drop(id, reason, at) {
      const change = { text: "SET #dropped = :dropped", values: { ":dropped": { at, reason } } };
      await items.update(keyOf(id), change, { text: "attribute_exists(#entry)" });
    },
    async forget(id) {
      await items.remove(keyOf(id), ANY);
    },
  };
}

function fromItem(item: Item): PutAside {
  const { owner: _, entry: id, ...rest } = item;
  return { ...rest, id } as PutAside;
}
