import type { Day } from "../../../domain/basics/calendar.ts";
import { toMinor } from "../../../domain/basics/money.ts";
import type { Loyalty } from "../../../domain/config/loyalty.ts";
import { balanceOn, levelOf, nextExpiry } from "../../../domain/loyalty/balance.ts";
import { daysIn } from "../../../domain/loyalty/rules.ts";
import { mostFor, type SpendRules, worthOf } from "../../../domain/loyalty/spend-limit.ts";
import type { Wallet } from "../../../domain/loyalty/wallet.ts";
import { heldPoints } from "../../../domain/loyalty/wallet.ts";
import { availableIn } from "../../../domain/loyalty/wallet-decide.ts";
import type { TillAnswer } from "./change-wallet.ts";
import { makeProgramme, type ProgrammeDeps } from "./programme.ts";
import { makeWalletOf, type WalletOfDeps } from "./wallet-of.ts";

export interface BalanceView {
  readonly wallet: Wallet;
  readonly loyalty: Loyalty;
  /** The shop's own. */
  readonly language: string;
  readonly rules: SpendRules;
  readonly available: number;
  readonly held: number;
  readonly pending: number;
  readonly expiringSoon: number;
  /** When the first points end that can be spent now. */
  readonly nextExpiry?: { readonly on: Day; readonly points: number };
  readonly level: string;
  /** Minor units of the shop's currency. */
  readonly worth: number;
  /** How many points the customer may spend on the order that was asked for. */
  readonly most?: number;
}

export type BalanceAnswer =
  | ({ readonly kind: "balance" } & BalanceView)
  | { readonly kind: "unknown" | "no-programme" }
  | Extract<TillAnswer, { readonly kind: "refused" }>;

/** What a customer has, and what of it may pay for an order that comes to `total` (major units). May be a second old. */
export function makeReadBalance(deps: WalletOfDeps & ProgrammeDeps) {
  const walletOf = makeWalletOf(deps);
  const programmeNow = makeProgramme(deps);
  return async (who: string, total?: number, currency?: string): Promise<BalanceAnswer> => {
    const programme = await programmeNow();
    if (!programme) return { kind: "no-programme" };
    const wallet = await walletOf(who, programme, "eventual");
    if (!wallet) return { kind: "unknown" };
    const { loyalty, rules, now, store } = programme;
    if (currency !== undefined && currency !== rules.currency)
      return { kind: "refused", why: "other-currency", currency, wanted: rules.currency };
    const soon = daysIn(loyalty.points.expiring_soon);
    const { pending, expiringSoon } = balanceOn(wallet.account, now.day, soon);
    const available = availableIn(wallet, now);
    const ending = nextExpiry(wallet.account, now.day);
    const paid = total === undefined ? undefined : mostFor(toMinor(total, rules.currency), rules);
    const most = paid === undefined ? undefined : spendable(Math.min(available, paid), rules);
    return {
      kind: "balance",
      ...{ wallet, loyalty, rules, available, pending, expiringSoon },
      language: store.default_language,
      held: heldPoints(wallet.holds, now.at),
      worth: worthOf(available, rules),
      level: levelOf(wallet.account, now.day),
      ...(ending && { nextExpiry: ending }),
      ...(most !== undefined && { most }),
    };
  };
}

const spendable = (points: number, { leastPoints }: SpendRules): number =>
  points < leastPoints ? 0 : points;
