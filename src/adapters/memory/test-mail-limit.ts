import { HOUR } from "../../domain/basics/calendar.ts";
import { TEST_MAILS_AN_HOUR, type TestMailLimit } from "../../ports/test-mails.ts";

/** Counts in memory, for tests. */
export function makeMemoryTestMailLimit(): TestMailLimit {
  const sent = new Map<string, number>();
  return {
    async admits(who, now) {
      const hour = `${who} ${Math.floor(now / HOUR)}`;
      const count = sent.get(hour) ?? 0;
      if (count >= TEST_MAILS_AN_HOUR) return false;
      sent.set(hour, count + 1);
      return true;
    },
  };
}
