import type { Fact, FactOf } from "../../domain/facts/facts.ts";
import { rankOf } from "../../domain/facts/ranks.ts";
import type { UnseenNote } from "../../domain/facts/unseen.ts";
import { unapplied } from "../../domain/people/consent.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { WithdrawalLimit } from "../../ports/withdrawals.ts";
import { decidedFor } from "../mailbox/copies.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";

export interface WithdrawalDeps {
  readonly withdrawals: WithdrawalLimit;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/**
 * The facts of a message as they count: of a browser's withdrawals, which count like anybody's, so many an hour for each
 * mailbox. What comes beyond is kept and does nothing, so that nobody can fill a ledger with a key that stands in pages.
 */
export function makeLimitWithdrawals({ withdrawals, secrets, clock }: WithdrawalDeps) {
  const admits = async (fact: Withdrawal, named: string | undefined) => {
    const address = decidedFor(fact.proof, named);
    const whose = address === undefined ? fact.customer : mailboxKey(address, await secrets.keys());
    return withdrawals.admits(whose, fact.id, clock.now());
  };
  return async <T extends { readonly facts: readonly Fact[]; readonly address?: string }>(
    told: T,
  ): Promise<T & { readonly notes: readonly UnseenNote[] }> => {
    const facts: Fact[] = [];
    for (const fact of told.facts) {
      const counts = !isBrowsersWithdrawal(fact) || (await admits(fact, told.address));
      facts.push(counts ? fact : unapplied(fact));
    }
    const limited = facts.some((fact, index) => fact !== told.facts[index]);
    return { ...told, facts, notes: limited ? [{ kind: "limited", name: "withdrawal" }] : [] };
  };
}

type Withdrawal = FactOf<"consent-withdrawn" | "channel-consent">;

const isBrowsersWithdrawal = (fact: Fact): fact is Withdrawal =>
  rankOf(fact) === "browser" &&
  (fact.kind === "consent-withdrawn" || (fact.kind === "channel-consent" && !fact.granted));
