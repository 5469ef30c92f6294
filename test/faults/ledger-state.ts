import { expect } from "vitest";
import { type RecountDeps, recount } from "../../src/app/loyalty/wallets/recount.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { sum, type Wallet } from "../../src/domain/loyalty/wallet.ts";
import { keepWallet } from "../../src/domain/loyalty/wallet-keep.ts";
import type { Claim } from "../../src/domain/offers/budgets/budget.ts";
import { returnedBy } from "../../src/domain/offers/budgets/returned.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import { isLive } from "../../src/domain/offers/codes/life.ts";
import { foldSettings } from "../../src/domain/people/fold-settings.ts";
import { allCodes } from "../support/coded-shops.ts";
import type { Cloud } from "./cloud.ts";

/** What a repeated try may say otherwise is left out. */
type Recorded = Partial<Code> & Pick<Code, "code" | "customer">;

/** What the ledger has come to, without how often it was written. Nothing is promised beyond a budget. */
export async function ledgerOf(cloud: Cloud, budgets: readonly Claim[]): Promise<readonly Recorded[]> {
  const codes = await allCodes(cloud.codes);
  await checkBudgets(cloud, codes, budgets);
  checkOneLive(cloud, codes);
  return codes.map(({ revision: _, issuedAt: __, strangers: ___, ...code }) => code);
}

/** All that codes promise is reserved, and no more is taken than there is. */
async function checkBudgets(cloud: Cloud, codes: readonly Code[], budgets: readonly Claim[]): Promise<void> {
  const counters = await cloud.budgets.counters();
  const now = cloud.clock.now();
  for (const { counter, limit } of budgets) {
    const { issued = 0, returned = 0 } = counters[counter] ?? {};
    const own = codes.filter((code) => code.counters.includes(counter));
    expect(issued - returned, `taken of ${counter}`).toBeLessThanOrEqual(limit);
    expect(issued, `reserved in ${counter}`).toBeGreaterThanOrEqual(sum(own.map(({ reserved }) => reserved)));
    const promised = sum(own.map((code) => code.reserved - returnedBy(code, now)));
    expect(issued - returned, `left for what ${counter} has promised`).toBeGreaterThanOrEqual(promised);
  }
}

function checkOneLive(cloud: Cloud, codes: readonly Code[]): void {
  // Of points a customer has as many codes as were asked for.
  const live = codes.filter((code) => code.offer !== "points" && isLive(code, cloud.clock.now()));
  const whose = live.map(({ customer, offer }) => `${customer} ${offer}`);
  expect(whose, "customers with two codes of one offer").toEqual([...new Set(whose)]);
}

/** What a wallet has come to. It holds what the facts do: a point that is neither there nor spent was never given. */
export async function walletOf(cloud: Cloud, customer: CustomerKey, given: number): Promise<object> {
  const wallet = await cloud.walletStore.get(customer);
  if (!wallet) throw new Error(`${customer} has no wallet`);
  const facts = await recount(
    cloud satisfies RecountDeps,
    customer,
    foldSettings(await cloud.config.current()),
  );
  if (!facts) throw new Error(`${customer} has no profile`);
  const now = cloud.clock.now();
  expect(
    keepWallet(wallet, { ...facts, revision: wallet.folded }, now),
    "a wallet not as the facts say",
  ).toBe(undefined);
  const there = sum(facts.account.lots.map(({ points }) => points));
  expect(there + facts.account.spent, "points there and spent").toBe(given);
  return shown(wallet);
}

const shown = ({ account, spent, holds, movedTo }: Wallet) => ({
  ...{ account, spent, movedTo },
  holds: holds.map(({ order, points, state }) => ({ order, points, state })),
});
