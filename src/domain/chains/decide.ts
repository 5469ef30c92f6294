import type { Instant } from "../basics/calendar.ts";
import type { OrderView } from "../care/about-order.ts";
import { withBrowserOrder } from "../conditions/with-browser-order.ts";
import type { Action, Chain } from "../config/chain.ts";
import { channelRules, EMAIL } from "../config/channels.ts";
import type { Store } from "../config/store.ts";
import type { CustomerKey } from "../facts/facts.ts";
import type { Standing } from "../mailbox/ledger.ts";
import { NO_PREFERENCES, type Pace, type Preferences, paceText } from "../mailbox/preferences.ts";
import { type MayReach, mayReach } from "../people/channel-consents.ts";
import { type MayMail, mayMail } from "../people/consent.ts";
import { timeZoneOf } from "../people/language.ts";
import type { Customer } from "../people/profile.ts";
import { hasBoughtSince } from "../taste/due-again.ts";
import { channelOf, missedBy } from "./actions.ts";
import type { CappedBy, Entry } from "./journal.ts";
import { asleepUntil, type Leg } from "./legs.ts";
import { anchoredDue, anchorsOf, hasMissed, type OrderDays, windowEnd, windowOf } from "./waits.ts";
import { sameMailBy, unwantedBy } from "./wanted.ts";

/** Customers who are put off go on together with those put off to within the same five minutes. */
export const DEFERRED_WINDOW_MS = 5 * 60_000;

/** One customer at one step of a chain, in plain values. */
export interface Turn {
  readonly chain: Pick<Chain, "kind" | "exit" | "topic" | "steps">;
  readonly leg: Leg;
  readonly store: Store;
  readonly entry: Pick<Entry, "holdout" | "due" | "until">;
  readonly person: Customer;
  /** The order that the run is about, as it stands now. */
  readonly order?: OrderView;
  /** What the owner of the mailbox has chosen; nothing when absent. */
  readonly preferences?: Preferences;
  /** The key under which the person goes through the chain instead, where two keys that entered it were merged. */
  readonly otherRun?: CustomerKey;
  readonly now: Instant;
  /** Whether a condition of the config holds for the person, or for the customer given, now; an absent one does. */
  readonly holds: (condition: string | undefined, customer?: Customer) => boolean;
}

export interface Leave {
  readonly kind: "leave";
  readonly why: string;
}
/** `timeZone` is the customer's by now, whatever the cohort's is. */
export interface Defer {
  readonly kind: "defer";
  readonly until: Instant;
  readonly timeZone: string;
  readonly why: string;
}
export interface Skip {
  readonly kind: "skip";
  readonly why: string;
}
export interface HoldOut {
  readonly kind: "hold-out";
  readonly why: string;
}
export interface Act {
  readonly kind: "act";
  readonly action: Action;
}

/** What a chain does with one customer at one step. */
export type Decision = Leave | Defer | Skip | HoldOut | Act;

export const NO_PROFILE: Leave = { kind: "leave", why: "no profile any more" };

/**
 * What to do with one customer at the step that is due. Whoever has left the base, reached the chain's goal or may never be
 * mailed again leaves; whoever is not due yet by the customer's own clock is put off; only then is asked whether the
 * step is for this customer, whether the customer wants it, and whether the customer is held out.
 */
export function decide(turn: Turn): Decision {
  const { leg } = turn;
  if (turn.otherRun !== undefined) return { kind: "leave", why: `merged: goes on as ${turn.otherRun}` };
  return (
    tooLate(turn) ??
    exit(turn) ??
    orderOver(turn) ??
    boughtMeanwhile(turn) ??
    tooEarly(turn) ??
    barred(turn, ["never"]) ??
    notMeant(turn) ??
    barred(turn, ["not-now"]) ??
    unwanted(turn) ??
    heldOut(turn) ?? { kind: "act", action: leg.action }
  );
}

