import { PRICES } from "../prices.ts";
import { NIGHTS, OPENS, type Volume } from "./month.ts";

/** Units of one mark on a send, and of a customer whose window closes. test/bench/result-units.test.ts measures them. */
export const RESULT_UNITS = {
  mark: { readUnits: 0.5, writeUnits: 1 },
  window: { readUnits: 0.5, writeUnits: 0 },
} as const;

/** Of a mail with a long reason and an offer an item may have more than a kilobyte. */
const LARGE_SENDS = 1.5;
/** Of a mail: its end, the step's and half of an entry and its end. */
const RECORDS_A_MAIL = 3;
/** Windows that close for each mail: its own, half an entry's, and those of what was opened. */
const WINDOWS_A_MAIL = 1.5 + OPENS;
/** A stream that always has something brings a batch from each of its shards every five minutes, of at most so many. */
const FILES = { shards: 4, aMonth: (30 * 24 * 60) / 5, records: 2_000 };
const RECORD_BYTES = 300;
const LOG_MONTHS = 1.5;
/** A batch: half a GB for a third of a second. A night's part: 1.73 GB, and the time to read files and lines. */
const BATCH_GB_SECONDS = 0.5 * 0.3;
const PART = { customers: 250_000, gb: 1.73, secondsAFile: 0.025 / 16, secondsARecord: 3e-6, transitions: 4 };
/** The days that a night makes anew. */
const DAYS_READ = 3;
const GB = 1024 ** 3;

/** What results of chains and campaigns take in a month. Nothing of it depends on the months before. */
export function resultsUsd({ customers, mails }: Volume): number {
  if (mails === 0) return 0;
  const { million, gbSecond, gb } = PRICES;
  const marks = mails * OPENS;
  const writeUnits = marks * RESULT_UNITS.mark.writeUnits * LARGE_SENDS;
  const readUnits =
    marks * RESULT_UNITS.mark.readUnits + mails * WINDOWS_A_MAIL * RESULT_UNITS.window.readUnits;
  const records = mails * (RECORDS_A_MAIL + OPENS);
  const files = Math.min(records, FILES.shards * FILES.aMonth) + records / FILES.records;
  const parts = Math.ceil(customers / PART.customers);
  const read = files * DAYS_READ * parts;
  const seconds = read * PART.secondsAFile + records * DAYS_READ * parts * PART.secondsARecord;
  const usd =
    writeUnits * million.writeUnits +
    readUnits * million.readUnits +
    files * (million.filesWritten + million.invocations) +
    read * million.filesRead +
    NIGHTS * parts * (PART.transitions * million.transitions + million.invocations);
  return (
    usd / 1e6 +
    (files * BATCH_GB_SECONDS + seconds * PART.gb) * gbSecond +
    ((records * RECORD_BYTES * LOG_MONTHS) / GB) * gb.files
  );
}
