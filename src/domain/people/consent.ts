import type { Instant } from "../basics/calendar.ts";
import type { Fact, FactBody, FactId } from "../facts/facts.ts";
import { idOfRank, type Rank } from "../facts/ranks.ts";
import { unmailable } from "../mail/address-header.ts";
import type { Profile, Suppression } from "./profile.ts";

/** Ids of facts that end mails begin so: they can be read without the rest of a large partition, before any profile shows them. */
export const STOPS = "stop:";

/** A fact's id: the source's own, and by it whether the fact ends mails to the customer. */
export function factId(body: FactBody, sourceId: string, rank: Rank = "server"): FactId {
  return idOfRank(`${endsMails(body) ? STOPS : ""}${sourceId}`, rank) as FactId;
}

/** Whether these words end mails, for good or until others: a withdrawal, a complaint, an address that does not exist. */
function endsMails(body: FactBody): boolean {
  if (body.kind !== "mail") return body.kind === "consent-withdrawn";
  return body.event === "complained" || (body.event === "bounced" && body.permanent === true);
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

/** Whether a customer may be mailed at this moment. Only a consent that was given, and not withdrawn since, will do. */
export function mayMail(profile: Profile): MayMail {
  if (profile.suppression !== undefined) return { kind: "never", why: `suppressed: ${profile.suppression}` };
  switch (profile.consent.status) {
    case "withdrawn":
      return { kind: "never", why: "unsubscribed" };
    case "none":
      return { kind: "not-now", why: "no consent to mails" };
    case "given":
  }
  if (profile.silencedAt !== undefined) return { kind: "not-now", why: "silenced until the next activity" };
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

/** A complaint is for good; a permanent bounce ends when the customer has another address. */
export function suppressionBy(
  facts: readonly Fact[],
  addressSince: Instant | undefined,
): Suppression | undefined {
  const since = addressSince ?? Number.NEGATIVE_INFINITY;
  let bounced = false;
  for (const fact of facts) {
    if (fact.kind !== "mail") continue;
    if (fact.event === "complained") return "complained";
    if (fact.event === "bounced" && fact.permanent === true && fact.at >= since) bounced = true;
  }
  return bounced ? "bounced" : undefined;
}
