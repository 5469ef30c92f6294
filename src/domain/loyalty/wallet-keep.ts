import type { Instant } from "../basics/calendar.ts";
import type { CustomerKey, Fact } from "../facts/facts.ts";
import type { Lot } from "./account.ts";
import { type Hold, type Wallet, type WalletAccount, withHolds } from "./wallet.ts";

/** What a fold says of points: the account, and which spends are in it. */
export interface Folded {
  readonly account: WalletAccount;
  /** Revision of the profile that has it. */
  readonly revision: number;
  readonly spends: ReadonlySet<string>;
  readonly returned: ReadonlySet<string>;
}

/** The spends that facts tell of, and those of them that came back. */
export function spendsIn(facts: readonly Fact[]): Pick<Folded, "spends" | "returned"> {
  const spends = new Set<string>();
  const returned = new Set<string>();
  for (const fact of facts) {
    if (fact.kind === "points-spent") spends.add(fact.spend);
    if (fact.kind === "points-returned") returned.add(fact.spend);
  }
  return { spends, returned };
}

/** The account as a wallet keeps it. */
export const walletAccount = ({ lots, spent, debt, level, changes }: WalletAccount): WalletAccount => ({
  lots: withinRoom(lots),
  spent,
  level,
  ...(debt !== undefined && { debt }),
  ...(changes !== undefined && { changes }),
});

/** A wallet for somebody who has none, from what the facts say alone. */
export const openWallet = (customer: CustomerKey, folded: Folded, at: Instant): Wallet => ({
  customer,
  revision: 1,
  account: walletAccount(folded.account),
  spent: folded.account.spent,
  holds: [],
  changedAt: at,
  folded: folded.revision,
});

/**
 * The wallet with what the facts say now: they know of some spends that only the wallet knew so far, and of some that came
 * back. Undefined where it says so already, or has a newer account.
 */
export function keepWallet(wallet: Wallet, folded: Folded, at: Instant): Wallet | undefined {
  if (folded.revision < wallet.folded) return undefined;
  const holds = wallet.holds.map((hold): Hold => {
    const isCommitted = hold.state === "committed";
    if (isCommitted && folded.returned.has(hold.order)) return { ...hold, state: "returned", known: true };
    if (isCommitted && folded.spends.has(hold.order)) return { ...hold, known: true };
    return hold;
  });
  const { movedTo, ...own } = wallet;
  const account = walletAccount(folded.account);
  const next = withHolds({ ...own, account }, holds, at);
  const isSame = movedTo === undefined && sameAccount(wallet.account, account) && sameHolds(wallet, next);
  if (isSame) return undefined;
  return { ...next, revision: wallet.revision + 1, changedAt: at, folded: folded.revision };
}

const sameAccount = (a: WalletAccount, b: WalletAccount): boolean =>
  a.spent === b.spent &&
  a.debt === b.debt &&
  a.level === b.level &&
  changesText(a) === changesText(b) &&
  a.lots.length === b.lots.length &&
  a.lots.every((lot, index) => sameLot(lot, b.lots[index]));

const changesText = ({ changes = [] }: WalletAccount): string =>
  changes.map(({ from, level }) => `${from} ${level}`).join();

const sameLot = (a: Lot, b: Lot | undefined): boolean =>
  a.points === b?.points && a.active === b.active && a.expires === b.expires && a.given === b.given;

const sameHolds = (a: Wallet, b: Wallet): boolean =>
  a.spent === b.spent &&
  a.holds.every((hold) => {
    const other = b.holds.find(({ order }) => order === hold.order);
    return !other || (other.state === hold.state && other.known === hold.known);
  });

/** Lots that an item has room for. */
export const MOST_LOTS = 64;

/**
 * Of somebody who buys every day, lots that end last are joined, two neighbours at a time: as one they begin with the later
 * and end with the earlier, so that a wallet never has more than the account. The next fold begins anew.
 */
function withinRoom(lots: readonly Lot[]): readonly Lot[] {
  const excess = lots.length - MOST_LOTS;
  if (excess <= 0) return lots;
  const joined: Lot[] = [...lots.slice(0, Math.max(0, lots.length - 2 * excess))];
  const rest = lots.slice(joined.length);
  const size = Math.ceil(rest.length / Math.max(1, MOST_LOTS - joined.length));
  for (let from = 0; from < rest.length; from += size) {
    const some = rest.slice(from, from + size);
    const given = Math.max(...some.map((lot) => lot.given ?? Number.NEGATIVE_INFINITY));
    const expires = Math.min(...some.map((lot) => lot.expires ?? Number.POSITIVE_INFINITY));
    joined.push({
      points: some.reduce((total, { points }) => total + points, 0),
      active: Math.max(...some.map(({ active }) => active)),
      ...(Number.isFinite(expires) && { expires }),
      ...(Number.isFinite(given) && { given }),
    });
  }
  return joined;
}

/** Freezes the wallet of somebody who is part of somebody else. Its holds stay until they have been carried over. */
export const freeze = (wallet: Wallet, to: CustomerKey, at: Instant, folded: number): Wallet => ({
  ...wallet,
  account: { lots: [], spent: 0, level: wallet.account.level },
  revision: wallet.revision + 1,
  movedTo: to,
  changedAt: at,
  folded: Math.max(folded, wallet.folded),
});

/** A frozen wallet whose holds and card the other has. */
export const emptied = ({ card: _, ...wallet }: Wallet, at: Instant): Wallet => ({
  ...wallet,
  revision: wallet.revision + 1,
  holds: [],
  spent: 0,
  changedAt: at,
});

/** The survivor with the holds of a frozen wallet, those that it has already left as they are. Undefined: it has them all. */
export function carryOver(to: Wallet, from: Wallet, at: Instant): Wallet | undefined {
  const missing = from.holds.filter(({ order }) => !to.holds.some((hold) => hold.order === order));
  const isNews = missing.length > 0 || (from.pruned && !to.pruned) || (from.card && !to.card);
  if (!isNews) return undefined;
  const joined = withHolds({ ...to, ...(from.pruned && { pruned: true }) }, [...missing, ...to.holds], at);
  const card = to.card ?? from.card;
  return {
    ...joined,
    revision: to.revision + 1,
    changedAt: at,
    ...(card !== undefined && { card }),
  };
}
