import { HOUR } from "../domain/basics/calendar.ts";
import type { DamagedRecord } from "../domain/quarantine/record.ts";
import type { Clock } from "../ports/clock.ts";
import type { Quarantine, QuarantineStore } from "../ports/quarantine.ts";
import { clock } from "./clock.ts";

/** A record that a process meets again so soon is no news. */
const QUIET_MS = HOUR;
/** More than that at once is one trouble and not many: the table has the rest. */
const MOST_REMEMBERED = 1_000;

/** `kept`: where people look for it, and not only told of. */
export type Met = DamagedRecord & { readonly kept: boolean };

export interface Telling extends Quarantine {
  /** From now on the records are kept as well. */
  keepIn(store: QuarantineStore): void;
  /** What has been met since it was last asked, but not what was dropped; empties itself. */
  take(): readonly Met[];
}

/**
 * What the readers of one process have met and could not read. Whoever may write keeps it (`keepIn`); the others only say
 * it in their logs (`take`), and the next night finds it again.
 */
export function makeTelling(clock: Clock): Telling {
  const met = new Map<string, number>();
  let news: Met[] = [];
  let store: QuarantineStore | undefined;
  return {
    keepIn(kept) {
      store = kept;
    },
    async putAside(record) {
      const id = `${record.kind} ${record.customer} ${record.fact ?? record.item ?? ""}`;
      const now = clock.now();
      if (now - (met.get(id) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return;
      if (met.size >= MOST_REMEMBERED) met.clear();
      met.set(id, now);
      const became = await store?.putAside(record);
      if (became !== "dropped" && news.length < MOST_REMEMBERED)
        news.push({ ...record, kept: became === "kept" });
    },
    take() {
      const taken = news;
      news = [];
      return taken;
    },
  };
}

/** Of this process. */
export const telling = makeTelling(clock);

/** Of readers whose damaged records are nobody's business: tests, benches, simulations. */
export const NOBODY_TOLD: Quarantine = { putAside: async () => undefined };
