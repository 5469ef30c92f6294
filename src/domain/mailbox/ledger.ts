import { DAY, type Instant } from "../basics/calendar.ts";
import type { ChainKind } from "../config/chain.ts";
import type { Fact, FactId, FactOf } from "../facts/facts.ts";
import { idOfImport, idOfRank, rankOf } from "../facts/ranks.ts";

/** Whether a mailbox may be written to, by what its ledger holds; `at`: when what decides it happened. */
export type Standing =
  | { readonly mayMail: "yes"; readonly why: string; readonly at: Instant }
  /** Not now; a later step asks again. */
  | { readonly mayMail: "not-now"; readonly why: string; readonly at?: Instant; readonly until?: Instant }
  | { readonly mayMail: "never"; readonly why: string; readonly at: Instant };

type LedgerKind =
  | "consent-given"
  | "consent-withdrawn"
  | "channel-consent"
  | "preferences-set"
  | "mail"
  | "privacy-requested"
  | "mailbox-allowed"
  | "erased";
export type LedgerFact = FactOf<LedgerKind>;

/**
 * What is said of an address rather than of a customer. Of mails only what ends them; soft bounces have rules of their own.
 * Of choices only what counts: not what a browser tells.
 */
export function isForLedger(fact: Fact): fact is LedgerFact {
  switch (fact.kind) {
    case "consent-given":
    case "consent-withdrawn":
    case "channel-consent":
    case "mailbox-allowed":
    case "erased":
      return true;
    case "preferences-set":
      return rankOf(fact) !== "browser";
    case "privacy-requested":
      return endsEverything(fact.request);
    case "mail":
      return fact.event === "complained" || fact.event === "bounced";
    default:
      return false;
  }
}

/** A request for a copy of one's data is no request to be forgotten. */
export const endsEverything = (request: string): boolean => !/data[_ -]?request|access|export/i.test(request);

const UNDATED = "consent:undated";

/**
 * A fact as a mailbox's ledger keeps it. A consent without a time of its own can lift nothing, so that one of them says
 * as much as all: it is kept once. The words of a privacy request stay where they were told.
 */
export function ledgerCopy(fact: LedgerFact, mailbox: Fact["customer"]): LedgerFact {
  const { mailbox: _, ...told } = fact;
  const copy = { ...told, customer: mailbox, of: fact.customer };
  if (copy.kind === "privacy-requested") return { ...copy, payload: {} };
  const isUndated = copy.kind === "consent-given" && copy.dated !== true;
  return isUndated
    ? { ...copy, id: idOfImport(idOfRank(UNDATED, rankOf(fact)), fact.import) as FactId }
    : copy;
}

/** This many soft bounces in a row, over at least so long, and the mailbox is left alone for so long. */
const SOFT_BOUNCES = 3;
const SOFT_SPAN_MS = 7 * DAY;
const SOFT_REST_MS = 90 * DAY;

/**
 * Whether a mailbox may be written to. The same for any order of the facts and any number of copies. A withdrawal is
 * lifted only by a decision that its source dates after it; a complaint or a bounce only by an operator or by the owner,
 * whose consent of mailbox rank shows that a mail has arrived; a privacy request by nothing; an erasure by a consent after
 * it, of the shop or the owner. A mail about somebody's own
 * order (`service`) asks for no consent, and a withdrawal does not stop it.
 */
export function standingOf(facts: readonly Fact[], now: Instant, kind: ChainKind = "marketing"): Standing {
  const ledger = [...new Map(facts.filter(isFact).map((fact) => [fact.id, fact])).values()];
  const privacy = firstOf(ledger.filter((fact) => fact.kind === "privacy-requested"));
  if (privacy) return { mayMail: "never", why: `privacy request: ${privacy.request}`, at: privacy.at };
  const erased = erasureIn(ledger);
  if (erased) return { mayMail: "never", why: ERASED, at: erased.at };
  if (kind === "service")
    return (
      suppressed(ledger) ??
      resting(ledger, now) ?? { mayMail: "yes", why: "about an order of the customer's own", at: now }
    );
  return suppressed(ledger) ?? withdrawn(ledger) ?? resting(ledger, now) ?? consented(ledger);
}

/** Why whoever was erased gets no mail. A sign-up after that may be asked about. */
export const ERASED = "privacy request: erased";

