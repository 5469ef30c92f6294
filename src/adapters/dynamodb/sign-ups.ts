import { type DynamoDBDocumentClient, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY, formatDay } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { DayConfirmations, PendingSignUp } from "../../domain/confirm/pending.ts";
import type { SignUpStore } from "../../ports/sign-ups.ts";
import { type Item, makeJournalTable } from "./journal-table.ts";

const WAITING = "confirmation";
const COUNTS = "confirmations";
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
    async count(day, what) {
      await documents.send(
        new UpdateCommand({
          TableName: table,
          Key: { owner: COUNTS, entry: formatDay(day) },
          UpdateExpression: "SET #day = :day, #expires = :expires ADD #what :one",
          ExpressionAttributeNames: { "#day": "day", "#expires": JOURNAL_EXPIRY, "#what": what },
          ExpressionAttributeValues: {
            ":day": day,
            ":expires": ((day + KEPT_DAYS) * DAY) / 1_000,
            ":one": 1,
          },
        }),
      );
    },
    async counts(first, last) {
      const { Items = [] } = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "#owner = :owner AND #entry BETWEEN :first AND :last",
          ExpressionAttributeNames: { "#owner": "owner", "#entry": "entry" },
          ExpressionAttributeValues: {
            ":owner": COUNTS,
            ":first": formatDay(first),
            ":last": formatDay(last),
          },
        }),
      );
      return Items.map(countsIn);
    },
  };
}

function countsIn({ day, asked, confirmed, limited }: Item): DayConfirmations {
  const count = (value: unknown) => Number(value ?? 0);
  return { day: count(day), asked: count(asked), confirmed: count(confirmed), limited: count(limited) };
}

/** The table's own key is called `entry`, so that the sign-up's is `joined` here. */
function pendingOf({ owner: _, entry: __, joined, [JOURNAL_EXPIRY]: seconds, ...item }: Item): PendingSignUp {
  const kept = { ...item, ...defined({ entry: joined }) };
  return { ...(kept as Omit<PendingSignUp, "expiresAt">), expiresAt: Number(seconds) * 1_000 };
}
