import { dayOf } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { PendingSignUp } from "../../domain/confirm/pending.ts";
import type { SignUpDetails } from "../../domain/confirm/sign-up.ts";
import type { Fact } from "../../domain/facts/facts.ts";
import { erasureIn, isForLedger } from "../../domain/mailbox/ledger.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { SignUpStore } from "../../ports/sign-ups.ts";
import { makeAdmit } from "../collect/graves.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import { type Circumstances, proofBy } from "../mailbox/tell.ts";
import { type ConfirmLink, type ReadConfirmLink, readConfirmToken } from "./link.ts";
import { nameOfSignUp, toldFacts } from "./told.ts";

export interface ConfirmDeps {
  readonly signUps: Pick<SignUpStore, "pending" | "drop" | "count">;
  readonly events: Pick<EventStore, "append" | "known" | "factAt" | "factsOf">;
  /** Names the shop on the page, and says which day it is there. */
  readonly config: Pick<ConfigStore, "current">;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

export interface ConfirmRequest extends Circumstances {
  readonly token: string;
}

/** What a confirmation link stands for. */
export function makeReadConfirmLink({ secrets, clock }: Pick<ConfirmDeps, "secrets" | "clock">) {
  return async (token: string): Promise<ReadConfirmLink> =>
    readConfirmToken(token, (await secrets.keys()).links, clock.now());
}

/**
 * The mailbox's owner confirms a sign-up: the consent into the ledger first, then who they are, and what they signed up
 * for. Repeated it is the same; only where mails have been ended since the last time is it a decision of its own. After a
 * privacy request no link works any more, and after an erasure none that was sent before it.
 */
export function makeConfirm(deps: ConfirmDeps) {
  const { signUps, events, config, secrets, clock } = deps;
  const readLink = makeReadConfirmLink(deps);
  const admit = makeAdmit(deps);
  return async (request: ConfirmRequest): Promise<ReadConfirmLink> => {
    const read = await readLink(request.token);
    if (read.kind !== "valid") return read;
    const { link } = read;
    const now = clock.now();
    const mailbox = mailboxKey(link.address, await secrets.keys());
    const [pending, ledger] = await Promise.all([signUps.pending(mailbox, now), events.factsOf(mailbox)]);
    if (ledger.some(({ kind }) => kind === "privacy-requested")) return { kind: "unknown" };
    const erased = erasureIn(ledger);
    if (erased && link.requestedAt <= erased.at) return { kind: "unknown" };
    const kept = pending && isAbout(link, pending) ? pending : undefined;
    const details = detailsOf(request, link, kept, now);
    const name = `confirmed:${nameOfSignUp(details, link.requestedAt, lastEnd(ledger))}`;
    const told = toldFacts({ details, mailbox, name, at: now, by: "owner" });
    const [admitted] = await admit([{ facts: told.facts, address: details.address }]);
    if (!admitted) return { kind: "unknown" };
    const [stored] = await events.append(told.ledger);
    await events.append(told.facts);
    if (kept) await signUps.drop(mailbox);
    const zone = (await config.current())?.bundle.store.time_zone ?? "UTC";
    if (stored === "stored") await signUps.count(dayOf(zone, now), "confirmed", details);
    return read;
  };
}

/** Whether the mail with the link asked about this sign-up, and not about one that has taken its place. */
const isAbout = ({ customer, requestedAt }: ConfirmLink, pending: PendingSignUp): boolean =>
  pending.customer === customer && pending.requestedAt === requestedAt;

/** What the link says, and what is kept of the sign-up while it is. */
function detailsOf(
  request: ConfirmRequest,
  link: ConfirmLink,
  kept: PendingSignUp | undefined,
  now: number,
): SignUpDetails {
  const { address, customer } = link;
  const proof = kept?.proof ?? proofBy("confirmation page", request);
  return {
    ...{ address, customer, proof: { ...proof, address, doubleOptInAt: now } },
    ...defined({
      entry: link.entry ?? kept?.entry,
      via: link.via ?? kept?.via,
      ...{ name: kept?.name, phone: kept?.phone, traits: kept?.traits, topics: kept?.topics },
      // The link proves whose mailbox it is, and nothing about a phone.
      channels: kept?.channels,
      locale: kept?.locale ?? link.language,
      timeZone: kept?.timeZone,
    }),
  };
}

/** When mails were last ended. */
function lastEnd(ledger: readonly Fact[]): number {
  const ends = ledger.filter(
    (fact) => fact.kind === "consent-withdrawn" || (fact.kind === "mail" && isForLedger(fact)),
  );
  return Math.max(0, ...ends.map(({ at }) => at));
}