/** The erasure of whoever the ledger is of, where nothing after it says that they began anew. */
export function erasureIn(ledger: readonly Fact[]): Fact | undefined {
  const last = lastOf(ledger.filter((fact) => fact.kind === "erased" && fact.isLifted !== true));
  return last && !ledger.some((fact) => fact.at > last.at && beginsAnew(fact)) ? last : undefined;
}

/** What makes somebody who was erased a new customer: an agreement that the shop dates, or the mailbox's owner gives. */
export const beginsAnew = (fact: Fact): boolean =>
  fact.kind === "consent-given" &&
  (rankOf(fact) === "mailbox" || (rankOf(fact) === "server" && fact.dated === true));

const isFact = (fact: Fact): fact is LedgerFact => fact.kind === "mail" || isForLedger(fact);

function suppressed(ledger: readonly LedgerFact[]): Standing | undefined {
  for (const event of ["complained", "bounced"] as const) {
    const last = lastOf(ledger.filter((fact) => isEnd(fact, event)));
    if (last && !isLifted(last, ledger))
      return { mayMail: "never", why: `suppressed: ${event}`, at: last.at };
  }
  return undefined;
}

function isEnd(fact: LedgerFact, event: "complained" | "bounced"): boolean {
  if (fact.kind !== "mail" || fact.event !== event) return false;
  return event === "complained" || fact.permanent === true;
}

/** Whether somebody who may do so has let mails go to the address again since: an operator, or its owner. */
export function isLifted({ at }: Pick<Fact, "at">, facts: readonly Fact[]): boolean {
  return facts.some((fact) => fact.at > at && isRelease(fact));
}

export const isRelease = (fact: Fact): boolean =>
  fact.kind === "mailbox-allowed" || (fact.kind === "consent-given" && rankOf(fact) === "mailbox");

function withdrawn(ledger: readonly LedgerFact[]): Standing | undefined {
  const last = lastOf(ledger.filter(({ kind }) => kind === "consent-withdrawn"));
  if (!last || ledger.some((fact) => fact.at > last.at && lifts(fact))) return undefined;
  return { mayMail: "never", why: "unsubscribed", at: last.at };
}

const lifts = (fact: LedgerFact): boolean =>
  fact.kind === "consent-given" && fact.dated === true && rankOf(fact) !== "browser";

/** A full or broken mailbox is tried again after a while. */
function resting(ledger: readonly LedgerFact[], now: Instant): Standing | undefined {
  const row = softRow(ledger);
  const [first, last] = [row[0], row.at(-1)];
  if (!first || !last || row.length < SOFT_BOUNCES || last.at - first.at < SOFT_SPAN_MS) return undefined;
  const until = last.at + SOFT_REST_MS;
  if (now >= until) return undefined;
  return { mayMail: "not-now", why: `${row.length} soft bounces in a row`, at: last.at, until };
}

/** The soft bounces since a mail last arrived, the oldest first: while there are any, the next delivery is news. */
export function softRow(facts: readonly Fact[]): readonly Fact[] {
  const arrived = lastOf(facts.filter((fact) => isDelivery(fact) || isRelease(fact)));
  return facts
    .filter((fact) => isSoftBounce(fact) && fact.at > (arrived?.at ?? Number.NEGATIVE_INFINITY))
    .toSorted((one, other) => one.at - other.at);
}

const isDelivery = (fact: Fact): boolean => fact.kind === "mail" && fact.event === "delivered";
const isSoftBounce = (fact: Fact): boolean =>
  fact.kind === "mail" && fact.event === "bounced" && fact.permanent !== true;

function consented(ledger: readonly LedgerFact[]): Standing {
  const given = ledger.filter((fact) => fact.kind === "consent-given");
  const last = lastOf(given.filter((fact) => rankOf(fact) !== "browser"));
  if (last) return { mayMail: "yes", why: `consent through ${last.proof.source}`, at: last.at };
  return given.length > 0
    ? { mayMail: "not-now", why: "the consent is a browser's word, and not confirmed" }
    : { mayMail: "not-now", why: "no consent to mails" };
}

/** The earliest, and of several at one instant the first by id, so that the order of the facts does not matter. */
function firstOf<F extends Fact>(facts: readonly F[]): F | undefined {
  return facts.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))[0];
}

function lastOf<F extends Fact>(facts: readonly F[]): F | undefined {
  return facts.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1)).at(-1);
}
