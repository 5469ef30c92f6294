import type { Instant } from "../domain/basics/calendar.ts";

/** Test mails that somebody may send in an hour. */
export const TEST_MAILS_AN_HOUR = 20;

export interface TestMailLimit {
  /** Whether one more may go in this hour. `who`: the subject of the token. */
  admits(who: string, now: Instant): Promise<boolean>;
}
