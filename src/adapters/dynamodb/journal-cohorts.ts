import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY } from "../../domain/calendar.ts";
import type { CustomerKey } from "../../domain/facts.ts";
import type { Cohort } from "../../domain/journal.ts";
import type { Journal } from "../../ports.ts";
import { shardOf } from "../shard-of.ts";
import { ABSENT, type Item, type JournalTable } from "./journal-table.ts";

/** An execution lives for a year at most: after that nobody asks for its cohort any more. */
const KEPT_MS = 400 * DAY;
const expiryOf = ({ dueAt }: Cohort) => ({ [JOURNAL_EXPIRY]: Math.ceil((dueAt + KEPT_MS) / 1_000) });

const keyOf = (id: string) => ({ owner: `cohort#${id}`, entry: "cohort" });
const shardKey = (id: string, shard: number) => `cohort#${id}#${shard}`;

/** A cohort's own item, and its members under one partition per shard. */
export function makeCohorts(
  table: JournalTable,
): Pick<Journal, "putCohort" | "cohort" | "holdCohort" | "restartCohort" | "addMember" | "members"> {
  return {
    async putCohort(cohort) {
      await table.put(keyOf(cohort.id), { ...cohort, ...expiryOf(cohort) }, ABSENT);
    },
    async cohort(id) {
      const item = await table.get(keyOf(id));
      return item && fromItem(item);
    },
    async holdCohort(id, since) {
      const change =
        since === undefined
          ? { text: "REMOVE #heldSince" }
          : { text: "SET #heldSince = :since", values: { ":since": since } };
      await table.update(keyOf(id), change, { text: "attribute_exists(#entry)" });
    },
    restartCohort: ({ id, restarts = 0 }) =>
      table.update(
        keyOf(id),
        { text: "SET #restarts = :next", values: { ":next": restarts + 1 } },
        restarts === 0
          ? { text: "attribute_exists(#entry) AND attribute_not_exists(#restarts)" }
          : { text: "#restarts = :read", values: { ":read": restarts } },
      ),
    async addMember(cohort, customer, run) {
      const key = {
        owner: shardKey(cohort.id, shardOf(customer, cohort.shards)),
        entry: `member#${customer}#${run}`,
      };
      await table.put(key, { customer, run, ...expiryOf(cohort) }, ABSENT);
    },
    async *members(cohort, shard) {
      for await (const item of table.query(shardKey(cohort, shard), "member#")) {
        yield { customer: item.customer as CustomerKey, run: String(item.run) };
      }
    },
  };
}

function fromItem(item: Item): Cohort {
  const { owner: _, entry: __, [JOURNAL_EXPIRY]: ___, ...cohort } = item;
  return cohort as Cohort;
}
