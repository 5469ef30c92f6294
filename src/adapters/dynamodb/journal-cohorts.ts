import { createHash } from "node:crypto";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY } from "../../domain/basics/calendar.ts";
import type { Cohort } from "../../domain/chains/journal.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { CohortJournal } from "../../ports/chains.ts";
import { gathering } from "../gather.ts";
import { shardOf } from "../shard-of.ts";
import { ABSENT, type Item, type JournalTable } from "./journal-table.ts";

/** An execution lives for a year at most: after that nobody asks for its cohort any more. */
const KEPT_MS = 400 * DAY;
const expiryOf = ({ dueAt }: Cohort) => ({ [JOURNAL_EXPIRY]: Math.ceil((dueAt + KEPT_MS) / 1_000) });

/** Far below what an item may hold. */
const MEMBERS_AN_ITEM = 100;
const MAX_DOORS = 1_000;

const keyOf = (id: string) => ({ owner: `cohort#${id}`, entry: "cohort" });
export const shardKey = (id: string, shard: number) => `cohort#${id}#${shard}`;

/** A cohort's own item, and its members under one partition per shard, each as its run and key. */
export function makeCohorts(table: JournalTable): CohortJournal {
  /** Where the members of a shard are written, several at a time when many come at once. */
  const doors = new Map<string, (member: string) => Promise<void>>();
  /** Named after what it holds, so that the same members again are the same item. */
  const put = async (owner: string, cohort: Cohort, members: readonly string[]) => {
    const digest = createHash("sha256").update(members.join("\n")).digest("base64url");
    await table.put(
      { owner, entry: `members#${digest.slice(0, 16)}` },
      { members, ...expiryOf(cohort) },
      ABSENT,
    );
  };
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
    async scheduleCohort(id, upcoming) {
      await table.update(
        keyOf(id),
        { text: "SET #upcoming = :upcoming", values: { ":upcoming": upcoming } },
        { text: "attribute_exists(#entry)" },
      );
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
      const owner = shardKey(cohort.id, shardOf(customer, cohort.shards));
      const enter = doors.get(owner) ?? gathering(MEMBERS_AN_ITEM, (members) => put(owner, cohort, members));
      if (doors.size >= MAX_DOORS) doors.clear();
      doors.set(owner, enter);
      await enter(`${run} ${customer}`);
    },
    async *members(cohort, shard) {
      const seen = new Set<string>();
      for await (const item of table.query(shardKey(cohort, shard), "member"))
        for (const member of membersIn(item)) {
          if (seen.has(member)) continue;
          seen.add(member);
          const space = member.indexOf(" ");
          yield { customer: member.slice(space + 1) as CustomerKey, run: member.slice(0, space) };
        }
    },
  };
}

/** An earlier version wrote each member as an item. Cohorts wait for weeks, so that some are still on their way. */
const membersIn = ({ members, run, customer }: Item): readonly string[] => members ?? [`${run} ${customer}`];

function fromItem(item: Item): Cohort {
  const { owner: _, entry: __, [JOURNAL_EXPIRY]: ___, ...cohort } = item;
  return cohort as Cohort;
}
