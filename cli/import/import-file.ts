import { pMapIterable } from "p-map";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { type Batch, batchesOf } from "../deployment/batches.ts";
import type { Call } from "../deployment/call.ts";
import type { Rejection } from "../deployment/send.ts";
import { identifyCall, orderCall } from "./calls.ts";
import type { FileLayout } from "./layout.ts";
import { Occurrences } from "./occurrences.ts";
import { makeOrders, type Order } from "./orders.ts";
import { csvRecords } from "./records.ts";
import type { Report } from "./report.ts";
import type { Resume } from "./resume.ts";
import { type BadRow, isBad, type Layout, type Row, readRow } from "./rows.ts";

export interface ImportJob {
  readonly text: AsyncIterable<string>;
  readonly layout: FileLayout;
  readonly header: boolean;
  readonly currency: string;
  readonly timeZone: string;
  readonly now: Instant;
  readonly amountPer: "row" | "order";
  readonly report: Report;
  readonly resume: Resume;
  readonly send: (body: string) => Promise<readonly Rejection[]>;
  readonly parallel: number;
  readonly onProgress: (counts: Counts) => void;
}

export interface Counts {
  /** Rows of the file, the header not counted. */
  rows: number;
  orders: number;
  /** Orders that the API has taken, in this run or in the one that it resumes. */
  sent: number;
  bad: number;
  duplicatesInFile: number;
}

/** Where a call stands: how many calls, and how many orders, there are up to it; and the row that it is from. */
interface Mark {
  readonly calls: number;
  readonly orders: number;
  readonly row: Row;
}

/**
 * Streams the file into the API. Reads from the start even when it resumes, because the n-th of equal rows is only known
 * by counting, and skips what the API has taken already.
 */
export async function importFile(job: ImportJob): Promise<Counts> {
  const counts: Counts = { rows: 0, orders: 0, sent: 0, bad: 0, duplicatesInFile: 0 };
  const sent = pMapIterable(batchesOf(callsOf(job, counts)), (batch) => sendOne(job, batch), {
    concurrency: job.parallel,
    backpressure: job.parallel * 2,
  });
  let refused = 0;
  for await (const { last, rejected } of sent) {
    for (const row of rejected) await job.report.add(row);
    refused += rejected.length;
    counts.bad += rejected.length;
    counts.sent = last.orders - refused;
    await job.resume.advance(last.calls);
    job.onProgress(counts);
  }
  counts.sent = counts.orders - refused;
  await job.report.close();
  await job.resume.done();
  return counts;
}

interface Sent {
  readonly last: Mark;
  readonly rejected: readonly BadRow[];
}

async function sendOne(job: ImportJob, { body, marks }: Batch<Mark>): Promise<Sent> {
  const rejected = (await job.send(body)).flatMap(({ index, reason }): BadRow[] => {
    const row = marks[index]?.row;
    return row ? [{ line: row.line, raw: row.raw, reason: `the API did not take it: ${reason}` }] : [];
  });
  const last = marks.at(-1);
  if (!last) throw new Error("a batch without calls");
  return { last, rejected };
}

async function* callsOf(
  job: ImportJob,
  counts: Counts,
): AsyncGenerator<{ readonly call: Call; readonly mark: Mark }> {
  const known = new Occurrences();
  let calls = 0;
  for await (const order of ordersOf(job, counts)) {
    counts.orders++;
    for (const call of [newIdentity(order, known), orderCall(order)]) {
      if (!call) continue;
      calls++;
      if (calls > job.resume.taken) yield { call, mark: { calls, orders: counts.orders, row: order.first } };
    }
  }
}

/** The customer's identity, the first time that the file shows it. */
function newIdentity(order: Order, known: Occurrences): Call | undefined {
  const call = identifyCall(order);
  return call && known.count(call.messageId) === 1 ? call : undefined;
}

async function* ordersOf(job: ImportJob, counts: Counts): AsyncGenerator<Order> {
  const { columns, header, delimiter, dateOrder, decimalMark } = job.layout;
  const { currency, timeZone, now } = job;
  const layout: Layout = { columns, width: header.length, dateOrder, decimalMark, currency, timeZone, now };
  const takeRow = makeOrders({
    byOrder: columns.order !== undefined,
    rowsAreLines: [columns.product, columns.category, columns.price, columns.quantity].some(
      (at) => at !== undefined,
    ),
    amountPer: job.amountPer,
  });
  let skipped = !job.header;
  for await (const records of csvRecords(job.text, delimiter, header.length)) {
    for (const record of records) {
      if (!skipped) {
        skipped = true;
        continue;
      }
      counts.rows++;
      const row = readRow(record, layout);
      const outcomes = isBad(row) ? [{ kind: "bad", row } as const] : takeRow(row);
      for (const outcome of outcomes) {
        if (outcome.kind === "order") yield outcome.order;
        else if (outcome.kind === "duplicate") counts.duplicatesInFile++;
        else {
          counts.bad++;
          await job.report.add(outcome.row);
        }
      }
    }
    job.onProgress(counts);
  }
  for (const outcome of takeRow(undefined)) if (outcome.kind === "order") yield outcome.order;
}
