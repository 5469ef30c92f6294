import { createHash } from "node:crypto";
import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { SignUpDetails } from "../../domain/confirm/sign-up.ts";
import type { CustomerKey, Fact, FactBody, FactOf } from "../../domain/facts/facts.ts";
import { emailKey, isAnonymousKey, isEmailKey, linkFacts } from "../../domain/facts/identity.ts";
import { type Rank, ranked } from "../../domain/facts/ranks.ts";
import { canonicalAddress } from "../../domain/mailbox/address.ts";
import { ledgerCopy } from "../../domain/mailbox/ledger.ts";
import { factId } from "../../domain/people/consent.ts";
import { hashEmail } from "../collect/identity-keys.ts";

export interface Told {
  readonly details: SignUpDetails;
  readonly mailbox: CustomerKey;
  /** Names the facts: saying the same again is a duplicate. */
  readonly name: string;
  readonly at: Instant;
  /** By whom: the mailbox's owner, or whoever used the form. */
  readonly by: "owner" | "anybody";
}

/**
 * The facts of a sign-up that counts: what the ledger has to know, and what is told of the customer with this address. The
 * owner's word is dated and ties the address to the key that the browser used; anybody's lifts nothing, and attaches a
 * browser only.
 */
export function toldFacts({ details, mailbox, name, at, by }: Told): {
  /** The consent first. */
  readonly ledger: readonly Fact[];
  readonly facts: readonly Fact[];
} {
  const rank: Rank = by === "owner" ? "mailbox" : "server";
  const customer = emailKey(hashEmail(details.address));
  const origin = { at, receivedAt: at, source: "comeback", ...ranked(rank) } as const;
  const fact = <B extends FactBody>(body: B) => ({
    ...body,
    ...origin,
    customer,
    id: factId(body, `${name}:${body.kind}`, rank),
  });
  const consent: FactOf<"consent-given"> = {
    ...fact({
      kind: "consent-given",
      proof: details.proof,
      ...(by === "owner" && { dated: true as const }),
    }),
    mailbox,
  };
  const { address: email, topics, channels = [] } = details;
  const { name: called, phone, traits, locale, timeZone, entry, via } = details;
  const who = fact({
    kind: "identified",
    email,
    ...defined({ name: called, phone, traits, locale, timeZone }),
  });
  const chosen: readonly Fact[] =
    topics === undefined ? [] : [{ ...fact({ kind: "preferences-set", topics }), mailbox }];
  const others = channels.map((proof): FactOf<"channel-consent"> => {
    const { channel } = proof;
    const told = fact({
      ...{ kind: "channel-consent", channel, granted: true, proof },
      ...(by === "owner" && { dated: true as const }),
    });
    return { ...told, id: factId(told, `${name}:${told.kind}:${channel}`, rank), mailbox };
  });
  return {
    ledger: [
      ...[consent, ...others].map((one) => ledgerCopy(one, mailbox)),
      ...chosen.map((choice) => copyFor(choice, mailbox)),
    ],
    facts: [
      ...links(details.customer, customer, by, origin),
      who,
      consent,
      ...others,
      ...chosen,
      ...(entry === undefined ? [] : [fact({ kind: "subscribed", entry, ...defined({ via }) })]),
    ],
  };
}

/** What somebody chose about mails belongs to the mailbox. */
function copyFor({ mailbox: _, ...choice }: Fact, mailbox: CustomerKey): Fact {
  return { ...choice, customer: mailbox, of: choice.customer };
}

/** An account is stronger than an address, and a browser weaker. Two addresses are never tied by what a browser says. */
function links(
  browsers: CustomerKey,
  address: CustomerKey,
  by: Told["by"],
  origin: Parameters<typeof linkFacts>[2],
): readonly Fact[] {
  if (isEmailKey(browsers)) return [];
  if (isAnonymousKey(browsers)) return linkFacts(browsers, address, origin);
  return by === "owner" ? linkFacts(address, browsers, origin) : [];
}

/** A name for what is told of a sign-up, the same for all mails that asked about it. */
export function nameOfSignUp({ address, customer }: SignUpDetails, ...more: readonly (string | number)[]) {
  const content = JSON.stringify([canonicalAddress(address), customer, ...more]);
  return createHash("sha256").update(content).digest("base64url").slice(0, 22);
}
