import { USD_PER_THOUSAND_MAILS } from "../mail-cost.ts";
import { FREE_GB_IN_TABLES, FREE_HTTP_TIER, PRICES } from "../prices.ts";
import { REFOLD, refoldUsd } from "../refold-cost.ts";
import { analystFilesUsd } from "./analyst-files.ts";
import { canaryUsd } from "./canary.ts";
import type { Measurement } from "./measurement.ts";
import { aNight, eventsOf, monthOf, NIGHTS, OPENS, shardsOf, type Volume } from "./month.ts";
import { offerLines } from "./offers.ts";
import { peopleSampleUsd } from "./people-sample.ts";
import { reasonsToWrite } from "./reasons.ts";
import { redeemedUsd } from "./redeemed.ts";
import { resultsUsd } from "./results.ts";
import type { Standing, Stream } from "./standing.ts";
import { plus, times, type Usage } from "./usage.ts";

export interface Line {
  readonly item: string;
  readonly units: number;
  readonly usd: number;
}

export interface Bill {
  /** US dollars a month, the mail service's own fee included. */
  readonly monthly: number;
  /** What remains without that fee. */
  readonly withoutMailFee: number;
  readonly lines: readonly Line[];
  readonly perUnit: Readonly<Record<string, number>>;
}

const GB = 1024 ** 3;
const MILLION = 1e6;
/**
 * DynamoDB keeps a table's key for five minutes for each role that asks. Around the clock ingestion asks for two tables,
 * the projector and the chains for all five, the reports of mails for two.
 */
const KMS_REQUESTS = ((30 * 24 * 60) / 5) * (2 + 5 + 5 + 2);
/** What AWS asks for such a month, when the records of so many months are kept. */
export function billOf(measured: Measurement, standing: Standing, volume: Volume, months: number): Bill {
  const usage = plus(...monthOf(measured, standing.stream, volume, months).map((part) => part.usage));
  const { million, gbSecond } = PRICES;
  const per = (item: string, units: number, price: number): Line => ({
    item,
    units,
    usd: (units / MILLION) * price,
  });
  const lines: readonly Line[] = [
    per("SES: mails", usage.mails, million.mails),
    { item: "HTTP API: requests", units: usage.httpRequests, usd: requestsUsd(usage.httpRequests) },
    per("Lambda: invocations", usage.invocations, million.invocations),
    { item: "Lambda: GB-seconds", units: usage.gbSeconds, usd: usage.gbSeconds * gbSecond },
    per("DynamoDB: write units", usage.writeUnits, million.writeUnits),
    per("DynamoDB: read units", usage.readUnits, million.readUnits),
    ...storage(measured, volume, months),
    per("Step Functions: transitions", usage.transitions, million.transitions),
    per("EventBridge: events", usage.busEvents, million.busEvents),
    logs(usage),
    refolds(measured, volume),
    peopleSample(volume),
    tastes(measured, volume),
    redeemed(volume),
    factsCounted(volume),
    { item: "Results of chains and campaigns", units: volume.mails, usd: resultsUsd(volume) },
    { item: "Files for analysts", units: volume.customers, usd: analystFilesUsd(measured, volume, months) },
    ...reasonsToWrite(volume),
    ...offerLines(volume, months),
    per("Secrets Manager: reads", usage.secretReads, million.secretReads),
    ...byTheMonth(standing, usage),
    ...canary(measured, standing),
  ];
  const monthly = sum(lines);
  return {
    monthly,
    withoutMailFee: monthly - (lines[0]?.usd ?? 0),
    lines: [...lines].sort((a, b) => b.usd - a.usd),
    perUnit: perUnitOf(measured, standing.stream),
  };
}

function canary(measured: Measurement, { canaryOrders: units }: Standing): readonly Line[] {
  const usd = canaryUsd(measured, units);
  return units > 0 ? [{ item: "Canary: orders through the whole deployment", units, usd }] : [];
}

const sum = (lines: readonly Line[]) => lines.reduce((total, { usd }) => total + usd, 0);

function requestsUsd(requests: number): number {
  const { httpRequests, furtherHttpRequests } = PRICES.million;
  const further = Math.max(0, requests - FREE_HTTP_TIER);
  return ((requests - further) * httpRequests + further * furtherHttpRequests) / MILLION;
}

function storage({ nights, mails, events }: Measurement, volume: Volume, months: number): readonly Line[] {
  const monthly =
    volume.events * events.bytes + volume.mails * (mails.journalBytes + (1 + OPENS) * mails.reportBytes);
  const gb =
    (volume.customers * (nights.customerBytes + nights.tasteBytes + events.checkpointBytes) +
      monthly * months) /
    GB;
  return [
    { item: "DynamoDB: GB stored", units: gb, usd: Math.max(0, gb - FREE_GB_IN_TABLES) * PRICES.gb.tables },
    { item: "DynamoDB: GB with point-in-time recovery", units: gb, usd: gb * PRICES.gb.pointInTimeRecovery },
  ];
}

function refolds({ refold }: Measurement, { customers, refolds = 0 }: Volume): Line {
  const units = customers * refolds;
  return { item: "Profiles folded again after a change of config", units, usd: refoldUsd(units, refold) };
}

/** Scans of a night: to learn, and to find who is about to need something again. */
const TASTE_SCANS = 2;
const READ_BYTES = 4 * 1024;

/** Half a unit for each 4 KB, because a scan need not be strong. */
function tastes({ nights }: Measurement, { customers }: Volume): Line {
  const units = (NIGHTS * TASTE_SCANS * customers * nights.tasteBytes) / READ_BYTES / 2;
  return { item: "Tastes: read units, nights", units, usd: (units / MILLION) * PRICES.million.readUnits };
}

