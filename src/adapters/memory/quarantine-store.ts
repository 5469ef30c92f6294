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
      if (records.get(id)?.dropped) return "dropped";
      const now = clock.now();
      const { firstSeenAt = now, times = 0 } = records.get(id) ?? {};
      records.set(id, { ...record, id, firstSeenAt, lastSeenAt: now, times: times + 1 });
      return "kept";
    },
    async *list() {
      yield* [...records.values()];
    },
    counts: async () =>
      countsOf([...records.values()].filter(({ dropped }) => !dropped).slice(0, MOST_COUNTED)),
    get: async (id) => records.get(id),
    async drop(id, reason, at) {
      const record = records.get(id);
      if (record) records.set(id, { ...record, dropped: { at, reason } });
    },
    async forget(id) {
      records.delete(id);
    },
  };
}
