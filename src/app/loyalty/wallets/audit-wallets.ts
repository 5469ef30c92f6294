import pMap from "p-map";
import { type Instant, MINUTE } from "../../../domain/basics/calendar.ts";
import type { CustomerKey } from "../../../domain/facts/facts.ts";
import { isUnknown, sum, type Wallet } from "../../../domain/loyalty/wallet.ts";
import { keepWallet } from "../../../domain/loyalty/wallet-keep.ts";
import { foldSettings } from "../../../domain/people/fold-settings.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { ConfigStore } from "../../../ports/config.ts";
import type { EventStore } from "../../../ports/facts.ts";
import type { WalletStore } from "../../../ports/wallets.ts";
import { unlessUnreadable } from "../../quarantine/unless-unreadable.ts";
import { type RecountDeps, type Recounted, recount } from "./recount.ts";
import { CODE_ORDER, spentFact } from "./spent-fact.ts";

export interface AuditDeps extends RecountDeps {
  readonly wallets: Pick<WalletStore, "get" | "inShard">;
  readonly events: Pick<EventStore, "factsOf" | "append">;
  readonly config: Pick<ConfigStore, "current">;
  readonly clock: Clock;
}

/** Points as one side has them. */
export interface Side {
  /** Of all lots, good or not. */
  readonly points: number;
  readonly spent: number;
}

export interface Difference {
  readonly customer: CustomerKey;
  readonly wallet: Side;
  readonly facts: Side;
}

export interface WalletAudit {
  readonly looked: number;
  /** Spends that a till committed and nobody had told: told now. */
  readonly told: number;
  readonly differ: number;
  /** The first thousand of those that differ. */
  readonly differing: readonly Difference[];
}

/** The projector is seconds behind, and a till's repeated commit a minute: what is younger is still under way. */
export const UNDER_WAY_MS = 15 * MINUTE;
const AT_ONCE = 8;
/** After a table was restored they may all differ. */
const MOST_LISTED = 1_000;

/**
 * Recounts the wallets of one shard from the facts, those that have changed since. What a till has committed and what has
 * just been told may be on its way; anything else that differs is told, and nothing is mended: somebody has to look. A commit
 * whose fact was lost on the way is told the fold. May be repeated.
 */
export function makeAuditWallets(deps: AuditDeps) {
  return async ({
    shard,
    since,
  }: {
    /** One of the WALLET_SHARDS. */
    readonly shard: number;
    /** When the last audit began; 0: all. */
    readonly since: Instant;
  }): Promise<WalletAudit> => {
    const settings = foldSettings(await deps.config.current());
    let [looked, told, differ] = [0, 0, 0];
    const differing: Difference[] = [];
    if (!settings.loyalty) return { looked, told, differ, differing };
    const now = deps.clock.now();
    await pMap(
      deps.wallets.inShard(shard),
      async (wallet) => {
        if (wallet.movedTo !== undefined || wallet.changedAt < since) return;
        looked += 1;
        told += await tellLost(deps, wallet, now);
        const difference = await unlessUnreadable(differenceOf(wallet));
        if (!difference) return;
        differ += 1;
        if (differing.length < MOST_LISTED) differing.push(difference);
      },
      { concurrency: AT_ONCE },
    );
    return { looked, told, differ, differing };

    /** Nearly all agree at the first look, which is the cheap one. What does not is looked at again, strongly. */
    async function differenceOf(listed: Wallet): Promise<Difference | undefined> {
      if (!differs(listed, await recount(deps, listed.customer, settings, "eventual"), now)) return undefined;
      const facts = await recount(deps, listed.customer, settings);
      // Read after the facts: what the projector has written since is newer than what is compared.
      const wallet = await deps.wallets.get(listed.customer);
      if (!wallet || wallet.movedTo !== undefined || wallet.revision !== listed.revision) return undefined;
      return differs(wallet, facts, now)
        ? { customer: wallet.customer, wallet: sideOf(wallet), facts: sideOf(facts) }
        : undefined;
    }
  };
}

function differs(wallet: Wallet, facts: Recounted | undefined, now: Instant): boolean {
  if (!facts) return wallet.account.lots.length > 0 && now - wallet.changedAt > UNDER_WAY_MS;
  if (now - facts.newestAt < UNDER_WAY_MS) return false;
  return keepWallet(wallet, { ...facts, revision: wallet.folded }, now) !== undefined;
}

/** A commit whose fact never came: the till broke off in between, and did not try again. */
async function tellLost(
  { events }: Pick<AuditDeps, "events">,
  { customer, holds }: Wallet,
  now: Instant,
): Promise<number> {
  const lost = holds.filter((hold) => isUnknown(hold) && now - hold.until > UNDER_WAY_MS);
  const facts = lost.map((hold) =>
    spentFact(customer, hold, {
      receivedAt: now,
      ...(hold.order.startsWith(CODE_ORDER) && { code: hold.order.slice(CODE_ORDER.length) }),
    }),
  );
  const results = facts.length > 0 ? await events.append(facts) : [];
  return results.filter((result) => result === "stored").length;
}

/** Of nobody nothing. */
export const sideOf = (of: Pick<Wallet, "account"> | undefined): Side => ({
  points: sum((of?.account.lots ?? []).map(({ points }) => points)),
  spent: of?.account.spent ?? 0,
});
