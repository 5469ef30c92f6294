import { ROUND_NIGHTS } from "../../domain/loyalty/wallet.ts";
import { CODE_SHARDS } from "../../domain/offers/codes/shards.ts";
import { PRICES } from "../prices.ts";
import { NIGHTS, shardsOf, type Volume } from "./month.ts";

/**
 * Units that codes and points take of the tables, each as it happens. test/bench/offer-units.test.ts and
 * test/bench/point-units.test.ts measure them on DynamoDB's rules.
 */
export const UNITS = {
  /** Issued, named by its batch, marked as sent: of a walk of many, with its share of batch and budget. */
  code: { readUnits: 8, writeUnits: 3.3 },
  /** Asked for and redeemed by the till, then told by the order. */
  use: { readUnits: 4, writeUnits: 2 },
  /** Of a list, besides: uploaded, looked for among the free ones, noted for its customer, taken out and counted. */
  listed: { readUnits: 3, writeUnits: 5.1 },
  /** The order's points in the wallet: behind or not, read and written. */
  earned: { readUnits: 1.5, writeUnits: 1 },
  /** Held, committed, told as a fact, and that fact's fold in profile and wallet, for which all facts are read. */
  spend: { readUnits: 8, writeUnits: 7 },
  /** A wallet counted again by the night, which reads profile and facts. */
  recount: { readUnits: 2.5, writeUnits: 0 },
  /** What either reads more for each further month that customers have been known for. */
  aMonth: { spend: 0.6, recount: 0.3 },
} as const;

/** Of codes, those that an order uses; of orders with points, those that pay with some. */
const [USED, PAYING] = [0.2, 0.2];
/** Good for two weeks on average, and kept for 100 days after. */
const MONTHS_KEPT = (14 + 100) / 30;
/** Of a code's record and of a wallet, with what DynamoDB adds to each, and what points add to a customer's item. */
const [CODE_BYTES, WALLET_BYTES, FIELD_BYTES] = [650, 450, 100];
/** Of a list's code, whose name stays: so no list brings it again. */
const NAME_BYTES = 170;
/** An audit begins three quarters of an hour before the last one ended: what has changed then is looked at twice. */
const LOOKED_AT_AGAIN = 1 + 0.75 / 24;
/** Each code's batch has so many, and takes a minute's execution and some seconds of the platform's time. */
const BATCH = { codes: 96, transitions: 4, gbSeconds: 0.25 * 5 };
/** A question of a till: a function of 1 GB for two calls to DynamoDB and its own time, its log line and the API's. */
const QUESTION = { gbSeconds: 0.015, logBytes: 700 };
/** Tasks of the ledger's night: children of a distributed map, of 1.73 GB. A page of a MB; a wallet counted again. */
const NIGHT_TASKS = {
  transitions: 4,
  functions: 2,
  gbSecondsAPage: 1.73 * 0.05,
  gbSecondsARecount: 1.73 * 0.004,
};
const READ_BYTES = 4 * 1024;
const PAGE_BYTES = 1024 ** 2;
const GB = 1024 ** 3;

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
function ofCodes({ codes = 0, listed = 0 }: Volume): readonly Taken[] {
  const used = codes * USED;
  const bytes = codes * MONTHS_KEPT * CODE_BYTES;
  const named = listed * NAME_BYTES;
  return [
    { item: "Codes: issued, named, sent", ...times(UNITS.code, codes) },
    { item: "Codes: of lists, uploaded and taken out", ...times(UNITS.listed, listed) },
    { item: "Codes: redeemed, and told by orders", ...times(UNITS.use, used) },
    { item: "Codes: questions of tills", ...questions(2 * used) },
    { item: "Codes: batches for the shop's platform", ...batches((codes - listed) / BATCH.codes) },
    { item: "Codes: the nights' account", ...nightlyRead(bytes) },
    { item: "Codes: GB stored", gb: (bytes + named) / GB },
  ];
}

/** What points take, where there is a programme, after so many months. All who order are in it. */
function ofLoyalty({ loyalty = false, customers, orders = 0 }: Volume, months: number): readonly Taken[] {
  const members = loyalty ? customers : 0;
  const earning = loyalty ? orders : 0;
  const paying = earning * PAYING;
  const bytes = members * WALLET_BYTES;
  const fields = members * FIELD_BYTES;
  const further = months - 1;
  const listing = nightlyRead(bytes / 2 + fields);
  const recounts = (NIGHTS * members) / ROUND_NIGHTS + earning * LOOKED_AT_AGAIN;
  return [
    { item: "Points: earned", ...times(UNITS.earned, earning) },
    { item: "Points: spent", ...times(older(UNITS.spend, UNITS.aMonth.spend * further), paying) },
    { item: "Points: questions of tills", ...questions(earning + 2 * paying) },
    { item: "Points: wallets and profiles read by nights", ...listing },
    {
      item: "Points: wallets counted again by nights",
      ...times(older(UNITS.recount, UNITS.aMonth.recount * further), recounts),
      gbSeconds: recounts * NIGHT_TASKS.gbSecondsARecount,
    },
    { item: "Points: GB stored", gb: (bytes + fields) / GB },
  ];
}

/** The tasks in which a night reads codes and wallets, both at once. */
function ofNights({ codes = 0, loyalty = false, customers }: Volume): Taken {
  const tasks = codes > 0 || loyalty ? NIGHTS * Math.min(CODE_SHARDS, shardsOf(customers)) : 0;
  return {
    item: "Codes and points: tasks of nights",
    transitions: tasks * NIGHT_TASKS.transitions,
    invocations: tasks * NIGHT_TASKS.functions,
  };
}

interface Units {
  readonly readUnits: number;
  readonly writeUnits: number;
}

const older = ({ readUnits, writeUnits }: Units, more: number): Units => ({
  readUnits: readUnits + more,
  writeUnits,
});

const times = (each: Units, count: number): Units => ({
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

/** Read strongly, every night. What need not be strong counts half. */
const nightlyRead = (bytes: number) => ({
  readUnits: (NIGHTS * bytes) / READ_BYTES,
  gbSeconds: (NIGHTS * bytes * NIGHT_TASKS.gbSecondsAPage) / PAGE_BYTES,
});

/** A line for each part of what codes and points take, in dollars, when facts of so many months are there. */
export function offerLines(volume: Volume, months: number) {
  return [...ofCodes(volume), ...ofLoyalty(volume, months), ofNights(volume)].map((taken) => ({
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
