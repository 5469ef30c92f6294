import { DAY, type Instant } from "../basics/calendar.ts";
import type { Fact, FactOf } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import { standingOf } from "./ledger.ts";

export type ConsentFact = FactOf<"consent-given"> | FactOf<"consent-withdrawn">;

/** What is on record of a mailbox's consent, the newest first. What a browser claims to have been agreed to is no consent. */
export function consentRecord(facts: readonly Fact[]): readonly ConsentFact[] {
  const record = new Map(facts.filter(isOnRecord).map((fact) => [fact.id, fact]));
  return [...record.values()].sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1));
}

const isOnRecord = (fact: Fact): fact is ConsentFact =>
  fact.kind === "consent-withdrawn" || (fact.kind === "consent-given" && rankOf(fact) !== "browser");

/** So long somebody may take a withdrawal back by a link from an old mail. Afterwards they sign up again, as anybody does. */
const UNDO_MS = 30 * DAY;

/** What an undo would bring back. */
export interface Undoable {
  readonly withdrawal: FactOf<"consent-withdrawn">;
  /** The consent that was withdrawn. */
  readonly consent: FactOf<"consent-given">;
}

/** The withdrawal that ended the mails, where that alone did and not long ago: a complaint is not undone by a link. */
export function undoableIn(facts: readonly Fact[], now: Instant): Undoable | undefined {
  const standing = standingOf(facts, now);
  if (standing.mayMail !== "never" || standing.why !== "unsubscribed") return undefined;
  const record = consentRecord(facts);
  const withdrawal = record.find((fact) => fact.kind === "consent-withdrawn");
  const consent = record.find((fact) => fact.kind === "consent-given");
  if (!withdrawal || !consent || now - withdrawal.at > UNDO_MS) return undefined;
  return { withdrawal, consent };
}
