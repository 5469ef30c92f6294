import { MANY_CUSTOMERS } from "../../domain/analysts/files.ts";
import { PRICES } from "../prices.ts";
import type { Measurement } from "./measurement.ts";
import { NIGHTS, OPENS, shardsOf, type Volume } from "./month.ts";

/** What one customer's rows take at the most. test/bench/analyst-units.test.ts measures them. */
export const ANALYST_USE = {
  /** In a file of customers, and in the one of their orders. */
  customerBytes: 100,
  orderBytes: 60,
  /** Reckoned, not counted: twice and more what a customer's rows took on one core of 2026 (59 to 93 microseconds). */
  cpuSeconds: 200e-6,
} as const;

const KEPT_NIGHTS = 35;
const KEPT_MONTHS = 36;
const READ_BYTES = 4 * 1024;
const LOOKUP_UNITS = 0.5;
/** Days that are not over for good: each night writes their lists anew. */
const OPEN_DAYS = 3;
/** Of a mail: its customer, and half of those who entered and got none. */
const PEOPLE_A_MAIL = 1.5;
/** Of a mail: entered, sent, left, and what became of it. */
const ROWS_A_MAIL = 3 + OPENS;
const ROW_BYTES = 60;
/** Months that a code stays in the ledger. */
const CODE_MONTHS = 2;
const CODE_BYTES = 600;
/** Of a shard: tables and lists; a task's start, end and what is between. */
const SHARD = { files: 12, reads: 20, transitions: 4 };
const MEMORY_GB = 1.73;
const GB = 1024 ** 3;

/** What files for analysts take in a month, once there are so many customers that they are written unasked. */
export function analystFilesUsd(
  { nights }: Pick<Measurement, "nights">,
  volume: Volume,
  months: number,
): number {
  const { customers, mails, codes = 0 } = volume;
  if (customers < MANY_CUSTOMERS) return 0;
  const { million, gbSecond, gb } = PRICES;
  const shards = shardsOf(customers);
  const scan = (customers * nights.customerBytes) / READ_BYTES / 2;
  const people = (mails / NIGHTS) * OPEN_DAYS * PEOPLE_A_MAIL;
  const ledger = codes * CODE_MONTHS * (LOOKUP_UNITS + CODE_BYTES / READ_BYTES / 2);
  const readUnits = scan + Math.min(people, customers * OPEN_DAYS) * LOOKUP_UNITS + ledger;
  const night =
    readUnits * million.readUnits +
    shards *
      (SHARD.files * million.filesWritten +
        SHARD.reads * million.filesRead +
        SHARD.transitions * million.transitions +
        million.invocations);
  const seconds = customers * ANALYST_USE.cpuSeconds;
  const stored =
    customers * (ANALYST_USE.customerBytes * (KEPT_NIGHTS + 1) + ANALYST_USE.orderBytes) +
    mails * ROWS_A_MAIL * ROW_BYTES * Math.min(months, KEPT_MONTHS);
  return NIGHTS * (night / 1e6 + seconds * MEMORY_GB * gbSecond) + (stored / GB) * gb.files;
}
