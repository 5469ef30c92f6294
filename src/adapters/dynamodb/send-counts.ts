import type { GetCommandOutput } from "@aws-sdk/lib-dynamodb";
import type { SendCounts } from "../../domain/mail/sending.ts";

/** What an item that mails are counted in says; nothing where there is none. */
export function sendCountsOf(item: GetCommandOutput["Item"]): SendCounts {
  const count = (name: keyof SendCounts) => Number(item?.[name] ?? 0);
  return {
    sent: count("sent"),
    unknown: count("unknown"),
    bounced: count("bounced"),
    complained: count("complained"),
  };
}
