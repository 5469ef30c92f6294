import { boundedCounts, keyOf, OTHERS, type UnseenOfDay } from "../../domain/facts/unseen.ts";
import type { UnseenStore } from "../../ports/unseen.ts";

/** Counts in memory, for tests and simulations. */
export function makeMemoryUnseenStore(): UnseenStore {
  const days = new Map<string, Map<string, UnseenOfDay>>();
  return {
    async add(source, day, counts) {
      const item = days.get(`${day} ${source}`) ?? new Map<string, UnseenOfDay>();
      days.set(`${day} ${source}`, item);
      const known = new Set([...item].filter(([, { name }]) => name !== OTHERS).map(([key]) => key));
      for (const { kind, name, count } of boundedCounts(counts, known)) {
        const key = keyOf({ kind, name });
        item.set(key, { source, day, kind, name, count: (item.get(key)?.count ?? 0) + count });
      }
    },
    async counts(first, last) {
      return [...days.values()]
        .flatMap((item) => [...item.values()])
        .filter(({ day }) => day >= first && day <= last);
    },
  };
}
