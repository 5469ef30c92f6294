import type { Unreadable } from "../../src/app/collect/mapping/unreadable.ts";
import type { Source } from "../../src/domain/facts/sources.ts";
import { logLine } from "../middleware/observed.ts";

/** One line in the log for each field of a source that could not be read, with how often in this request. No values. */
export const logUnreadable = (source: Source) => (notes: readonly Unreadable[]) => {
  for (const [name, times] of countsOf(notes)) logLine({ level: "warn", source, unreadable: name, times });
};

function countsOf(notes: readonly Unreadable[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { field, type } of notes) {
    const name = `${field} (${type})`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
