import { HOLD_MS, ROUND_NIGHTS } from "../../domain/loyalty/wallet.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { WALLET_SHARDS } from "../../ports/wallets.ts";
import { type AuditDeps, makeAuditWallets, UNDER_WAY_MS } from "../loyalty/wallets/audit-wallets.ts";
import { readLatest, readMade, write, writeLatest } from "./documents.ts";
import type { RunInput } from "./fit.ts";
import { pendingRefold } from "./pending-refold.ts";
import { beginTask, LeaseLost, type ShardInput, type Task, type TaskDeps } from "./task.ts";
import type { WalletsFound } from "./wallet-documents.ts";

const NAMED = 20;

/** What an audit has left out because it was under way, the next one looks at. */
const OVERLAP_MS = HOLD_MS + UNDER_WAY_MS;

const NOTHING: WalletsFound = { looked: 0, told: 0, differ: 0, customers: [] };

/**
 * Recounts one task's part of the wallets, one at a time: those that have changed since the last audit, and in turn all
 * others. As long as any differs, every night recounts them all.
 */
export function makeAuditWalletShard(deps: TaskDeps & AuditDeps) {
  const audit = makeAuditWallets(deps);
  return async (input: ShardInput): Promise<{ readonly wallets: number }> => {
    const { run, fence, shard, shardCount } = input;
    const { plan, bundle } = await beginTask(deps, input);
    if (!bundle.loyalty || !plan.live) return { wallets: 0 };
    const found = (await isComparable(plan.today)) ? await audited() : undefined;
    await write(deps.runs, run, `wallets/${shard}`, { fence, ...(found && { found }) });
    return { wallets: found?.looked ?? 0 };

    async function audited(): Promise<WalletsFound> {
      const last = await readLatest(deps.runs, "wallets");
      const since = last && last.differ === 0 ? last.at - OVERLAP_MS : 0;
      let all = NOTHING;
      for (let part = shard; part < WALLET_SHARDS; part += shardCount) {
        if (!(await deps.runs.holdsLease(fence))) throw new LeaseLost(run);
        const isItsTurn = part % ROUND_NIGHTS === plan.today % ROUND_NIGHTS;
        const { differing, ...counts } = await audit({ shard: part, since: isItsTurn ? 0 : since });
        all = added(all, { ...counts, customers: differing.map(({ customer }) => customer) });
      }
      return all;
    }
  };

  /** The projector folds by the newest config; whom it has not folded since, the next night does. */
  async function isComparable(today: number): Promise<boolean> {
    const current = await deps.config.current();
    return current !== undefined && (await pendingRefold(deps, current, today)).reach.kind === "nobody";
  }
}

const added = (one: WalletsFound, other: WalletsFound): WalletsFound => ({
  looked: one.looked + other.looked,
  told: one.told + other.told,
  differ: one.differ + other.differ,
  customers: [...one.customers, ...other.customers].slice(0, NAMED),
});

/** What all tasks have found, and from when on the next night goes on. Undefined where nothing could be compared. */
export async function walletsOfTheNight(
  runs: RunStore,
  { plan, bundle }: Pick<Task, "plan" | "bundle">,
  { run, fence, ledger }: RunInput,
): Promise<WalletsFound | undefined> {
  if (!ledger || !bundle.loyalty || !plan.live) return undefined;
  let all = NOTHING;
  for (let shard = 0; shard < ledger.shardCount; shard += 1) {
    const part = await readMade(runs, run, `wallets/${shard}`);
    if (part.fence !== fence) throw new LeaseLost(run);
    if (!part.found) return undefined;
    all = added(all, part.found);
  }
  await writeLatest(runs, "wallets", { run, at: plan.startedAt, differ: all.differ });
  return all;
}
