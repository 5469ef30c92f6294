import pMap from "p-map";
import type { Instant } from "../../domain/basics/calendar.ts";
import type { Entry } from "../../domain/chains/journal.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Bus } from "../../ports/announcements.ts";
import type { EntryJournal } from "../../ports/chains.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import { makeLeave } from "./leave.ts";

export interface StopRequest {
  readonly chain: string;
  /** Only those who entered by this version of the config. */
  readonly enteredBy?: number;
  /** Only those who entered at this instant or later. */
  readonly since?: Instant;
  /** Kept as the outcome of every run that it ends. */
  readonly reason: string;
  /** Where an earlier call that ran out of time is to go on. */
  readonly from?: number;
}

export interface Stopped {
  /** Runs that this call ended. */
  readonly stopped: number;
  /** Where the next call has to go on; absent when everything is done. */
  readonly next?: number;
}

export interface StopChainDeps {
  readonly journal: EntryJournal;
  readonly config: Pick<ConfigStore, "current">;
  readonly clock: Clock;
  readonly bus?: Bus;
}

const SCANS = 64;
const AT_ONCE = 16;

/**
 * Ends the runs of everybody who is in a chain. A mail that is just being sent still goes. Customers are read as they
 * come and a run that has ended stays as it ended, so that a call can be repeated, or go on where another stopped.
 */
export function makeStopChain(deps: StopChainDeps) {
  const leave = makeLeave(deps);
  return async (request: StopRequest, mayGoOn: () => boolean = () => true): Promise<Stopped> => {
    const published = await deps.config.current();
    if (!published) return { stopped: 0 };
    let stopped = 0;
    for (let shard = request.from ?? 0; shard < SCANS; shard += 1) {
      await pMap(
        inTime(deps.journal.scanActive(shard, SCANS), mayGoOn),
        async (entry) => {
          if (!isMeant(entry, request)) return;
          await end(entry, request.reason, published.bundle);
          stopped += 1;
        },
        { concurrency: AT_ONCE },
      );
      if (!mayGoOn()) return { stopped, next: shard };
    }
    return { stopped };
  };

  async function end(entry: Entry, reason: string, bundle: Bundle): Promise<void> {
    await leave(entry, bundle, { outcome: `stopped: ${reason}`, at: deps.clock.now() });
  }
}

async function* inTime(entries: AsyncIterable<Entry>, mayGoOn: () => boolean): AsyncGenerator<Entry> {
  for await (const entry of entries) {
    if (!mayGoOn()) return;
    yield entry;
  }
}

function isMeant(
  { chain, version, enteredAt }: Entry,
  { chain: wanted, enteredBy, since }: StopRequest,
): boolean {
  return (
    chain === wanted &&
    (enteredBy === undefined || version === enteredBy) &&
    (since === undefined || enteredAt >= since)
  );
}