/** What the send journal and the customer's record say once a mail is made: the last look before it goes. */
export type Claimed =
  /** When the next slot frees up, under the shop's frequency cap or the one that the customer has chosen. */
  | { readonly kind: "capped"; readonly by: CappedBy; readonly freeAt: Instant }
  /** The last free place is kept for a mail of this chain, which is due before another frees up. */
  | {
      readonly kind: "kept";
      readonly by: CappedBy;
      readonly freeAt: Instant;
      readonly keptFor: string;
    }
  /** The same mail of the chain went to the mailbox today, for another of its customers. */
  | { readonly kind: "repeated" }
  /** `to`: the address that the mail was made for; `mailbox` and `preferences`: what its ledger says. */
  | {
      readonly kind: "claimed";
      readonly to: string;
      readonly mailbox: Standing;
      readonly preferences: Preferences;
    };

export type SecondDecision =
  | { readonly kind: "go" }
  /** The mail was made for another address, or by other choices: it has to be made anew. */
  | { readonly kind: "again" }
  | Leave
  | Defer
  | Skip;

/**
 * The second call for one mail, with the customer as read after the mail was made: rendering takes time, and people act
 * in it. Buying again ends the chain: a sale already won is never discounted.
 */
export function decideAgain(turn: Turn, claimed: Claimed): SecondDecision {
  if (claimed.kind === "capped" || claimed.kind === "kept") return overCap(turn, claimed);
  if (claimed.kind === "repeated") return { kind: "skip", why: "the same mail went to this address today" };
  const may = mayMail(turn.person.profile, turn.chain.kind);
  const objection = barredBy(may, ["never", "not-now"]) ?? barredByMailbox(claimed.mailbox);
  if (objection) return goingOn(turn, objection);
  if (may.kind === "yes" && may.to !== claimed.to) return { kind: "again" };
  const { preferences = NO_PREFERENCES } = turn;
  if (!sameMailBy(preferences, claimed.preferences)) return { kind: "again" };
  return (
    tooLate(turn) ??
    exit(turn) ??
    orderOver(turn) ??
    boughtMeanwhile(turn) ??
    unwanted({ ...turn, preferences: claimed.preferences }) ?? { kind: "go" }
  );
}

/** The second call for one message of another channel, with the customer as read again right before it goes. */
export function decideAgainByChannel(turn: Turn): { readonly kind: "go" } | Leave | Skip {
  return (
    barred(turn, ["never", "not-now"]) ?? exit(turn) ?? orderOver(turn) ?? unwanted(turn) ?? { kind: "go" }
  );
}

/** What the mail was about is over. */
function tooLate({ entry: { until }, now }: Turn): Leave | undefined {
  return until !== undefined && now >= until ? { kind: "leave", why: "it had ended before" } : undefined;
}

/** Also with the order that only a browser tells of: a chain that waits for an order must not go on after one. */
function exit({ chain, holds, person, store }: Turn): Leave | undefined {
  if (chain.exit === undefined) return undefined;
  const leave = { kind: "leave", why: `exit: ${chain.exit}` } as const;
  if (holds(chain.exit)) return leave;
  const ordered = withBrowserOrder(person, store.time_zone);
  if (!ordered || !holds(chain.exit, ordered)) return undefined;
  return { ...leave, why: `${leave.why}, by an order that only a browser tells of` };
}

/** What has become of the order that the run is about: nothing is left to say of one that was cancelled or sent back. */
function orderOver({ order, leg, person, store, now }: Turn): Leave | undefined {
  if (!order) return undefined;
  if (order.kind === "over") return { kind: "leave", why: `exit: ${order.why}` };
  const missed = hasMissed(leg.waits, timeZoneOf(person.profile, store), orderDays(order), now);
  return missed && { kind: "leave", why: `exit: the ${missed.replaceAll("_", " ")} is over` };
}

/** The days of an order that waits count to. */
export const orderDays = (order: OrderView | undefined): OrderDays | undefined =>
  order?.kind === "standing" ? { warranty_end: order.warrantyEnds } : undefined;

/** Nobody is reminded of what they have got since. */
function boughtMeanwhile({ entry: { due }, person, store }: Turn): Leave | undefined {
  if (!due || !hasBoughtSince(person.profile, due, store.time_zone)) return undefined;
  return { kind: "leave", why: `bought again: ${due.category ?? due.product}` };
}

