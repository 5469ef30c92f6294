import type { SpendRules } from "../../../domain/loyalty/spend-limit.ts";
import type { Hold, Wallet } from "../../../domain/loyalty/wallet.ts";
import {
  availableIn,
  type WalletOutcome,
  type WalletRefusal,
} from "../../../domain/loyalty/wallet-decide.ts";
import type { EventStore } from "../../../ports/facts.ts";
import { makeProgramme, type Programme, type ProgrammeDeps } from "./programme.ts";
import { settledIn } from "./spent-fact.ts";
import { makeWalletOf, type WalletOfDeps } from "./wallet-of.ts";

export interface TillDeps extends WalletOfDeps, ProgrammeDeps {
  readonly events: Pick<EventStore, "append" | "known" | "factAt">;
}

/** What a till is told. `available`: what can be spent besides. */
export type TillAnswer =
  | {
      readonly kind: "done";
      readonly hold: Hold;
      readonly wallet: Wallet;
      readonly available: number;
      readonly rules: SpendRules;
    }
  | ({ readonly kind: "refused" } & WalletRefusal)
  | { readonly kind: "unknown" }
  | { readonly kind: "no-programme" };

type Decide = (wallet: Wallet, programme: Programme) => WalletOutcome;

/** Of tills that write the same wallet at the same moment. */
const ATTEMPTS = 20;

/**
 * Decides on a customer's wallet and writes it under the revision that was read, again when somebody else was faster. The
 * first look may be a second old: what it refuses or finds done is looked at again, what it lets pass the condition of the
 * write checks.
 */
export function makeChangeWallet(deps: TillDeps) {
  const walletOf = makeWalletOf(deps);
  const programmeNow = makeProgramme(deps);
  return async (who: string, order: string, decide: Decide): Promise<TillAnswer> => {
    const programme = await programmeNow();
    if (!programme) return { kind: "no-programme" };
    let consistency: "eventual" | undefined = "eventual";
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const wallet = await walletOf(who, programme, consistency);
      if (!wallet) return { kind: "unknown" };
      const outcome = await decided(wallet, order, (one) => decide(one, programme));
      // What was freed or put aside a moment ago may not be there yet; what was spent once stays so.
      const isSure =
        consistency === undefined || (outcome.kind === "same" && outcome.hold.state === "committed");
      if (outcome.kind === "same" && isSure) return done(outcome.hold, wallet, programme);
      if (outcome.kind === "refused" && consistency === undefined) return outcome;
      if (outcome.kind === "next" && (await deps.wallets.put(outcome.wallet)) === "written")
        return done(outcome.hold, outcome.wallet, programme);
      consistency = undefined;
    }
    throw new Error("a wallet kept changing while a till waited for it");
  };

  /** Of an order that the wallet has let go, the facts say what became of it. */
  async function decided(wallet: Wallet, order: string, decide: (wallet: Wallet) => WalletOutcome) {
    const isThere = !wallet.pruned || wallet.holds.some((hold) => hold.order === order);
    const settled = isThere ? undefined : await settledIn(deps.events, wallet.customer, order);
    return decide(settled ? { ...wallet, holds: [...wallet.holds, settled] } : wallet);
  }
}

const done = (hold: Hold, wallet: Wallet, { now, rules }: Programme): TillAnswer => ({
  kind: "done",
  ...{ hold, wallet, rules },
  available: availableIn(wallet, now),
});
