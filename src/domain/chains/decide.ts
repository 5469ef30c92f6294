import type { Instant } from "../basics/calendar.ts";
import { withBrowserOrder } from "../conditions/with-browser-order.ts";
import type { Action, Chain, Store } from "../config/bundle.ts";
import type { CustomerKey } from "../facts/facts.ts";
import type { Standing } from "../mailbox/ledger.ts";
import { NO_PREFERENCES, type Pace, type Preferences, paceText } from "../mailbox/preferences.ts";
import { type MayMail, mayMail } from "../people/consent.ts";
import { timeZoneOf } from "../people/language.ts";
import type { Customer } from "../people/profile.ts";
import { isMail, missedBy } from "./actions.ts";
import type { CappedBy, Entry } from "./journal.ts";
import { asleepUntil, type Leg } from "./legs.ts";
import { anchoredDue, anchorsOf, windowEnd, windowOf } from "./waits.ts";
import { sameMailBy, unwantedBy } from "./wanted.ts";

/** Customers who are put off go on together with those put off to within the same five minutes. */
export const DEFERRED_WINDOW_MS = 5 * 60_000;

/** One customer at one step of a chain, in plain values. */
export interface Turn {
  readonly chain: Pick<Chain, "exit" | "topic">;
  readonly leg: Leg;
  readonly store: Store;
  readonly entry: Pick<Entry, "holdout" | "until">;
  readonly person: Customer;
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
  if (claimed.kind === "capped") return overCap(turn, claimed);
  if (claimed.kind === "repeated") return { kind: "skip", why: "the same mail went to this address today" };
  const may = mayMail(turn.person.profile);
  const objection = barredBy(may, ["never", "not-now"]) ?? barredByMailbox(claimed.mailbox);
  if (objection) return objection;
  if (may.kind === "yes" && may.to !== claimed.to) return { kind: "again" };
  const { preferences = NO_PREFERENCES } = turn;
  if (!sameMailBy(preferences, claimed.preferences)) return { kind: "again" };
  return (
    tooLate(turn) ?? exit(turn) ?? unwanted({ ...turn, preferences: claimed.preferences }) ?? { kind: "go" }
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

/** The customer's own waits are not over: they count from an anchor that has moved, or it is night there. */
function tooEarly({ person, store, leg, now }: Turn): Leave | Defer | undefined {
  const timeZone = timeZoneOf(person.profile, store);
  const due = anchoredDue(leg.waits, timeZone, anchorsOf(person.profile, windowOf(leg.waits)));
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

function barred({ leg, person }: Turn, kinds: readonly MayMail["kind"][]): Leave | Skip | undefined {
  return isMail(leg.action) ? barredBy(mayMail(person.profile), kinds) : undefined;
}

function barredBy(may: MayMail, kinds: readonly MayMail["kind"][]): Leave | Skip | undefined {
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
  { store, person, preferences }: Turn,
  { by, freeAt }: Extract<Claimed, { readonly kind: "capped" }>,
): Skip | Defer {
  if (by === "customer") return { kind: "skip", why: ownLimit(preferences?.most) };
  const until = windowEnd(freeAt, DEFERRED_WINDOW_MS);
  const { frequency_cap: cap } = store;
  const why = `frequency cap: ${cap?.mails} mails in ${cap?.per}`;
  return cap?.over === "skip"
    ? { kind: "skip", why }
    : { kind: "defer", until, timeZone: timeZoneOf(person.profile, store), why };
}

const ownLimit = (pace: Pace | undefined): string =>
  `the customer's own limit${pace ? `: ${paceText(pace)}` : ""}`;
