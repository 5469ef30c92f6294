import { pMapIterable } from "p-map";
import { type Batch, batchesOf } from "./batches.ts";
import type { Call } from "./call.ts";
import type { BadRow, Remarked, Source } from "./cells.ts";
import type { Reason, RefusedPart } from "./reasons/reason.ts";
import type { Report } from "./report.ts";

/** A call that the API did not take, by its place in the batch. */
export interface Rejection {
  readonly index: number;
  readonly reason: string;
}

/** The number of calls, in file order, that the API has been told, and what it refused of them. */
export interface Progress {
  readonly taken: number;
  /** Reason by the line of the row. */
  readonly refused: Readonly<Record<string, string>>;
}

/** How far an import got. */
export interface Resume extends Progress {
  advance(progress: Progress): Promise<void>;
  /** The file is in; the next import of it starts over (and changes nothing, because messages are stored once). */
  done(): Promise<void>;
}

/** An import that begins anew each time. */
export const FROM_START: Resume = { taken: 0, refused: {}, advance: async () => {}, done: async () => {} };

/** What becomes of rows: something to send, or not. */
export type Outcome =
  | { readonly kind: "item"; readonly item: Item }
  | { readonly kind: "duplicate" }
  | { readonly kind: "left-out" }
  | { readonly kind: "bad"; readonly row: BadRow };

/** One order or person of the file, and the rows that it is made of. */
export interface Item {
  readonly rows: readonly (Source & Remarked)[];
  /** What is told of it first, in calls of their own: the rest stands without them. */
  readonly before: readonly Preceding[];
  readonly call: Call;
}

/**
 * Who placed an order, or whose mails bounce. What became of an order goes before the order, so that one that was
 * cancelled counts at no time, wherever an import breaks off.
 */
export interface Preceding {
  readonly what: Exclude<RefusedPart, "itself">;
  readonly call: Call;
}

export interface ImportJob {
  /** In file order; counts every row that it reads in `onRow`. */
  readonly outcomes: (onRow: () => void) => AsyncIterable<Outcome>;
  readonly report: Report;
  readonly resume: Resume;
  readonly send: (body: string) => Promise<readonly Rejection[]>;
  readonly parallel: number;
  /** Said once for all the calls of a batch. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly onProgress: (counts: Counts) => void;
}

/** Every row is in one of `rowsSent`, `bad`, `leftOut` and `duplicatesInFile`. */
export interface Counts {
  /** Rows of the file, the header not counted. */
  rows: number;
  /** Orders, or people, in the rows that make sense. */
  items: number;
  /** Orders, or people, that the API has taken, in this run or in the one that it resumes. */
  sent: number;
  /** The rows that these are made of. */
  rowsSent: number;
  bad: number;
  duplicatesInFile: number;
  /** Rows about nobody who could get mails, or about what is no order, or none yet. */
  leftOut: number;
  /** Rows that are in but for a part that could not be read. */
  incomplete: number;
}

/** A call's place: how many calls there are up to it, and what it tells of the item. */
interface Mark {
  readonly calls: number;
  readonly item: Item;
  readonly what: RefusedPart;
}

/**
 * Streams the file into the API. Reads from the start even when it resumes, because the n-th of equal rows is only known
 * by counting, and skips what the API has been told already.
 */
export async function importFile(job: ImportJob): Promise<Counts> {
  const ledger = makeLedger(job);
  const sent = pMapIterable(batchesOf(callsOf(job, ledger), job.context), (batch) => sendOne(job, batch), {
    concurrency: job.parallel,
    backpressure: job.parallel * 2,
  });
  for await (const { marks, reasons } of sent) {
    for (const [index, mark] of marks.entries()) await ledger.settle(mark, reasons.get(index));
    await job.resume.advance({ taken: marks.at(-1)?.calls ?? 0, refused: ledger.refused });
    job.onProgress(ledger.counts);
  }
  await job.report.close();
  await job.resume.done();
  return ledger.counts;
}

interface Sent {
  readonly marks: readonly Mark[];
  /** Why a call was not taken, by its place in the batch. */
  readonly reasons: ReadonlyMap<number, string>;
}

async function sendOne(job: ImportJob, { body, marks }: Batch<Mark>): Promise<Sent> {
  const rejections = await job.send(body);
  return { marks, reasons: new Map(rejections.map(({ index, reason }) => [index, reason])) };
}

type Ledger = ReturnType<typeof makeLedger>;

/** Counts what became of every row, and reports what did not go in, or not whole. */
function makeLedger({ report, resume }: ImportJob) {
  const counts: Counts = {
    ...{ rows: 0, items: 0, sent: 0, rowsSent: 0, bad: 0, duplicatesInFile: 0, leftOut: 0, incomplete: 0 },
  };
  const refused: Record<string, string> = { ...resume.refused };
  const missing = new Map<Item, Reason[]>();
  const bad = async (row: BadRow) => {
    counts.bad++;
    await report.add(row);
  };
  const settle = async ({ item, what }: Mark, reason: string | undefined) => {
    if (reason !== undefined) refused[keyOf(item, what)] = reason;
    const why: readonly Reason[] = reason === undefined ? [] : [{ code: "refused", what, text: reason }];
    if (what !== "itself") {
      if (reason !== undefined) missing.set(item, [...(missing.get(item) ?? []), ...why]);
      return;
    }
    const lacks = missing.get(item) ?? [];
    missing.delete(item);
    if (reason !== undefined) {
      for (const row of item.rows) await bad({ ...placeOf(row), reasons: why });
      return;
    }
    counts.sent++;
    counts.rowsSent += item.rows.length;
    const remarked = item.rows.find(({ remarks }) => remarks !== undefined);
    const [first] = item.rows;
    if ((!remarked && lacks.length === 0) || !first) return;
    const beside: Reason = { code: "in-beside", line: (remarked ?? first).line };
    for (const row of item.rows) {
      const reasons = [...(row.remarks ?? []), ...(row === first ? lacks : [])];
      counts.incomplete++;
      const reason: Reason = reasons.length === 0 ? beside : { code: "in-without", reasons };
      await report.add({ ...placeOf(row), reasons: [reason] });
    }
  };
  /** What an earlier run of this import has sent. */
  const settleAgain = (mark: Mark) => settle(mark, resume.refused[keyOf(mark.item, mark.what)]);
  return { counts, refused, bad, settle, settleAgain };
}

const keyOf = ({ rows }: Item, what: RefusedPart) => `${rows[0]?.line}${what === "itself" ? "" : ` ${what}`}`;

const placeOf = ({ line, cells }: Source): Source => ({ line, cells });

async function* callsOf(
  job: ImportJob,
  ledger: Ledger,
): AsyncGenerator<{ readonly call: Call; readonly mark: Mark }> {
  const { counts } = ledger;
  let calls = 0;
  const onRow = () => {
    counts.rows++;
    if (counts.rows % 1_000 === 0) job.onProgress(counts);
  };
  for await (const outcome of job.outcomes(onRow)) {
    if (outcome.kind === "duplicate") counts.duplicatesInFile++;
    if (outcome.kind === "left-out") counts.leftOut++;
    if (outcome.kind === "bad") await ledger.bad(outcome.row);
    if (outcome.kind !== "item") continue;
    counts.items++;
    const { item } = outcome;
    for (const { what, call } of [...item.before, { what: "itself", call: item.call } as const]) {
      calls++;
      const mark = { calls, item, what };
      if (calls > job.resume.taken) yield { call, mark };
      else await ledger.settleAgain(mark);
    }
  }
}