function peopleSample({ customers }: Volume): Line {
  const usd = peopleSampleUsd(customers, shardsOf(customers), NIGHTS);
  return { item: "Sample of customers for counting, nights", units: NIGHTS, usd };
}

function redeemed({ mails }: Volume): Line {
  return {
    item: "Mails that codes of orders came from, nights",
    units: NIGHTS,
    usd: redeemedUsd(mails, NIGHTS),
  };
}

/** A page of the events table and one of a part of it, a megabyte each, half a unit for 4 KB. */
const COUNTED_PAGES = 2;
const PAGE_UNITS = 128;

function factsCounted({ customers }: Volume): Line {
  const units = customers > 0 ? NIGHTS * COUNTED_PAGES * PAGE_UNITS : 0;
  return { item: "Facts counted, nights", units, usd: (units / MILLION) * PRICES.million.readUnits };
}

function logs({ logBytes }: Usage): Line {
  const gb = logBytes / GB;
  return {
    item: "CloudWatch: GB of logs",
    units: gb,
    usd: gb * (PRICES.gb.logsTakenIn + PRICES.gb.logsKept),
  };
}

function byTheMonth(
  { alarms, offerAlarms, dashboards, metrics, secrets, keys }: Standing,
  { secretReads }: Usage,
): readonly Line[] {
  const { month, million } = PRICES;
  const kms = keys > 0 ? KMS_REQUESTS + secretReads : 0;
  return [
    { item: "CloudWatch: alarms", units: alarms - offerAlarms, usd: (alarms - offerAlarms) * month.alarm },
    {
      item: "CloudWatch: alarms of codes and points, used or not",
      units: offerAlarms,
      usd: offerAlarms * month.alarm,
    },
    { item: "CloudWatch: dashboards", units: dashboards, usd: dashboards * month.dashboard },
    { item: "Secrets Manager: secrets", units: secrets, usd: secrets * month.secret },
    { item: "CloudWatch: metrics of its own", units: metrics, usd: metrics * month.metric },
    { item: "KMS: keys", units: keys, usd: keys * month.key },
    { item: "KMS: requests, about", units: kms, usd: (kms / MILLION) * million.kmsRequests },
  ].filter(({ units }) => units > 0);
}

/** Where a figure depends on how large the shop is. */
const MANY = 1e6;
const BUSY: Volume = { customers: MANY, events: 10 * MANY, mails: 2 * MANY };

function perUnitOf(measured: Measurement, stream: Stream): Readonly<Record<string, number>> {
  const night = aNight(measured, MANY);
  const { order } = measured.events;
  const event = times(eventsOf(measured, stream, BUSY, 1), 1 / BUSY.events);
  return {
    writeUnitsPerOrder: order.writeUnits,
    readUnitsPerOrder: order.readUnits,
    writeUnitsPerEvent: event.writeUnits,
    readUnitsPerEvent: event.readUnits,
    gbSecondsPerEvent: event.gbSeconds,
    readUnitsPerCustomerNight: night.readUnits / MANY,
    writeUnitsPerCustomerNight: night.writeUnits / MANY,
    gbSecondsPerCustomerNight: night.gbSeconds / MANY,
    transitionsPerMailInCohortsOf1000: measured.mails.transitions.thousand,
    transitionsPerMailInCohortsOf1: measured.mails.transitions.one,
    writeUnitsPerMail: measured.mails.mail.writeUnits,
    readUnitsPerMail: measured.mails.mail.readUnits,
    usdPerThousandMailsWithoutFee: 1_000 * usdOfMails(measured, stream),
    bytesPerCustomer: measured.nights.customerBytes,
    tasteBytesPerCustomer: measured.nights.tasteBytes,
    bytesPerEvent: measured.events.bytes,
    readUnitsPerRefold: measured.refold.readUnits,
    writeUnitsPerRefold: measured.refold.writeUnits,
    gbSecondsPerRefold: measured.refold.gbSeconds,
    writeUnitsPerCountOfNotUnderstood: measured.events.unseenWriteUnits,
  };
}

/** Of one mail besides the mail service's fee: all that chains use, and what becomes of the mails. */
function usdOfMails(measured: Measurement, stream: Stream): number {
  const chains = monthOf(measured, stream, BUSY, 1).find(({ name }) => name === "chains")?.usage;
  if (!chains) throw new Error("a month has no chains");
  const { million, gbSecond } = PRICES;
  const { writeUnits, readUnits, transitions, invocations, gbSeconds } = chains;
  const usd =
    writeUnits * million.writeUnits +
    readUnits * million.readUnits +
    transitions * million.transitions +
    invocations * million.invocations;
  return (usd / MILLION + gbSeconds * gbSecond) / BUSY.mails;
}

/** What issue and design ask for. */
export const TARGETS = {
  writeUnitsPerOrder: 3.5,
  readUnitsPerCustomerNight: 0.12,
  writeUnitsPerCustomerNight: 0.03,
  transitionsPerMailInCohortsOf1000: 0.05,
  transitionsPerMailInCohortsOf1: 6,
  // What metrics reckon with for what silence saves.
  usdPerThousandMailsWithoutFee: USD_PER_THOUSAND_MAILS.rest,
  // What config push reckons with.
  readUnitsPerRefold: REFOLD.readUnits,
  writeUnitsPerRefold: REFOLD.writeUnits,
  gbSecondsPerRefold: REFOLD.gbSeconds,
} as const;
