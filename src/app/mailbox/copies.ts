import type { ConsentProof, Fact } from "../../domain/facts/facts.ts";
import { rankOf } from "../../domain/facts/ranks.ts";
import { isForLedger, ledgerCopy } from "../../domain/mailbox/ledger.ts";
import type { Keys, Secrets } from "../../ports/keys.ts";
import { mailboxKey } from "./mailbox-key.ts";

interface Told {
  readonly facts: readonly Fact[];
  readonly address?: string;
}

/**
 * The facts of some messages, each that says something of an address marked with the ledger that it was copied to, and
 * the copies before them. A consent's proof may name an address of its own. Messages that say nothing of one cost nothing.
 */
export async function withCopies(told: readonly Told[], secrets: Secrets): Promise<readonly Fact[]> {
  const isAboutOne = (fact: Fact) => isForLedger(fact) || claimedIn(fact) !== undefined;
  if (!told.some(({ facts }) => facts.some(isAboutOne))) return told.flatMap(({ facts }) => facts);
  const keys = await secrets.keys();
  return told.flatMap(({ facts, address }) => facts.flatMap((fact) => copied(fact, address, keys)));
}

/** The address that a decision is about: its proof's, else the one that the message names. */
export const decidedFor = ({ address }: ConsentProof, named: string | undefined): string | undefined =>
  address?.includes("@") ? address : named;

function copied(fact: Fact, named: string | undefined, keys: Keys): readonly Fact[] {
  const claimed = claimedIn(fact);
  if (claimed !== undefined) return [{ ...fact, mailbox: mailboxKey(claimed, keys) }];
  if (!isForLedger(fact)) return [fact];
  const address = "proof" in fact ? decidedFor(fact.proof, named) : named;
  if (address === undefined) return [fact];
  const mailbox = mailboxKey(address, keys);
  return [ledgerCopy(fact, mailbox), { ...fact, mailbox }];
}

/** What a browser claims is stored without the address: which mailbox it means has to stand beside it. */
const claimedIn = (fact: Fact): string | undefined =>
  fact.kind === "identified" && rankOf(fact) === "browser" ? fact.email : undefined;
