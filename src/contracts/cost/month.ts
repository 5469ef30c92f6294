import type { Measurement } from "./measurement.ts";
import type { Stream } from "./standing.ts";
import { plus, times, type Usage } from "./usage.ts";

/** How large a shop is. */
export interface Volume {
  readonly customers: number;
  /** A month. */
  readonly events: number;
  readonly mails: number;
  /** How often a month a change of currency, time zone or past rates has everybody folded again. */
  readonly refolds?: number;
  /** Codes that mails bring, and orders, a month; whether the shop has a loyalty programme. */
  readonly codes?: number;
  /** Of the codes, those of uploaded lists. */
  readonly listed?: number;
  readonly orders?: number;
  readonly loyalty?: boolean;
}

/** What a shop does with mails, where the run does not tell. Method and reasons are in docs/cost.md. */
const MAILS = {
  /** Of the mails, those of chains that an event begins; the rest begin at night. */
  begunByEvents: 0.6,
  /**
   * Chains that an event begins, with the minutes in which customers board together: one mails soon and twice more at a
   * time of day, when those of a day and time zone are one cohort; two mail once after a day.
   */
  byEvents: [
    { gatherMinutes: 5, mails: 3 },
    { gatherMinutes: 30, mails: 1 },
    { gatherMinutes: 30, mails: 1 },
  ],
  /** Mails of the chains that a night begins. */
  byNights: [1, 1, 3],
  timeZones: 3,
  /** Who enters a chain and leaves it before its mail, for each mail. */
  leavers: 0.4,
  /** Who enters a chain and is held out, of all. */
  heldOut: 0.1,
};
/** Opens and clicks of each mail, besides its delivery. */
export const OPENS = 0.33;
/** Mails that SES takes a second from an account that sends as many: a step waits for its turn. */
const MAILS_A_SECOND = 50;
/** A request's line in the API's access log, with what CloudWatch adds to each. */
const ACCESS_LOG_BYTES = 130;
/** Functions keep the keys for five minutes, and read their current and their former version. */
const KEPT_KEYS = (30 * 24 * 60) / 5;
const VERSIONS_OF_KEYS = 2;
/** Visitors come in half of the hours. */
const ACTIVE_SECONDS = (30 * 24 * 3_600) / 2;
/** A stream has a shard for each partition of its table: one for each 10 GB, but four to begin with. */
const FIRST_SHARDS = 4;
const SHARD_BYTES = 10 * 1024 ** 3;
const CUSTOMERS_A_SHARD = 25_000;
export const NIGHTS = 30;

export interface Part {
  readonly name: "events" | "nights" | "chains";
  readonly usage: Usage;
}

/** What a month of such a shop uses, by what it is for, when customers have been known for so many months. */
export function monthOf(
  measured: Measurement,
  stream: Stream,
  volume: Volume,
  months: number,
): readonly Part[] {
  return [
    { name: "events", usage: eventsOf(measured, stream, volume, months) },
    { name: "nights", usage: times(aNight(measured, volume.customers), NIGHTS) },
    { name: "chains", usage: chains(measured, volume) },
  ];
}

/** A month's events. Each that goes into a profile reads again what is known of the customer. */
export function eventsOf(measured: Measurement, stream: Stream, volume: Volume, months: number): Usage {
  const { event, batch, readUnitsAMonth } = measured.events;
  const readUnits = event.readUnits + readUnitsAMonth * (months - 1);
  const batches = batchesOf(measured, stream, volume, months);
  const usage = plus(times({ ...event, readUnits }, volume.events), times(batch, batches));
  return {
    ...usage,
    // Mails are the volume's own: what differs between two measured runs is no mail.
    mails: 0,
    logBytes: usage.logBytes + usage.httpRequests * ACCESS_LOG_BYTES,
    secretReads: secretReads(usage.httpRequests),
  };
}

/** By a function that is called so often: its keys age with time, not with calls. */
const secretReads = (calls: number) => VERSIONS_OF_KEYS * occupied(calls, KEPT_KEYS);

/**
 * Batches of the stream: one begins with the first thing that comes after the last one, and gathers what else comes
 * within the window, or until it is full.
 */
function batchesOf({ events }: Measurement, stream: Stream, volume: Volume, months: number): number {
  const shards = Math.max(FIRST_SHARDS, (volume.events * events.bytes * months) / SHARD_BYTES);
  const lanes = shards * stream.lanes;
  const opens = volume.mails * OPENS;
  const arrivals = (volume.events * events.event.httpRequests + opens) / ACTIVE_SECONDS / lanes;
  const records = (volume.events + opens) / ACTIVE_SECONDS / lanes;
  const rate = Math.max(arrivals / (1 + arrivals * stream.windowSeconds), records / stream.batchSize);
  return rate * ACTIVE_SECONDS * lanes;
}

export function aNight({ nights }: Measurement, customers: number): Usage {
  return plus(times(nights.customer, customers), times(nights.shard, shardsOf(customers)), nights.night);
}

export const shardsOf = (customers: number): number => Math.max(1, Math.ceil(customers / CUSTOMERS_A_SHARD));

function chains({ mails }: Measurement, { mails: count }: Volume): Usage {
  const byEvents = count * MAILS.begunByEvents;
  const byNights = count - byEvents;
  const days = NIGHTS * MAILS.timeZones;
  const begun = MAILS.byEvents.map(({ gatherMinutes, mails: each }) => {
    const entrants = byEvents / MAILS.byEvents.length / each;
    const windows = (ACTIVE_SECONDS / 60 / gatherMinutes) * MAILS.timeZones;
    return { first: occupied(entrants, windows), later: (each - 1) * occupied(entrants, days) };
  });
  const nightly = MAILS.byNights.map((each) => {
    const first = occupied(byNights / MAILS.byNights.length / each, days);
    return { first, later: (each - 1) * first };
  });
  const steps = [...begun, ...nightly].reduce((sum, { first, later }) => sum + first + later, 0);
  const entered = (byNights * (1 + MAILS.leavers)) / (1 - MAILS.heldOut);
  // A mail takes no less time than the account's rate leaves between two.
  const gbSeconds = Math.max(mails.mail.gbSeconds, mails.stepGb / MAILS_A_SECOND);
  const usage = plus(
    times(mails.entry, entered),
    times(mails.step, steps),
    times({ ...mails.mail, gbSeconds }, count),
    times(mails.leaver, count * MAILS.leavers),
    times(mails.report, count),
    times(mails.open, count * OPENS),
  );
  return { ...usage, secretReads: secretReads(steps) };
}

/** How many of so many places have anybody in them when so many come at random. */
export const occupied = (comers: number, places: number): number => places * -Math.expm1(-comers / places);
