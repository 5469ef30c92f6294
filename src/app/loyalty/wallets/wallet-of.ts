import type { Instant } from "../../../domain/basics/calendar.ts";
import type { CustomerKey } from "../../../domain/facts/facts.ts";
import type { Wallet } from "../../../domain/loyalty/wallet.ts";
import type { Secrets } from "../../../ports/keys.ts";
import type { CustomerStore } from "../../../ports/people.ts";
import type { WalletStore } from "../../../ports/wallets.ts";
import { unopened, walletAt } from "./move-wallet.ts";
import { named } from "./names.ts";
import type { Programme } from "./programme.ts";

export interface WalletOfDeps {
  readonly wallets: WalletStore;
  readonly customers: Pick<CustomerStore, "get">;
  readonly secrets: Secrets;
}

/** Longest chain of partitions merged into one another. */
const MOST_MERGES = 5;

/**
 * The wallet of the customer whom a till names by id, e-mail address, phone or card. A customer who has earned nothing yet
 * has an empty one, which the first write opens. Undefined: nobody is known by that. Wallets are looked for first: most of
 * the time that one read of half a unit is all.
 */
export function makeWalletOf({ wallets, customers, secrets }: WalletOfDeps) {
  return async (
    who: string,
    { loyalty, now }: Pick<Programme, "loyalty" | "now">,
    consistency?: "eventual",
  ): Promise<Wallet | undefined> => {
    const asked = await named(who, secrets);
    if (!asked) return undefined;
    const keys = asked.kind === "keys" ? asked.keys : await whose(asked.what, asked.value);
    for (const key of keys) {
      const wallet = await walletAt(wallets, key, now.at, consistency);
      if (wallet) return wallet;
    }
    const level = loyalty.levels[0]?.id ?? "";
    for (const key of keys) {
      const wallet = await ownersWallet(key, level, now.at, consistency);
      if (wallet) return wallet;
    }
    return undefined;
  };

  async function whose(what: "card" | "phone", value: string): Promise<readonly CustomerKey[]> {
    const key = await wallets.find(what, value);
    return key === undefined ? [] : [key];
  }

  /** Of a partition that is part of somebody else, the owner's; of somebody who has none yet, an empty one. */
  async function ownersWallet(
    key: CustomerKey,
    level: string,
    at: Instant,
    consistency: "eventual" | undefined,
  ): Promise<Wallet | undefined> {
    let found = await customers.get(key, "eventual");
    for (let step = 0; found?.mergedInto !== undefined && step < MOST_MERGES; step++) {
      const wallet = await walletAt(wallets, found.mergedInto, at, consistency);
      if (wallet) return wallet;
      found = await customers.get(found.mergedInto, "eventual");
    }
    return found?.profile && unopened(found.id, level, at);
  }
}
