import { type DynamoDBDocumentClient, paginateQuery, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY, type Day, formatDay } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type {
  ConfirmationCounts,
  DayConfirmations,
  FormCounts,
  PendingSignUp,
} from "../../domain/confirm/pending.ts";
import type { EntryPoint } from "../../domain/confirm/sign-up.ts";
import type { SignUpStore } from "../../ports/sign-ups.ts";
import { type Item, type Key, makeJournalTable } from "./journal-table.ts";

const WAITING = "confirmation";
const COUNTS = "confirmations";
const POINT_COUNTS = "entry-points";
/** As long as the counts of mails. */
const KEPT_DAYS = 60;

const keyOf = (mailbox: string) => ({ owner: mailbox, entry: WAITING });
const lifetime = (expiresAt: number) => ({ [JOURNAL_EXPIRY]: Math.ceil(expiresAt / 1_000) });
const WHATEVER_IS_THERE = { text: "attribute_exists(#entry) OR attribute_not_exists(#entry)" };

/**
 * Items of the journal table: the sign-up that waits, under its mailbox; the count of a place and hour; the counts of a
 * day. All have a lifetime. DynamoDB takes its time to remove an item, so that one which is over is passed by.
 */
export function makeSignUps(documents: DynamoDBDocumentClient, table: string): SignUpStore {
  const items = makeJournalTable(documents, table);
  return {
    async pending(mailbox, now) {
      const item = await items.get(keyOf(mailbox));
      const pending = item && pendingOf(item);
      return pending && now < pending.expiresAt ? pending : undefined;
    },
    async put(mailbox, pending) {
      const { expiresAt, entry, ...rest } = pending;
      const item = { ...rest, ...defined({ joined: entry }), ...lifetime(expiresAt) };
      await items.put(keyOf(mailbox), item, WHATEVER_IS_THERE);
    },
    async drop(mailbox) {
      await items.remove(keyOf(mailbox), WHATEVER_IS_THERE);
    },
    admit: (place, limit, expiresAt) =>
      items.update(
        { owner: `place#${place}`, entry: "sign-ups" },
        {
          text: `SET #${JOURNAL_EXPIRY} = :expires ADD #count :one`,
          values: { ":expires": Math.ceil(expiresAt / 1_000), ":one": 1 },
        },
        { text: "attribute_not_exists(#count) OR #count < :limit", values: { ":limit": limit } },
      ),
    async count(day, what, point) {
      const one = (key: Key, more: Item) =>
        documents.send(countMore(table, key, { day, what, many: 1 }, more));
      await one({ owner: COUNTS, entry: formatDay(day) }, {});
      if (point?.entry !== undefined) await one(pointKey(day, point), pointFields(point));
    },
    async countAt(day, what, point, many) {
      await documents.send(countMore(table, pointKey(day, point), { day, what, many }, pointFields(point)));
    },
    async counts(first, last) {
      const counted = await between(COUNTS, formatDay(first), formatDay(last));
      return counted.map(countsIn);
    },
    async pointCounts(first, last) {
      // After the last of that day's: `~` is beyond what follows the day.
      const counted = await between(POINT_COUNTS, formatDay(first), `${formatDay(last)}~`);
      return counted.map((item) => {
        const { day, asked, confirmed } = countsIn(item);
        const { joined, via, shown, sent } = item;
        const looks = { shown: Number(shown ?? 0), sent: Number(sent ?? 0) };
        return { day, ...looks, asked, confirmed, ...defined({ entry: textOf(joined), via: textOf(via) }) };
      });
    },
  };

  async function between(owner: string, first: string, last: string): Promise<readonly Item[]> {
    const input = {
      TableName: table,
      KeyConditionExpression: "#owner = :owner AND #entry BETWEEN :first AND :last",
      ExpressionAttributeNames: { "#owner": "owner", "#entry": "entry" },
      ExpressionAttributeValues: { ":owner": owner, ":first": first, ":last": last },
    };
    const items: Item[] = [];
    for await (const { Items = [] } of paginateQuery({ client: documents }, input)) items.push(...Items);
    return items;
  }
}

/** Senders may call an entry what they like. */
const LONGEST_POINT = 100;

const pointFields = ({ entry = "", via }: EntryPoint): Item => ({
  joined: entry.slice(0, LONGEST_POINT).toWellFormed(),
  ...defined({ via: via?.slice(0, LONGEST_POINT).toWellFormed() }),
});

function pointKey(day: Day, point: EntryPoint): Key {
  const { joined, via = "" } = pointFields(point);
  return { owner: POINT_COUNTS, entry: `${formatDay(day)}#${joined}#${via}` };
}

interface More {
  readonly day: Day;
  readonly what: keyof ConfirmationCounts | keyof FormCounts;
  readonly many: number;
}

function countMore(table: string, key: Key, { day, what, many }: More, more: Item) {
  const fields = Object.entries({ day, [JOURNAL_EXPIRY]: ((day + KEPT_DAYS) * DAY) / 1_000, ...more });
  return new UpdateCommand({
    TableName: table,
    Key: key,
    UpdateExpression: `SET ${fields.map((_, index) => `#f${index} = :f${index}`).join(", ")} ADD #what :many`,
    ExpressionAttributeNames: {
      "#what": what,
      ...Object.fromEntries(fields.map(([name], index) => [`#f${index}`, name])),
    },
    ExpressionAttributeValues: {
      ":many": many,
      ...Object.fromEntries(fields.map(([, value], index) => [`:f${index}`, value])),
    },
  });
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

function countsIn({ day, asked, confirmed, limited, trapped }: Item): DayConfirmations {
  const count = (value: unknown) => Number(value ?? 0);
  return {
    ...{ day: count(day), asked: count(asked), confirmed: count(confirmed) },
    ...{ limited: count(limited), trapped: count(trapped) },
  };
}

/** The table's own key is called `entry`, so that the sign-up's is `joined` here. */
function pendingOf({ owner: _, entry: __, joined, [JOURNAL_EXPIRY]: seconds, ...item }: Item): PendingSignUp {
  const kept = { ...item, ...defined({ entry: joined }) };
  return { ...(kept as Omit<PendingSignUp, "expiresAt">), expiresAt: Number(seconds) * 1_000 };
}