/** The customer's own waits are not over: they count from an anchor that has moved, or it is night there. */
function tooEarly({ person, store, leg, now, order }: Turn): Leave | Defer | undefined {
  const timeZone = timeZoneOf(person.profile, store);
  const due = anchoredDue(
    leg.waits,
    timeZone,
    anchorsOf(person.profile, windowOf(leg.waits), orderDays(order)),
  );
  if (due.kind === "gone") {
    return { kind: "leave", why: `exit: no ${due.anchor.replaceAll("_", " ")} any more` };
  }
  if (due.kind === "due" && due.at > now) {
    return { kind: "defer", until: due.at, timeZone, why: "the wait counts from a later moment" };
  }
  const morning = asleepUntil(leg, { store, timeZone }, now);
  if (morning === undefined) return undefined;
  return { kind: "defer", until: morning, timeZone, why: `quiet hours in ${timeZone}` };
}

function barred(turn: Turn, kinds: readonly MayMail["kind"][]): Leave | Skip | undefined {
  const { leg, person, store, chain } = turn;
  const channel = channelOf(leg.action);
  if (channel === undefined) return undefined;
  if (channel !== EMAIL)
    return barredBy(mayReach(person.profile, channel, channelRules(store, channel)), kinds);
  const objection = barredBy(mayMail(person.profile, chain.kind), kinds);
  return objection && goingOn(turn, objection);
}

/** Who takes no mails any more may still want what the rest of the chain says by other channels. */
function goingOn({ chain, leg, person }: Turn, objection: Leave | Skip): Leave | Skip {
  const isOver = person.profile.suppression === "privacy request";
  const isElsewhere = !isOver && chain.steps.slice(leg.step + 1).some((step) => "emit" in step);
  return isElsewhere ? { ...objection, kind: "skip" } : objection;
}

function barredBy(may: MayMail | MayReach, kinds: readonly MayMail["kind"][]): Leave | Skip | undefined {
  if (may.kind === "yes" || !kinds.includes(may.kind)) return undefined;
  return { kind: may.kind === "never" ? "leave" : "skip", why: may.why };
}

/** Whatever the customer's own record says: others may have the same mailbox. */
function barredByMailbox({ mayMail: may, why }: Standing): Leave | Skip | undefined {
  if (may === "yes") return undefined;
  return { kind: may === "never" ? "leave" : "skip", why };
}

function notMeant({ leg, holds }: Turn): Skip | undefined {
  const { when } = leg.action;
  return holds(when) ? undefined : { kind: "skip", why: `when: ${when} is false` };
}

function heldOut({ entry, leg }: Turn): HoldOut | undefined {
  return entry.holdout ? { kind: "hold-out", why: `holdout: ${missedBy(leg.action)}` } : undefined;
}

function unwanted(turn: Turn): Skip | undefined {
  const why = unwantedBy(turn.preferences ?? NO_PREFERENCES, turn);
  return why === undefined ? undefined : { kind: "skip", why };
}

/** Who has asked for fewer mails gets fewer, and not the same ones later. */
function overCap(
  { store, person, preferences, leg }: Turn,
  { by, freeAt, ...claimed }: Extract<Claimed, { readonly kind: "capped" | "kept" }>,
): Skip | Defer {
  const kept = claimed.kind === "kept" ? `; the last place is kept for ${claimed.keptFor}` : "";
  if (by === "customer") return { kind: "skip", why: `${ownLimit(preferences?.most)}${kept}` };
  const until = windowEnd(freeAt, DEFERRED_WINDOW_MS);
  const { frequency_cap: cap } = channelRules(store, channelOf(leg.action) ?? EMAIL);
  const why = `frequency cap: ${cap?.mails} mails in ${cap?.per}${kept}`;
  return cap?.over === "skip"
    ? { kind: "skip", why }
    : { kind: "defer", until, timeZone: timeZoneOf(person.profile, store), why };
}

const ownLimit = (pace: Pace | undefined): string =>
  `the customer's own limit${pace ? `: ${paceText(pace)}` : ""}`;
