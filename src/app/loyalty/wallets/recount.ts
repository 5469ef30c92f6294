import type { CustomerKey } from "../../../domain/facts/facts.ts";
import type { WalletAccount } from "../../../domain/loyalty/wallet.ts";
import { type Folded, spendsIn } from "../../../domain/loyalty/wallet-keep.ts";
import { fold } from "../../../domain/people/fold.ts";
import type { FoldSettings } from "../../../domain/people/fold-config.ts";
import type { EventStore } from "../../../ports/facts.ts";
import type { CustomerStore } from "../../../ports/people.ts";

export interface RecountDeps {
  readonly customers: Pick<CustomerStore, "get">;
  readonly events: Pick<EventStore, "factsOf">;
}

/** What the facts of a customer come to now. `newestAt`: when the last of them was stored. */
export type Recounted = Omit<Folded, "revision"> & { readonly newestAt: number };

const NOTHING: WalletAccount = { lots: [], spent: 0, level: "" };

/**
 * Counts a customer's points anew from the facts, read strongly. `eventual`: as of a second ago, for half the price.
 * Undefined for somebody who has no profile: part of somebody else.
 */
export async function recount(
  { customers, events }: RecountDeps,
  customer: CustomerKey,
  settings: FoldSettings,
  consistency?: "eventual",
): Promise<Recounted | undefined> {
  const profile = (await customers.get(customer, consistency))?.profile;
  if (!profile) return undefined;
  const keys = [customer, ...profile.aliases];
  const facts = (await Promise.all(keys.map((key) => events.factsOf(key, consistency)))).flat();
  const account = fold(customer, facts, settings).loyalty ?? NOTHING;
  const newestAt = facts.reduce((newest, { receivedAt }) => Math.max(newest, receivedAt), 0);
  return { account, ...spendsIn(facts), newestAt };
}
