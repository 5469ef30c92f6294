import type { Fact } from "../../domain/facts/facts.ts";
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
  if (!told.some(({ facts }) => facts.some(isForLedger))) return told.flatMap(({ facts }) => facts);
  const keys = await secrets.keys();
  return told.flatMap(({ facts, address }) => facts.flatMap((fact) => copied(fact, address, keys)));
}

function copied(fact: Fact, named: string | undefined, keys: Keys): readonly Fact[] {
  if (!isForLedger(fact)) return [fact];
  const proven = "proof" in fact ? fact.proof.address : undefined;
  const address = proven?.includes("@") ? proven : named;
  if (address === undefined) return [fact];
  const mailbox = mailboxKey(address, keys);
  return [ledgerCopy(fact, mailbox), { ...fact, mailbox }];
}
