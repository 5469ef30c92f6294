import type { CustomerPage } from "../../../contracts/answers/customer-page.ts";
import { DAY, type Instant, instantAt, parseDay, parseDuration } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import { audienceCondition } from "../../../domain/campaigns/chain-of.ts";
import type { CampaignRun } from "../../../domain/campaigns/run.ts";
import { makeDueDay } from "../../../domain/chains/date-entry.ts";
import { ownEventIn } from "../../../domain/chains/own-events.ts";
import { isTriggerEvent, TRIGGERS } from "../../../domain/chains/triggers.ts";
import { partsOf } from "../../../domain/conditions/parts.ts";
import type { Campaign } from "../../../domain/config/campaign.ts";
import type { Chain, DateEntry, ReplenishmentEntry } from "../../../domain/config/chain.ts";
import type { Fact } from "../../../domain/facts/facts.ts";
import { timeZoneOf } from "../../../domain/people/language.ts";
import type { Customer } from "../../../domain/people/profile.ts";
import { type FieldValues, valuesSeen } from "../../../domain/segments/segments.ts";
import { type DueAgain, duesFor, leadOf } from "../../../domain/taste/due-again.ts";
import type { Due, Taste } from "../../../domain/taste/taste.ts";
import type { PublishedBundle } from "../../../ports/config.ts";

type ChainOfPage = CustomerPage["chains"][number];
export type NotEntered = NonNullable<ChainOfPage["notEntered"]>;

/** What is known of somebody at this moment. */
export interface Known {
  readonly now: Instant;
  readonly customer: Customer;
  readonly facts: readonly Fact[];
  readonly published: PublishedBundle;
  readonly fields: FieldValues;
  readonly taste?: Taste;
  readonly dues: readonly Due[];
  /** The same customer as told by an earlier moment, without what the nights had said. */
  readonly toldBy: (at: Instant) => Pick<Known, "fields" | "holds">;
  /** Whether a condition of the config holds now; an absent one does. */
  readonly holds: (condition: string | undefined) => boolean;
}

type Enter = Chain["enter"];
type EventEnter = Extract<Enter, { readonly event: string }>;
type SegmentEnter = Extract<Enter, { readonly segment: string }>;
type LoyaltyEnter = Extract<Enter, { readonly points: string } | { readonly level: string }>;

/**
 * Why somebody has never entered a chain: what it waits for and the customer has not done, is not in or does not have, by
 * the rules of now. Where all of that holds now, the facts say what the profile was when the event was told; what the
 * nights said of it then nobody keeps, and the answer says so.
 */
export function whyNotEntered({ enter, enrol }: Pick<Chain, "enter" | "enrol">, known: Known): NotEntered {
  if ("event" in enter) return noEvent(enter, known);
  if ("segment" in enter) return noSegment(enter, enrol, known);
  if ("date" in enter) return noDate(enter, known);
  if ("replenishment" in enter) return nothingDue(enter, known);
  return noPoints(enter, known);
}

/** The same of a campaign, whose audience a start lets in. */
export function whyNotInCampaign(campaign: Campaign, run: CampaignRun | undefined, known: Known): NotEntered {
  if (!run) return { code: "campaign-not-started", seen: [] };
  const condition = audienceCondition(campaign, known.published.bundle);
  if (!known.holds(condition)) return { code: "not-in-audience", ...seenBy(condition, known) };
  return { code: "campaign-before", at: run.startedAt, ...seenBy(condition, known) };
}

function seenBy(
  condition: string | undefined,
  { fields }: Pick<Known, "fields">,
): Pick<NotEntered, "condition" | "seen"> {
  if (condition === undefined) return { seen: [] };
  return { condition, seen: [...valuesSeen(condition, fields)] };
}

function noEvent({ event, when }: EventEnter, known: Known): NotEntered {
  const { facts, published, holds } = known;
  const { store } = published.bundle;
  const isMeant = isTriggerEvent(event)
    ? (fact: Fact) => TRIGGERS[event].facts.includes(fact.kind)
    : (fact: Fact) => ownEventIn(fact, store)?.name === event;
  const last = facts.findLast(isMeant);
  if (!last) return { code: "no-event", about: event, seen: [] };
  const of = { about: event, at: last.at };
  const isLate = last.at < last.receivedAt - (parseDuration(store.trigger_freshness) ?? 0);
  if (isLate) return { code: "event-late", ...of, seen: [] };
  // What the event itself says is gone: of such a condition only its fields of the customer are shown.
  const asksEvent = when !== undefined && /\bevent\./.test(when);
  if (!asksEvent && !holds(when)) return { code: "event-condition", ...of, ...seenBy(when, known) };
  if (last.receivedAt < published.publishedAt) return { code: "event-before-config", ...of, seen: [] };
  return { ...of, ...whatWasOtherwise(when, last.receivedAt, known) };
}

