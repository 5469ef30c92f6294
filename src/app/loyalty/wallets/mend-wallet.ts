import type { Wallet } from "../../../domain/loyalty/wallet.ts";
import { keepWallet } from "../../../domain/loyalty/wallet-keep.ts";
import { foldSettings } from "../../../domain/people/fold-settings.ts";
import { makeProgramme, type ProgrammeDeps } from "./programme.ts";
import { type RecountDeps, recount } from "./recount.ts";
import { makeWalletOf, type WalletOfDeps } from "./wallet-of.ts";

export type Mended =
  | { readonly kind: "mended" | "same"; readonly before: Wallet; readonly after: Wallet }
  | { readonly kind: "unknown" | "no-programme" };

const ATTEMPTS = 10;

/** Gives a wallet the account that the facts come to. What tills hold, and have committed since, stays as it is. */
export function makeMendWallet(deps: WalletOfDeps & ProgrammeDeps & RecountDeps) {
  const walletOf = makeWalletOf(deps);
  const programmeNow = makeProgramme(deps);
  return async (who: string): Promise<Mended> => {
    const programme = await programmeNow();
    if (!programme) return { kind: "no-programme" };
    const settings = foldSettings(await deps.config.current());
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = await walletOf(who, programme);
      if (!before) return { kind: "unknown" };
      const facts = await recount(deps, before.customer, settings);
      if (!facts) return { kind: "unknown" };
      const after = keepWallet(before, { ...facts, revision: before.folded }, programme.now.at);
      if (!after) return { kind: "same", before, after: before };
      if ((await deps.wallets.put(after)) === "written") return { kind: "mended", before, after };
    }
    throw new Error("the wallet kept changing while it was mended");
  };
}
