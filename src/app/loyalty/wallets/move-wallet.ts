import type { Instant } from "../../../domain/basics/calendar.ts";
import type { CustomerKey } from "../../../domain/facts/facts.ts";
import type { Wallet } from "../../../domain/loyalty/wallet.ts";
import { carryOver, emptied, freeze } from "../../../domain/loyalty/wallet-keep.ts";
import type { WalletStore } from "../../../ports/wallets.ts";

const ATTEMPTS = 10;
/** Longest chain of customers who became part of one another. */
const MOST_MOVES = 5;

type Wallets = Pick<WalletStore, "get" | "put">;

/** The wallet that a customer has now; of somebody who is part of somebody else, that one's. */
export async function walletAt(
  wallets: Wallets,
  customer: CustomerKey,
  at: Instant,
  consistency?: "eventual",
): Promise<Wallet | undefined> {
  let wallet = await wallets.get(customer, consistency);
  for (let step = 0; wallet?.movedTo !== undefined && step < MOST_MOVES; step++) {
    if (wallet.holds.length > 0) await carry(wallets, customer, at);
    wallet = await wallets.get(wallet.movedTo, consistency);
  }
  return wallet?.movedTo === undefined ? wallet : undefined;
}

/**
 * Freezes the wallet of somebody who has become part of somebody else, so that no till writes it any more, and carries its
 * holds over. Whoever meets a frozen wallet with holds finishes that, so it may break off anywhere. `folded`: the revision
 * under which the customer's own profile goes.
 */
export async function moveWallet(
  wallets: Wallets,
  move: {
    readonly from: CustomerKey;
    readonly to: CustomerKey;
    readonly folded: number;
    readonly at: Instant;
  },
): Promise<void> {
  const { from, to, folded, at } = move;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const wallet = await wallets.get(from);
    if (!wallet || wallet.folded > folded) return;
    const isFrozen = wallet.movedTo === to && wallet.folded === folded;
    if (isFrozen || (await wallets.put(freeze(wallet, to, at, folded))) === "written")
      return carry(wallets, from, at);
  }
  throw new Error(`the wallet of ${from} kept changing while it was frozen`);
}

/** Gives the holds of a frozen wallet to whose they are now. The other has them before they go here. */
async function carry(wallets: Wallets, from: CustomerKey, at: Instant): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const frozen = await wallets.get(from);
    if (frozen?.movedTo === undefined || (frozen.holds.length === 0 && frozen.card === undefined)) return;
    const there = (await wallets.get(frozen.movedTo)) ?? unopened(frozen.movedTo, frozen.account.level, at);
    const next = carryOver(there, frozen, at);
    if (next && (await wallets.put(next)) === "conflict") continue;
    if ((await wallets.put(emptied(frozen, at))) === "written") return;
  }
  throw new Error(`the holds of ${from} could not be carried over`);
}

/** What somebody has who has no wallet yet: the first that is written is its first revision. */
export const unopened = (customer: CustomerKey, level: string, at: Instant): Wallet => ({
  customer,
  revision: 0,
  account: { lots: [], spent: 0, level },
  spent: 0,
  holds: [],
  changedAt: at,
  folded: 0,
});
