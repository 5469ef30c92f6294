import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryWalletStore } from "../../src/adapters/memory/wallet-store.ts";
import { makeKeepWallets } from "../../src/app/loyalty/wallets/keep-wallet.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import type { Loyalty } from "../../src/domain/config/loyalty.ts";
import type { CustomerKey, FactOf } from "../../src/domain/facts/facts.ts";
import type { LoyaltyAccount } from "../../src/domain/loyalty/account.ts";
import type { Wallet } from "../../src/domain/loyalty/wallet.ts";
import { bundleWith } from "./config.ts";
import { day, fact, key } from "./facts.ts";
import { secrets, world } from "./projecting.ts";

/** A programme in which a point is a ruble, half of an order may be paid with points, and 3% come back at once. */
export function walletProgramme(spend: Partial<Loyalty["rules"][number]["spend"]> = {}): Loyalty {
  return {
    name: "North Tea Club",
    points: { worth: 1, expiring_soon: "30d" },
    rules: [
      {
        levels: { base: { from: 0, cashback_percent: 3 } },
        level_window: "365d",
        level_grace: "90d",
        return_window: "0d",
        expires_after: "365d",
        spend: { most_percent: 50, ...spend },
        debt: false,
      },
    ],
    holdout_percent: 0,
    levels: [{ id: "base", name: "Base", privileges: [] }],
    privileges: {},
  };
}

export function walletWith(lots: LoyaltyAccount["lots"], more: Partial<Wallet> = {}): Wallet {
  return {
    customer: key("u:1"),
    revision: 1,
    account: { lots, spent: 0, level: "base" },
    spent: 0,
    holds: [],
    changedAt: day(0),
    folded: 1,
    ...more,
  };
}

let grants = 0;

export function grant(
  points: number,
  more: Partial<FactOf<"points-granted">> = {},
): FactOf<"points-granted"> {
  grants += 1;
  return fact("points-granted", { grant: `g${grants}`, points, reason: "test", by: "test", ...more });
}

/** A shop with a programme: the projector, and everything that tills need. The clock stands at noon of the 10th day. */
export async function loyaltyShop(...programme: readonly [Loyalty | undefined] | readonly []) {
  const [loyalty] = programme.length === 0 ? [walletProgramme()] : programme;
  const time = { now: day(10) + 9 * HOUR };
  const clock = { now: () => time.now };
  const config = makeMemoryConfigStore();
  const bundle = bundleWith({ ...(loyalty && { loyalty }) });
  await config.publish({ files: {}, bundle, digest: "test", by: "test", publishedAt: 0 });
  const wallets = makeMemoryWalletStore();
  const shop = world({ config, wallets: makeKeepWallets({ wallets, secrets, clock }) });
  return {
    ...shop,
    ...{ time, clock, config, wallets, secrets },
    till: { ...{ wallets, config, secrets, clock }, events: shop.events, customers: shop.customers },
    wallet: (id: string) => wallets.get(id as CustomerKey),
  };
}
