import type { Standing } from "../../src/domain/mailbox/ledger.ts";
import { moment } from "../terminal/terminal.ts";

const WORDS = { yes: "may be mailed", "not-now": "not now", never: "never" } as const satisfies Record<
  Standing["mayMail"],
  string
>;

/** A mailbox's standing in one line, with its reason. */
export function standingText(standing: Standing): string {
  const since = standing.at === undefined ? "" : `, ${moment(standing.at)}`;
  const until =
    "until" in standing && standing.until !== undefined ? `, until ${moment(standing.until)}` : "";
  return `${WORDS[standing.mayMail]}: ${standing.why}${since}${until}`;
}
