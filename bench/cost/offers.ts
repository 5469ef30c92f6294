import { PRICES } from "../../src/contracts/prices.ts";
import { NIGHTS, type Volume } from "./month.ts";

/**
 * Units that codes and points take of the tables, each as it happens. test/bench/offer-units.test.ts measures them on
 * DynamoDB's rules.
 */
export const UNITS = {
  /** Issued, named by its batch, marked as sent: of a walk of many, with its share of batch and budget. */
  code: { readUnits: 8, writeUnits: 3.3 },
  /** Asked for and redeemed by the till, then told by the order. */
  use: { readUnits: 4, writeUnits: 2 },
  /** The order's points in the wallet: behind or not, read and written. */
  earned: { readUnits: 2, writeUnits: 1 },
  /** Held, committed, told as a fact, and that fact's fold in profile and wallet. */
  spend: { readUnits: 10, writeUnits: 6 },
} as const;

/** Of codes, those that an order uses; of orders with points, those that pay with some. */
const [USED, PAYING] = [0.2, 0.2];
/** Good for two weeks on average, and kept for 100 days after. */
const MONTHS_KEPT = (14 + 100) / 30;
/** Of a code's record and of a wallet, with what DynamoDB adds to each, and what points add to a customer's item. */
const [CODE_BYTES, WALLET_BYTES, FIELD_BYTES] = [650, 450, 100];
/** Each code's batch has so many, and takes a minute's execution and some seconds of the platform's time. */
const BATCH = { codes: 96, transitions: 4, gbSeconds: 0.25 * 5 };
/** A question of a till: a function of 1 GB for two calls to DynamoDB and its own time, its log line and the API's. */
const QUESTION = { gbSeconds: 0.015, logBytes: 700 };
/** A task of the ledger's night: a child of a distributed map with its retries' room, and 1.73 GB for a page of a MB. */
const NIGHT_TASKS = { most: 40, transitions: 4, gbSecondsAPage: 1.73 * 0.05 };
const READ_BYTES = 4 * 1024;
const PAGE_BYTES = 1024 ** 2;
const GB = 1024 ** 3;
/** Facts of a customer that are read to count a wallet again. */
const RECOUNT_READ_UNITS = 5;

interface Taken {
  readonly item: string;
  readonly readUnits?: number;
  readonly writeUnits?: number;
  readonly requests?: number;
  readonly transitions?: number;
  readonly gbSeconds?: number;
  readonly invocations?: number;
  readonly gb?: number;
}

/** What codes take in a month, each part with its own line; nothing where none are issued. */
function ofCodes({ codes = 0 }: Volume): readonly Taken[] {
  const used = codes * USED;
  const bytes = codes * MONTHS_KEPT * CODE_BYTES;
  return [
    { item: "Codes: issued, named, sent", ...times(UNITS.code, codes) },
    { item: "Codes: redeemed, and told by orders", ...times(UNITS.use, used) },
    { item: "Codes: questions of tills", ...questions(2 * used) },
    { item: "Codes: batches for the shop's platform", ...batches(codes / BATCH.codes) },
    { item: "Codes: the nights' account", ...nightlyRead(bytes) },
    { item: "Codes: GB stored", gb: bytes / GB },
  ];
}

/** What points take, where there is a programme. All who order are in it. */
function ofLoyalty({ loyalty = false, customers, orders = 0 }: Volume): readonly Taken[] {
  const members = loyalty ? customers : 0;
  const earning = loyalty ? orders : 0;
  const paying = earning * PAYING;
  const bytes = members * WALLET_BYTES;
  const scanned = members * FIELD_BYTES * 2;
  const { readUnits, ...account } = nightlyRead(bytes);
  const recounts = earning * RECOUNT_READ_UNITS;
  return [
    { item: "Points: earned", ...times(UNITS.earned, earning) },
    { item: "Points: spent", ...times(UNITS.spend, paying) },
    { item: "Points: questions of tills", ...questions(earning + 2 * paying) },
    {
      item: "Points: wallets read and counted again by nights",
      ...account,
      readUnits: readUnits + recounts + (NIGHTS * scanned) / READ_BYTES / 2,
    },
    { item: "Points: GB stored", gb: (bytes + members * FIELD_BYTES) / GB },
  ];
}

const times = (each: { readonly readUnits: number; readonly writeUnits: number }, count: number) => ({
  readUnits: each.readUnits * count,
  writeUnits: each.writeUnits * count,
});

const questions = (count: number) => ({
  requests: count,
  invocations: count,
  gbSeconds: count * QUESTION.gbSeconds,
});

const batches = (count: number) => ({
  transitions: count * BATCH.transitions,
  invocations: count,
  gbSeconds: count * BATCH.gbSeconds,
});

/** Read strongly, every night, by tasks of a map. */
function nightlyRead(bytes: number) {
  const tasks = Math.min(NIGHT_TASKS.most, Math.ceil(bytes / PAGE_BYTES));
  return {
    readUnits: (NIGHTS * bytes) / READ_BYTES,
    transitions: NIGHTS * tasks * NIGHT_TASKS.transitions,
    invocations: NIGHTS * tasks,
    gbSeconds: (NIGHTS * bytes * NIGHT_TASKS.gbSecondsAPage) / PAGE_BYTES,
  };
}

/** A line for each part of what codes and points take, in dollars. */
export function offerLines(volume: Volume) {
  return [...ofCodes(volume), ...ofLoyalty(volume)].map((taken) => ({
    item: taken.item,
    units: unitsOf(taken),
    usd: usdOf(taken),
  }));
}

const unitsOf = ({ readUnits = 0, writeUnits = 0, requests = 0, transitions = 0, gb = 0 }: Taken) =>
  readUnits + writeUnits + requests + gb || transitions;

function usdOf(taken: Taken): number {
  const { million, gbSecond, gb } = PRICES;
  const { readUnits = 0, writeUnits = 0, requests = 0, transitions = 0, invocations = 0 } = taken;
  const counted =
    readUnits * million.readUnits +
    writeUnits * million.writeUnits +
    requests * million.httpRequests +
    transitions * million.transitions +
    invocations * million.invocations;
  const logs = ((requests * QUESTION.logBytes) / GB) * (gb.logsTakenIn + gb.logsKept);
  // The gigabytes that are free are the rest of the bill's.
  const stored = (taken.gb ?? 0) * (gb.tables + gb.pointInTimeRecovery);
  return counted / 1e6 + (taken.gbSeconds ?? 0) * gbSecond + logs + stored;
}
