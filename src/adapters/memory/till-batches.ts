import type { Instant } from "../../domain/basics/calendar.ts";
import type { Clock } from "../../ports/clock.ts";
import type {
  BatchProgress,
  DueBatch,
  FailedBatch,
  Hold,
  TillBatches,
  TillJob,
  TillQueue,
  TillRuns,
} from "../../ports/till-batches.ts";
import { batchOf, begun, putOf, removalOf, startedBy, stateOf } from "../till-jobs.ts";

/** Batches for the shop's platform in memory, for tests. */
export function makeMemoryTillBatches(
  clock: Clock,
  runs: TillRuns = { start: async () => "started" },
): TillBatches & TillQueue {
  const jobs = new Map<string, TillJob>();
  const states = new Map<string, BatchProgress>();
  const waiting = new Map<string, Instant>();
  const discounts = new Map<string, string>();
  const failures = new Map<string, FailedBatch>();
  let lease: Instant | undefined;
  let hold: Hold | undefined;
  const schedule = (job: TillJob, at: Instant): string => {
    const batch = batchOf(job);
    if (jobs.has(batch)) return batch;
    jobs.set(batch, job);
    states.set(batch, begun(job, clock.now()));
    waiting.set(batch, at);
    return batch;
  };
  return {
    async add(codes) {
      const batch = schedule(putOf(codes), clock.now());
      await startedBy(runs, clock.now());
      return batch;
    },
    async remove(codes) {
      schedule(removalOf(codes), clock.now());
      await startedBy(runs, clock.now());
    },
    state: async (batch, code) => stateOf(states.get(batch), code),
    async lease(now, until) {
      if (lease !== undefined && lease > now) return { kind: "busy" };
      lease = until;
      return { kind: "leased", ...(hold && { hold }) };
    },
    async release(next) {
      lease = undefined;
      hold = next;
    },
    hold: async () => hold,
    async *due() {
      const all = [...waiting].map(([batch, at]): DueBatch => ({ batch, at }));
      yield* all.sort((one, other) => one.at - other.at);
    },
    job: async (batch) => jobs.get(batch),
    progress: async (batch) => states.get(batch),
    async save(batch, progress) {
      states.set(batch, progress);
    },
    async putOff({ batch }, at) {
      waiting.set(batch, at);
    },
    async over({ batch }) {
      waiting.delete(batch);
    },
    async schedule(job, at) {
      schedule(job, at);
    },
    discount: async (name) => discounts.get(name),
    async remember(name, id) {
      discounts.set(name, id);
    },
    async giveUp(failed) {
      failures.set(failed.batch, failed);
    },
    failed: async () => [...failures.values()].sort((one, other) => other.failedAt - one.failedAt),
    async takenUp(batch) {
      failures.delete(batch);
    },
  };
}
