import { countsOf, type PutAside } from "../../domain/quarantine/record.ts";
import type { Clock } from "../../ports/clock.ts";
import { MOST_COUNTED, type QuarantineStore } from "../../ports/quarantine.ts";
import { quarantineId } from "../quarantine-id.ts";

/** Records put aside in memory, for tests. */
export function makeMemoryQuarantineStore(clock: Clock): QuarantineStore {
  const records = new Map<string, PutAside>();
  return {
    async putAside(record) {
      const id = quarantineId(record);
      const now = clock.now();
      const { firstSeenAt = now, times = 0 } = records.get(id) ?? {};
      records.set(id, { ...record, id, firstSeenAt, lastSeenAt: now, times: times + 1 });
    },
    async *list() {
      yield* [...records.values()];
    },
    counts: async () => countsOf([...records.values()].slice(0, MOST_COUNTED)),
    get: async (id) => records.get(id),
    async forget(id) {
      records.delete(id);
    },
  };
}
