import { type DynamoDBDocumentClient, paginateQuery, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY, formatDay } from "../../domain/basics/calendar.ts";
import { addMailed, type MailedBy } from "../../domain/mail/mailed.ts";
import type { SendingStore } from "../../ports/mail.ts";

const OWNER = "mailed";
/** Longer than the longest period, 366 days. */
const KEPT_DAYS = 400;
/** Before the names of segments and of cells, which share an item. Short: what is written to is paid by the kilobyte. */
const PREFIXES = { segments: "s:", cells: "c:" } as const satisfies Record<keyof MailedBy, string>;
const KINDS = ["segments", "cells"] as const;

/** One item of the journal table a day, with a number for each segment and each cell. */
export function makeMailedCounts(
  documents: DynamoDBDocumentClient,
  table: string,
): Pick<SendingStore, "countMailed" | "mailed"> {
  return {
    async countMailed(day, mails) {
      const counts = KINDS.flatMap((kind) =>
        Object.entries(mails[kind]).map(([name, many]) => [`${PREFIXES[kind]}${name}`, many] as const),
      );
      if (counts.length === 0) return;
      await documents.send(
        new UpdateCommand({
          TableName: table,
          Key: { owner: OWNER, entry: formatDay(day) },
          UpdateExpression: `SET #expires = :expires ADD ${counts.map((_, index) => `#n${index} :n${index}`)}`,
          ExpressionAttributeNames: {
            "#expires": JOURNAL_EXPIRY,
            ...Object.fromEntries(counts.map(([name], index) => [`#n${index}`, name])),
          },
          ExpressionAttributeValues: {
            ":expires": ((day + KEPT_DAYS) * DAY) / 1_000,
            ...Object.fromEntries(counts.map(([, many], index) => [`:n${index}`, many])),
          },
        }),
      );
    },
    async mailed(first, last) {
      const pages = paginateQuery(
        { client: documents },
        {
          TableName: table,
          KeyConditionExpression: "#owner = :owner AND #entry BETWEEN :first AND :last",
          ExpressionAttributeNames: { "#owner": "owner", "#entry": "entry" },
          ExpressionAttributeValues: {
            ":owner": OWNER,
            ":first": formatDay(first),
            ":last": formatDay(last),
          },
        },
      );
      let all: MailedBy = { segments: {}, cells: {} };
      for await (const { Items = [] } of pages)
        for (const item of Items)
          all = addMailed(all, { segments: named(item, "segments"), cells: named(item, "cells") });
      return all;
    },
  };
}

function named(item: Readonly<Record<string, unknown>>, kind: keyof MailedBy) {
  const prefix = PREFIXES[kind];
  const counts = Object.entries(item).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(counts.map(([name, many]) => [name.slice(prefix.length), Number(many)]));
}
