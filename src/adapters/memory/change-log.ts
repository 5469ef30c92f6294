import { DAY } from "../../domain/basics/calendar.ts";
import { type Change, KEPT_DAYS } from "../../domain/team/change.ts";
import type { ChangeLog } from "../../ports/changes.ts";

/** The log of changes in memory, for tests. */
export function makeMemoryChangeLog(): ChangeLog {
  const lines = new Map<string, Change>();
  return {
    keep: async (change) => void lines.set(change.id, change),
    async page({ after, most, now }) {
      const changes = [...lines.values()]
        .filter(({ id, at }) => at > now - KEPT_DAYS * DAY && (after === undefined || id < after))
        .sort((one, other) => (one.id < other.id ? 1 : -1))
        .slice(0, most);
      const next = changes.length === most ? changes.at(-1)?.id : undefined;
      return { changes, ...(next !== undefined && { next }) };
    },
  };
}
