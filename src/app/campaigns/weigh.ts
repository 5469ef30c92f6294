import { type Instant, MINUTE } from "../../domain/basics/calendar.ts";
import { campaignPlan } from "../../domain/campaigns/plan.ts";
import { busiestDay, dueFor, rampDays, type Timetable } from "../../domain/campaigns/schedule.ts";
import { nobody, together, totalOf, type Waterfall } from "../../domain/campaigns/waterfall.ts";
import type { CampaignDeps } from "./deps.ts";
import { campaignDocuments, unpacked, type Weighed } from "./documents.ts";
import { type CampaignKey, type Subject, subjectOf, timetableOf } from "./subject.ts";

/**
 * Puts the shards together: the waterfall, which day of the ramp-up each position belongs to, over how long the mails are
 * spread at the account's rate, and what all of it costs. Holds eight bytes for each mail.
 */
export function makeWeigh(deps: CampaignDeps) {
  return async (of: CampaignKey, shardCount: number): Promise<Weighed> => {
    const documents = campaignDocuments(deps.runs, of.campaign, of.which);
    const known = of.which === "check" ? undefined : await documents.read("weighed");
    if (known) return known;
    const subject = await subjectOf(deps, of);
    const { begun, campaign, bundle } = subject;
    let [fall, customers] = [nobody(), 0];
    const parts = new Map<string, Float64Array[]>();
    for (let shard = 0; shard < shardCount; shard++) {
      const survey = await documents.made(`survey/${shard}`);
      fall = together(fall, survey.waterfall);
      customers += survey.customers;
      for (const [zone, text] of Object.entries(survey.positions)) {
        const others = parts.get(zone) ?? [];
        others.push(unpacked(text));
        parts.set(zone, others);
      }
    }
    const mailsASecond = await deps.mailsASecond();
    const ramp = campaign.ramp_up;
    const all = distinct(joined([...parts.values()].flat()));
    const days = rampDays(all, ramp);
    const mails = busiestDay(all.length, ramp);
    const table = timetableOf(campaign, bundle, begun, { mails, days, mailsASecond });
    const waterfall = settled(fall, parts, table, all.length);
    const weighed: Weighed = {
      begun,
      at: deps.clock.now(),
      currency: bundle.store.currency,
      customers,
      waterfall,
      table,
      days: mailsByDay(all, days),
      mailsASecond,
      plan: campaignPlan(
        {
          customers,
          audience: waterfall.audience,
          mails: waterfall.mails,
          others: waterfall.holdout + totalOf(waterfall.capped) + waterfall.twice,
          zones: Object.keys(waterfall.zones).length,
          mailsASecond,
          spreadMs: table.spreadMs,
          days: days.length + 1,
        },
        deps.prices,
      ),
      lastDue: lastDue(table, Object.keys(waterfall.zones), subject),
    };
    await documents.write("weighed", weighed);
    return weighed;
  };
}

/** Who is due after the end gets no mail; of several accounts of a mailbox one does. */
function settled(
  fall: Waterfall,
  parts: ReadonlyMap<string, readonly Float64Array[]>,
  table: Timetable,
  mailboxes: number,
): Waterfall {
  const accounts = fall.mails;
  if (table.endsAt === undefined || table.days.length === 0)
    return { ...fall, twice: accounts - mailboxes, mails: mailboxes };
  const zones: Record<string, number> = {};
  let late = 0;
  const inTime: Float64Array[] = [];
  for (const [zone, arrays] of parts)
    for (const positions of arrays) {
      const kept = positions.filter((position) => dueFor(table, position, zone).kind === "due");
      inTime.push(kept);
      late += positions.length - kept.length;
      zones[zone] = (zones[zone] ?? 0) + kept.length;
    }
  const mails = distinct(joined(inTime)).length;
  const why = "the ramp-up reaches them after the end";
  return {
    ...fall,
    lost: { ...fall.lost, "too-late": { ...fall.lost["too-late"], ...(late > 0 && { [why]: late }) } },
    twice: accounts - late - mails,
    mails,
    zones,
  };
}

function joined(arrays: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    whole.set(array, at);
    at += array.length;
  }
  return whole;
}

/** Ascending, each once; in the array that is given. */
function distinct(positions: Float64Array): Float64Array {
  positions.sort();
  let kept = 0;
  for (const position of positions)
    if (kept === 0 || positions[kept - 1] !== position) positions[kept++] = position;
  return positions.subarray(0, kept);
}

function mailsByDay(sorted: Float64Array, ends: readonly number[]): readonly number[] {
  const ranks = [...ends, Number.POSITIVE_INFINITY].map((end) => firstFrom(sorted, end));
  return ranks.map((rank, day) => rank - (ranks[day - 1] ?? 0));
}

/** How many are below `end`. */
function firstFrom(sorted: Float64Array, end: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  return low;
}

const LAST_POSITION = 1 - Number.EPSILON;

/** Of whoever comes last in any zone; the end where that is before. */
function lastDue(table: Timetable, zones: readonly string[], { begun }: Subject): Instant {
  const dues = zones.map((zone) => {
    const due = dueFor(table, LAST_POSITION, zone);
    return due.kind === "due" ? due.at : (table.endsAt ?? begun.beginsAt);
  });
  return Math.max(begun.beginsAt + MINUTE, ...dues);
}
