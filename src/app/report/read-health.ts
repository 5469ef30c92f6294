import type { Instant } from "../../domain/basics/calendar.ts";
import type { Alarm, Alarms } from "../../ports/alarms.ts";
import type { SendingStore } from "../../ports/mail.ts";
import { makeReadSending, type ReadSendingDeps, type SendingReport } from "./read-sending.ts";
import { isLate, makeReadTroubles, type ReadTroublesDeps, type Trouble } from "./read-troubles.ts";

export interface Health {
  readonly now: Instant;
  readonly sending: SendingReport;
  /** The last one; null before the first. */
  readonly night: { readonly date: string; readonly late: boolean } | null;
  readonly troubles: readonly Trouble[];
  /** Ringing ones first; null where nobody could be asked. */
  readonly alarms: readonly Alarm[] | null;
}

export interface ReadHealthDeps extends ReadTroublesDeps, Omit<ReadSendingDeps, "sending"> {
  readonly sending: SendingStore;
  readonly alarms: Alarms;
}

const FIRST = ["ringing", "unknown", "quiet"] as const satisfies readonly Alarm["state"][];

/** How the deployment is doing, as far as its own records and its alarms tell. */
export function makeReadHealth(deps: ReadHealthDeps) {
  const readSending = makeReadSending(deps);
  const readTroubles = makeReadTroubles(deps);
  return async (): Promise<Health> => {
    const [sending, night, troubles, alarms] = await Promise.all([
      readSending(),
      deps.nights.metrics(),
      readTroubles(),
      // The page says more without them than nothing.
      deps.alarms.all().catch(() => null),
    ]);
    const now = deps.clock.now();
    return {
      ...{ now, sending, troubles },
      night: night ? { date: night.date, late: isLate(night, now) } : null,
      alarms: alarms && sorted(alarms),
    };
  };
}

const sorted = (alarms: readonly Alarm[]): readonly Alarm[] =>
  alarms.toSorted(
    (one, other) => FIRST.indexOf(one.state) - FIRST.indexOf(other.state) || (one.name < other.name ? -1 : 1),
  );
