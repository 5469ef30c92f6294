import type { Instant } from "../basics/calendar.ts";
import { MINUTE } from "../basics/calendar.ts";
import type { CustomerKey } from "../facts/facts.ts";
import type { LoyaltyAccount } from "./account.ts";

/** Points that one order at a till has put aside, and what became of them. */
export interface Hold {
  readonly order: string;
  readonly points: number;
  readonly at: Instant;
  /** A hold that nobody commits ends by itself. */
  readonly until: Instant;
  readonly state: "held" | "committed" | "cancelled" | "returned";
  /** Of a committed one: the account that the wallet was given last has it among what was spent. */
  readonly known?: true;
}

/**
 * What tills decide on: what the projector last made of the facts, and what the tills have done since. `spent` is what the
 * account says, and all that was committed and that the account does not know yet. What can be spent is the account's good
 * points, less that difference, less what is held.
 */
export interface Wallet {
  readonly customer: CustomerKey;
  readonly revision: number;
  readonly account: WalletAccount;
  readonly spent: number;
  /** Those under way and the newest others, oldest first. */
  readonly holds: readonly Hold[];
  readonly changedAt: Instant;
  /** Revision of the profile whose account it has, so that an older one that comes late is passed by. */
  readonly folded: number;
  /** The card's number, where one was asked for. */
  readonly card?: string;
  /** Orders of finished holds have been let go: what became of those, the facts say. */
  readonly pruned?: true;
  /** Frozen: its owner is part of this customer. Holds that are still here have to be carried over before anything else. */
  readonly movedTo?: CustomerKey;
}

export type WalletAccount = Pick<LoyaltyAccount, "lots" | "spent" | "debt" | "level" | "changes">;

/** How long a hold lasts: longer than any checkout, shorter than a customer's patience at the next till. */
export const HOLD_MS = 30 * MINUTE;

/** Nights recount what has not changed too, a part each: within so many nights all of it. */
export const ROUND_NIGHTS = 64;

/** Holds of one customer at a time, committed ones that the account does not know yet included. An item keeps its size. */
export const MOST_UNDER_WAY = 6;

/** Finished holds that are kept, so that tills that ask again get their answer without a look at the facts. */
export const FINISHED_KEPT = 3;

/** Points are put aside for it, and the time is not over. */
export const isHeld = ({ state, until }: Hold, now: Instant): boolean => state === "held" && now < until;

/** Its points have been spent, and the account does not say so yet. */
export const isUnknown = ({ state, known }: Hold): boolean => state === "committed" && known !== true;

/** Points of holds that were committed and that the account does not know yet. */
export const unknownPoints = (holds: readonly Hold[]): number =>
  sum(holds.filter(isUnknown).map(({ points }) => points));

export const heldPoints = (holds: readonly Hold[], now: Instant): number =>
  sum(holds.filter((hold) => isHeld(hold, now)).map(({ points }) => points));

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Without the finished holds that are older than the newest few. */
export function withHolds(wallet: Wallet, holds: readonly Hold[], now: Instant): Wallet {
  const isUnderWay = (hold: Hold) => isHeld(hold, now) || isUnknown(hold);
  const finished = holds
    .filter((hold) => !isUnderWay(hold))
    .toSorted((a, b) => b.until - a.until)
    .slice(0, FINISHED_KEPT);
  const kept = holds.filter((hold) => isUnderWay(hold) || finished.includes(hold));
  // Of a hold that was never committed nothing need be known once it is let go.
  const isPruned = holds.some(
    (hold) => !kept.includes(hold) && (hold.state === "committed" || hold.state === "returned"),
  );
  return {
    ...wallet,
    holds: kept,
    spent: wallet.account.spent + unknownPoints(kept),
    ...(isPruned && { pruned: true }),
  };
}
