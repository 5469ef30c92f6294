import type { Instant } from "../basics/calendar.ts";
import type { ChainKind } from "../config/chain.ts";
import type { Fact, FactBody, FactId, FactOf } from "../facts/facts.ts";
import { idOfRank, type Rank } from "../facts/ranks.ts";
import { unmailable } from "../mail/address-header.ts";
import { endsEverything, isLifted } from "../mailbox/ledger.ts";
import type { Profile, Suppression } from "./profile.ts";

/** Ids of facts that end mails, or messages of another channel, begin so: they can be read without the rest of a large partition, before any profile shows them. */
export const STOPS = "stop:";

/** A fact's id: the source's own, and by it whether the fact ends mails to the customer. */
export function factId(body: FactBody, sourceId: string, rank: Rank = "server"): FactId {
  return idOfRank(`${endsMails(body) ? STOPS : ""}${sourceId}`, rank) as FactId;
}

/**
 * Whether these words end mails or another channel's messages, for good or until others, or let them go again: a
 * withdrawal, a complaint, an address that does not exist, a privacy request, an operator's leave.
 */
export function endsMails(body: FactBody): boolean {
  switch (body.kind) {
    case "mail":
      return body.event === "complained" || (body.event === "bounced" && body.permanent === true);
    case "privacy-requested":
      return endsEverything(body.request);
    case "channel-consent":
      return !body.granted;
    default:
      return body.kind === "consent-withdrawn" || body.kind === "mailbox-allowed";
  }
}

/** A withdrawal as it is kept where it does not count: word for word, under an id that ends nothing. */
export function unapplied({ proof, ...fact }: FactOf<"consent-withdrawn" | "channel-consent">): Fact {
  const id = fact.id.replace(STOPS, "") as FactId;
  return { ...fact, id, kind: "opaque", type: "consent-withdrawn", payload: { proof } };
}

/** What became of a mail, where no profile depends on it: sent, delivered, delayed, rejected, or bounced for a while. */
export function isInert(body: FactBody): boolean {
  return body.kind === "mail" && body.event !== "opened" && body.event !== "clicked" && !endsMails(body);
}

export type MayMail =
  | { readonly kind: "yes"; readonly to: string }
  /** Not now; a later step asks again. */
  | { readonly kind: "not-now"; readonly why: string }
  /** Never again: the chain is over for this customer. */
  | { readonly kind: "never"; readonly why: string };

/** What of a profile decides whether it may be mailed. */
type Mailable = Pick<Profile, "consent" | "suppression" | "silencedAt" | "email">;

/**
 * Whether a customer may be mailed at this moment. Advertisements need a consent that was given, and not withdrawn since. A
 * mail about somebody's own order needs none, and goes to whoever has not complained, bounced or asked to be forgotten.
 */
export function mayMail(profile: Mailable, kind: ChainKind = "marketing"): MayMail {
  if (profile.suppression !== undefined) return { kind: "never", why: `suppressed: ${profile.suppression}` };
  return (kind === "marketing" ? notAgreed(profile) : undefined) ?? reachable(profile);
}

function notAgreed({ consent, silencedAt }: Mailable): MayMail | undefined {
  switch (consent.status) {
    case "withdrawn":
      return { kind: "never", why: "unsubscribed" };
    case "none":
      return { kind: "not-now", why: "no consent to mails" };
    case "given":
      return silencedAt === undefined
        ? undefined
        : { kind: "not-now", why: "silenced until the next activity" };
  }
}

function reachable(profile: Mailable): MayMail {
  if (profile.email === undefined) return { kind: "not-now", why: "no e-mail address" };
  const fault = unmailable(profile.email);
  return fault === undefined ? { kind: "yes", to: profile.email } : { kind: "not-now", why: fault };
}

/**
 * The profile as it will be when the projector has come to these facts, as far as mails go. Of a withdrawal and a consent
 * the later counts, and at one instant the withdrawal.
 */
export function withStops(profile: Profile, facts: readonly Fact[]): Profile {
  const agreedAt = profile.consent.at ?? Number.NEGATIVE_INFINITY;
  const withdrawn = facts.find(({ kind, at }) => kind === "consent-withdrawn" && at >= agreedAt);
  const suppression = profile.suppression ?? suppressionBy(facts, profile.addressSince);
  return {
    ...profile,
    ...(withdrawn && { consent: { status: "withdrawn", at: withdrawn.at } }),
    ...(suppression && { suppression }),
  };
}

/**
 * A privacy request is for good; a complaint until an operator or the mailbox's owner lifts it; a permanent bounce ends
 * when the customer has another address as well.
 */
export function suppressionBy(
  facts: readonly Fact[],
  addressSince: Instant | undefined,
): Suppression | undefined {
  const since = addressSince ?? Number.NEGATIVE_INFINITY;
  if (facts.some((fact) => fact.kind === "privacy-requested" && endsMails(fact))) return "privacy request";
  const ends = facts.filter((fact) => fact.kind === "mail").filter(endsMails);
  const mails = ends.filter((fact) => !isLifted(fact, facts));
  if (mails.some(({ event }) => event === "complained")) return "complained";
  return mails.some(({ event, at }) => event === "bounced" && at >= since) ? "bounced" : undefined;
}
