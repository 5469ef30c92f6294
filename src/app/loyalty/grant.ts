import type { CustomerKey, FactId, FactOf } from "../../domain/facts/facts.ts";
import { availableIn } from "../../domain/loyalty/wallet-decide.ts";
import type { EventStore } from "../../ports/facts.ts";
import { makeProgramme, type ProgrammeDeps } from "./wallets/programme.ts";
import { makeWalletOf, type WalletOfDeps } from "./wallets/wallet-of.ts";

export interface GrantRequest {
  /** Names the grant: the same one again gives nothing more. */
  readonly grant: string;
  /** Negative ones are taken. */
  readonly points: number;
  readonly reason: string;
  readonly by: string;
}

export type GrantAnswer =
  | {
      readonly kind: "granted" | "same";
      readonly customer: CustomerKey;
      /** What could be spent before. */
      readonly available: number;
    }
  | { readonly kind: "too-few"; readonly available: number }
  | { readonly kind: "unknown" | "no-programme" };

/** An operator gives points, or takes some that are there. The wallet has them when the projector has folded that. */
export function makeGrant(
  deps: WalletOfDeps & ProgrammeDeps & { readonly events: Pick<EventStore, "append"> },
): (who: string, request: GrantRequest) => Promise<GrantAnswer> {
  const walletOf = makeWalletOf(deps);
  const programmeNow = makeProgramme(deps);
  return async (who, request) => {
    const programme = await programmeNow();
    if (!programme) return { kind: "no-programme" };
    const wallet = await walletOf(who, programme);
    if (!wallet) return { kind: "unknown" };
    const available = availableIn(wallet, programme.now);
    if (-request.points > available) return { kind: "too-few", available };
    const { customer } = wallet;
    const [result] = await deps.events.append([grantFact(customer, { ...request, at: programme.now.at })]);
    return { kind: result === "duplicate" ? "same" : "granted", customer, available };
  };
}

type Granted = Pick<FactOf<"points-granted">, "grant" | "points" | "reason" | "by" | "at"> &
  Partial<Pick<FactOf<"points-granted">, "expiresAt" | "import">>;

export const grantFact = (customer: CustomerKey, granted: Granted): FactOf<"points-granted"> => ({
  ...granted,
  kind: "points-granted",
  id: `granted:${granted.grant}` as FactId,
  customer,
  receivedAt: granted.at,
  source: "comeback",
});
