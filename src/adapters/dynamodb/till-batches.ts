import { createHash } from "node:crypto";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { JOURNAL_EXPIRY } from "../../contracts/tables.ts";
import { DAY, type Instant } from "../../domain/basics/calendar.ts";
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
import { ABSENT, type Item, makeJournalTable } from "./journal-table.ts";
import { makeSqueezer } from "./squeezed.ts";

const QUEUE = "till-batches";
const FAILED = "till-batches#failed";
const WORKER = { owner: QUEUE, entry: "worker" };
const DUE = "due#";
/** After it was due: long enough for mails to go and for failures to be looked at. */
const KEPT_DAYS = 60;
const FAILED_DAYS = 30;
const ANYWAY = { text: "attribute_exists(#entry) OR attribute_not_exists(#entry)" };

const { squeeze, unsqueeze } = makeSqueezer(
  "till-batch",
  '{"kind":"remove","what":{"kind":"codes","codes":[]},"after":[]}{"kind":"put","codes":[{"code":"","offer":"","customer":"u:","bound":"anyone","terms":{"benefit":{"kind":"percent","percent":10},"variant":"last_category","subject":"","tier":"","minOrder":,"validUntil":17},"bound":"customer"',
);

const ownerOf = (batch: string) => `till-batches#${batch}`;
const jobOf = (batch: string) => ({ owner: ownerOf(batch), entry: "job" });
const progressOf = (batch: string) => ({ owner: ownerOf(batch), entry: "progress" });
const dueOf = ({ at, batch }: DueBatch) => ({
  owner: QUEUE,
  entry: `${DUE}${new Date(at).toISOString()}#${batch}`,
});
const failedOf = (batch: string) => ({ owner: FAILED, entry: `batch#${batch}` });
const discountOf = (name: string) => ({
  owner: QUEUE,
  entry: `discount#${createHash("sha256").update(name).digest("base64url").slice(0, 24)}`,
});
const lifetime = (from: Instant, days: number) => ({
  [JOURNAL_EXPIRY]: Math.ceil((from + days * DAY) / 1_000),
});

/**
 * Batches as items of the journal table. What is in a batch is written once, some 10 KB for 250 codes; how far it has come
 * and when it is due are small items beside it.
 */
export function makeTillBatches(
  documents: DynamoDBDocumentClient,
  table: string,
  clock: Clock,
  runs: TillRuns,
): TillBatches & TillQueue {
  const items = makeJournalTable(documents, table);
  const progress = async (batch: string, consistency?: "eventual") => {
    const item = await items.get(progressOf(batch), consistency);
    return item && (plain(item) as BatchProgress);
  };
  const save = async (batch: string, next: BatchProgress, from: Instant) => {
    await items.put(progressOf(batch), { ...next, ...lifetime(from, KEPT_DAYS) }, ANYWAY);
  };
  const wait = async (due: DueBatch) => {
    await items.put(dueOf(due), lifetime(due.at, KEPT_DAYS), ANYWAY);
  };
  /** The same batch again is due again where nobody has begun with it: what added it first may have broken off. */
  const schedule = async (job: TillJob, at: Instant): Promise<string> => {
    const batch = batchOf(job);
    const known = await progress(batch);
    if (known && (known.state !== "queued" || known.tries + known.next > 0)) return batch;
    if (!known) {
      await items.put(jobOf(batch), { squeezed: squeeze(job), ...lifetime(at, KEPT_DAYS) }, ANYWAY);
      const first = { ...begun(job, clock.now()), ...lifetime(at, KEPT_DAYS) };
      await items.put(progressOf(batch), first, ABSENT);
    }
    await wait({ at: known ? Math.max(at, known.addedAt) : at, batch });
    return batch;
  };
  return {
    async add(codes) {
      const batch = await schedule(putOf(codes), clock.now());
      await startedBy(runs, clock.now());
      return batch;
    },
    async remove(codes) {
      await schedule(removalOf(codes), clock.now());
      await startedBy(runs, clock.now());
    },
    state: async (batch, code) => stateOf(await progress(batch), code),
    async lease(now, until) {
      const free = { text: "attribute_not_exists(#until) OR #until <= :now", values: { ":now": now } };
      const change = { text: "SET #until = :until", values: { ":until": until } };
      if (!(await items.update(WORKER, change, free))) return { kind: "busy" };
      const hold = (await items.get(WORKER))?.hold as Hold | undefined;
      return { kind: "leased", ...(hold && { hold }) };
    },
    async release(hold) {
      await items.put(WORKER, { ...(hold && { hold }) }, ANYWAY);
    },
    hold: async () => (await items.get(WORKER, "eventual"))?.hold as Hold | undefined,
    async *due() {
      for await (const { entry } of items.query(QUEUE, DUE)) yield dueIn(`${entry}`);
    },
    async job(batch) {
      const item = await items.get(jobOf(batch));
      return item && (unsqueeze(item.squeezed as Uint8Array) as TillJob);
    },
    progress: (batch) => progress(batch),
    save: (batch, next) => save(batch, next, clock.now()),
    async putOff(due, at) {
      await wait({ ...due, at });
      if (at !== due.at) await items.remove(dueOf(due), ANYWAY);
    },
    async over(due) {
      await items.remove(dueOf(due), ANYWAY);
    },
    async schedule(job, at) {
      await schedule(job, at);
    },
    discount: async (name) => (await items.get(discountOf(name)))?.id as string | undefined,
    async remember(name, id, until) {
      await items.put(discountOf(name), { id, ...lifetime(until, 0) }, ANYWAY);
    },
    async giveUp(failed) {
      await items.put(
        failedOf(failed.batch),
        { ...failed, ...lifetime(failed.failedAt, FAILED_DAYS) },
        ANYWAY,
      );
    },
    async failed() {
      const all: FailedBatch[] = [];
      for await (const item of items.query(FAILED, "batch#")) all.push(plain(item) as FailedBatch);
      return all.sort((one, other) => other.failedAt - one.failedAt);
    },
    async takenUp(batch) {
      await items.remove(failedOf(batch), ANYWAY);
    },
  };
}

function dueIn(entry: string): DueBatch {
  const [at = "", batch = ""] = entry.slice(DUE.length).split("#");
  return { at: Date.parse(at), batch };
}

const plain = ({ owner: _, entry: __, [JOURNAL_EXPIRY]: ___, ...rest }: Item): unknown => rest;
