import type { Measurement } from "./measure.ts";
import { EVENTS_A_MONTH, MONTHLY, VISIT_KINDS } from "./shop.ts";
import { plus, times, type Usage } from "./usage.ts";

/** How large a shop is. */
export interface Volume {
  readonly customers: number;
  /** A month. */
  readonly events: number;
  readonly mails: number;
}

/** What a shop does with mails, where the run does not tell. Method and reasons are in docs/cost.md. */
const MAILS = {
  /** Of the mails, those of chains that an event begins; the rest begin at night. */
  begunByEvents: 0.6,
  /** Five-minute windows a month in which customers of one chain and time zone board together: half of the day. */
  eventWindows: (30 * 24 * 12) / 2,
  nights: 30,
  /** Chains of each of the two kinds, times time zones. */
  places: 3 * 3,
  /** Who enters a chain and leaves it before its mail, for each mail: walked, but not written to. */
  leavers: 0.4,
  /** Reports for each mail, of which one is the delivery: opens and clicks. */
  reports: 1.33,
};
const CUSTOMERS_A_SHARD = 25_000;
const NIGHTS = 30;

export interface Part {
  readonly name: "events" | "nights" | "chains";
  readonly usage: Usage;
}

/** What a month of such a shop uses, by what it is for, when customers have been known for so many months. */
export function monthOf(measured: Measurement, volume: Volume, months: number): readonly Part[] {
  const event = anEvent(measured);
  const readUnits = event.readUnits + measured.events.readUnitsAMonth * (months - 1);
  return [
    { name: "events", usage: times({ ...event, readUnits }, volume.events) },
    { name: "nights", usage: times(aNight(measured, volume.customers), NIGHTS) },
    { name: "chains", usage: chains(measured, volume) },
  ];
}

/** An event of the usual mix. */
export function anEvent({ events }: Measurement): Usage {
  return plus(...VISIT_KINDS.map((visit) => times(events.visits[visit], MONTHLY[visit] / EVENTS_A_MONTH)));
}

export function aNight({ nights }: Measurement, customers: number): Usage {
  const shards = Math.max(1, Math.ceil(customers / CUSTOMERS_A_SHARD));
  return plus(times(nights.customer, customers), times(nights.shard, shards), nights.night);
}

function chains({ mails }: Measurement, { mails: count }: Volume): Usage {
  const byEvents = count * MAILS.begunByEvents;
  const byNights = count - byEvents;
  const steps =
    occupied(byEvents, MAILS.eventWindows * MAILS.places) + occupied(byNights, MAILS.nights * MAILS.places);
  const leaver = { ...mails.mail, mails: 0 };
  return plus(
    times(mails.entry, byNights * (1 + MAILS.leavers)),
    times(mails.step, steps),
    times(mails.mail, count),
    times(leaver, count * MAILS.leavers * 0.5),
    times(mails.report, count * MAILS.reports),
  );
}

/** How many of so many places have anybody in them when so many come at random. */
export const occupied = (comers: number, places: number): number => places * -Math.expm1(-comers / places);
