import { makeFit } from "../../nightly/fit.ts";
import { makeAccountShard } from "../../nightly/ledger-account.ts";
import { makeMeasure } from "../../nightly/measure.ts";
import { makePlan, type Planned } from "../../nightly/plan.ts";
import { makePublish } from "../../nightly/publish.ts";
import { makeRefold } from "../../nightly/refold.ts";
import { makeScore } from "../../nightly/score.ts";
import type { ShardInput } from "../../nightly/task.ts";
import { makeAuditWalletShard } from "../../nightly/wallet-audit.ts";
import type { ReplayShop } from "./shop.ts";

/** What a mail costs matters to figures that a replay does not show. */
const NO_PRICE = { ses: 0, rest: 0 };

/** What is replayed is in memory. */
const ALL_READABLE = { counts: async () => ({}) };

/** The night's tasks on a replayed shop. */
export function makeTasks({ deps }: Pick<ReplayShop, "deps">) {
  return {
    plan: makePlan({ ...deps, newId: () => "replay", withoutForecasts: true }),
    refold: makeRefold({ ...deps, wallets: deps.keepWallets }),
    measure: makeMeasure(deps),
    fit: makeFit(deps),
    score: makeScore(deps),
    account: makeAccountShard(deps),
    audit: makeAuditWalletShard(deps),
    publish: makePublish({ ...deps, quarantine: ALL_READABLE, mailPrice: NO_PRICE }),
  };
}

export type Tasks = ReturnType<typeof makeTasks>;

interface Closing extends Pick<Tasks, "publish"> {
  readonly account: (input: ShardInput) => Promise<unknown>;
  readonly audit: (input: ShardInput) => Promise<unknown>;
}

/** Folds again whom a change of the config reaches, before anything is measured. */
export async function refolded({ refold }: Tasks, planned: Planned): Promise<void> {
  for (const shard of planned.refold?.shards ?? []) await refold({ ...planned, ...planned.refold, shard });
}

/** The part of the night that closes it: the ledger of codes, the wallets, and what it has found. */
export async function concluded({ account, audit, publish }: Closing, planned: Planned): Promise<void> {
  for (const shard of planned.ledger?.shards ?? []) {
    await account({ ...planned, ...planned.ledger, shard });
    await audit({ ...planned, ...planned.ledger, shard });
  }
  const { results: _, ...withoutResults } = planned;
  await publish(withoutResults);
}

/**
 * A night as the state machine plays it (lib/constructs/nightly.ts), everybody looked at: what the quicker one is
 * measured by. The results of chains are left out: a replay makes its own.
 */
export function makePlainNight(shop: ReplayShop): () => Promise<void> {
  const tasks = makeTasks(shop);
  return async () => {
    const planned = await tasks.plan({ shards: 1 });
    if (planned.skip !== undefined) return;
    await refolded(tasks, planned);
    for (const shard of planned.shards) await tasks.measure({ ...planned, shard });
    await tasks.fit(planned);
    for (const shard of planned.shards) await tasks.score({ ...planned, shard });
    await concluded(tasks, planned);
  };
}