/** What only a night says of somebody, or the event of itself: what it said then is not kept. */
const NOT_KEPT =
  /\b(event\.|segment\b|rfm_\w+|recency_score\b|frequency_score\b|monetary_score\b|no_purchase_probability\b|uplift\b)/;

/** Which parts of the condition did not hold when the event was told, by everything that had been told by then. */
function whatWasOtherwise(
  when: string | undefined,
  toldAt: Instant,
  known: Known,
): Pick<NotEntered, "code" | "condition" | "seen"> {
  if (when === undefined) return { code: "event-otherwise", seen: [] };
  const then = known.toldBy(toldAt);
  const parts = partsOf(when).filter((part) => !NOT_KEPT.test(part));
  const failed = parts.filter((part) => !then.holds(part)).join(" && ");
  if (failed !== "") return { code: "event-condition-then", ...seenBy(failed, then) };
  if (NOT_KEPT.test(when)) return { code: "event-not-kept", ...seenBy(when, known) };
  return { code: "event-otherwise", ...seenBy(when, then) };
}

function noSegment({ segment, when }: SegmentEnter, enrol: Chain["enrol"], known: Known): NotEntered {
  const { customer, published, holds } = known;
  const { score } = customer;
  if (!score) return { code: "no-night-yet", seen: [] };
  const { list, otherwise } = published.bundle.segments;
  const isOwn = [...list, otherwise].some(({ id }) => id === segment);
  const place = isOwn ? score.segment : score.rfmSegment;
  if (place !== segment) return { code: "not-in-segment", about: segment, seen: [] };
  if (!holds(when)) return { code: "segment-condition", about: segment, ...seenBy(when, known) };
  const since = parseDay(score.segmentSince);
  const at = since === undefined ? undefined : instantAt(published.bundle.store.time_zone, since, 0);
  if (enrol !== "existing" && at !== undefined && at < published.publishedAt)
    return { code: "segment-before", about: segment, at, seen: [] };
  return { code: "segment-tonight", about: segment, ...defined({ at }), seen: [] };
}

/** Looked ahead for a day less than a year, so that there is one such day at most. */
const AHEAD_MS = 364 * DAY;

/** When a date enters somebody next; undefined where it does not within a year. */
export function nextDate(enter: DateEntry, { customer, published, now }: Known): Instant | undefined {
  const { profile } = customer;
  const date = profile.attributes?.[enter.date];
  if (typeof date !== "string") return undefined;
  const dueDay = makeDueDay(enter, { from: now, until: now + AHEAD_MS });
  return dueDay(date, timeZoneOf(profile, published.bundle.store))?.begins;
}

function noDate(enter: DateEntry, known: Known): NotEntered {
  const about = enter.date;
  if (typeof known.customer.profile.attributes?.[about] !== "string")
    return { code: "no-date", about, seen: [] };
  if (!known.holds(enter.when)) return { code: "date-condition", about, ...seenBy(enter.when, known) };
  return { code: "date-ahead", about, ...defined({ at: nextDate(enter, known) }), seen: [] };
}

/** What a chain may remind somebody of, the soonest first. */
export const duesOfChain = (enter: ReplenishmentEntry, { taste, dues }: Known): readonly DueAgain[] =>
  taste ? duesFor(enter, taste, dues) : [];

function nothingDue(enter: ReplenishmentEntry, known: Known): NotEntered {
  const [due] = duesOfChain(enter, known);
  if (!due) return { code: "nothing-due", seen: [] };
  const at = instantAt(known.published.bundle.store.time_zone, due.day - leadOf(enter), 0);
  const bought = known.customer.profile.products.find(({ product }) => product === due.product);
  const about = due.category ?? bought?.name ?? due.product;
  return { code: at > known.now ? "due-ahead" : "due-past", about, at, ...seenBy(enter.when, known) };
}

function noPoints(enter: LoyaltyEnter, { customer, published }: Known): NotEntered {
  if (!published.bundle.loyalty || !customer.profile.loyalty) return { code: "no-programme", seen: [] };
  if ("level" in enter) return { code: "level-not-near", about: String(enter.within), seen: [] };
  return enter.points === "available"
    ? { code: "points-not-together", about: String(enter.least), seen: [] }
    : { code: "points-not-ending", about: enter.before, seen: [] };
}
