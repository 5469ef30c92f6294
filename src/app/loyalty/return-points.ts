import type { FactId } from "../../domain/facts/facts.ts";
import { returnedFact } from "../../domain/people/voided-spends.ts";
import type { EventStore } from "../../ports/facts.ts";
import { makeProgramme, type ProgrammeDeps } from "./programme.ts";
import { makeWalletOf, type WalletOfDeps } from "./wallet-of.ts";

/**
 * Gives back the points that a void order spent: for whoever knows of it before the order's own message comes. The wallet
 * has them when the projector has folded that, seconds later.
 */
export function makeReturnPoints(
  deps: WalletOfDeps & ProgrammeDeps & { readonly events: Pick<EventStore, "append" | "factAt"> },
) {
  const walletOf = makeWalletOf(deps);
  const programmeNow = makeProgramme(deps);
  return async (
    who: string,
    order: string,
  ): Promise<{ readonly kind: "returned" | "same" | "not-spent" | "unknown" | "no-programme" }> => {
    const programme = await programmeNow();
    if (!programme) return { kind: "no-programme" };
    const wallet = await walletOf(who, programme);
    if (!wallet) return { kind: "unknown" };
    const spent = await deps.events.factAt(wallet.customer, `spent:${order}` as FactId);
    if (spent?.kind !== "points-spent") return { kind: "not-spent" };
    const now = deps.clock.now();
    const [result] = await deps.events.append([{ ...returnedFact(spent), at: now, receivedAt: now }]);
    return { kind: result === "duplicate" ? "same" : "returned" };
  };
}
