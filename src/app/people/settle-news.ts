import pMap from "p-map";
import { foldOnCheckpoint, tiesKeys } from "../../domain/checkpoint/checkpoint.ts";
import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import { isOrderKey } from "../../domain/facts/identity.ts";
import { isMailboxKey } from "../../domain/mailbox/key.ts";
import type { FoldSettings } from "../../domain/people/fold-config.ts";
import type { CheckpointStore } from "../../ports/checkpoints.ts";
import type { CustomerStore, StoredCustomer } from "../../ports/people.ts";
import { type Found, isNewsOfMailbox, type Refolded } from "./refolded.ts";

interface NewsDeps {
  readonly customers: Pick<CustomerStore, "get">;
  readonly checkpoints: CheckpointStore;
  readonly leastFacts: number;
  readonly settings: FoldSettings;
  /** Undefined when somebody else wrote meanwhile. */
  readonly write: (
    root: CustomerKey,
    stored: StoredCustomer | undefined,
    found: Found,
  ) => Promise<Refolded | undefined>;
}

/** Customers that are folded at once. */
const AT_ONCE = { concurrency: 16 };

/**
 * Folds news on checkpoints: two reads where it is the customer's own, three where the partition is part of another, and
 * none of facts. By partition, with whoever holds it; those of whom all facts have to be read are missing.
 */
export function makeSettleNews({ customers, checkpoints, leastFacts, settings, write }: NewsDeps) {
  return async (facts: readonly Fact[]): Promise<ReadonlyMap<CustomerKey, Refolded>> => {
    const told = Map.groupBy(facts, ({ customer }) => customer);
    const people = [...told.keys()].filter(
      (key) => !isOrderKey(key) && !isMailboxKey(key) && !told.get(key)?.some(tiesKeys),
    );
    const looks = await pMap(
      people,
      async (key) => ({ key, stored: await customers.get(key, "mending") }),
      AT_ONCE,
    );
    const byRoot = Map.groupBy(looks, ({ key, stored }) => stored?.mergedInto ?? key);
    const settled = await pMap(
      byRoot,
      async ([root, parts]) => {
        const own = parts.find(({ key }) => key === root);
        const stored = own ? own.stored : await customers.get(root, "mending");
        const result = await foldOnto(
          root,
          stored,
          parts.flatMap(({ key }) => told.get(key) ?? []),
        );
        return result ? parts.map(({ key }): [CustomerKey, Refolded] => [key, result]) : [];
      },
      AT_ONCE,
    );
    return new Map(settled.flat());
  };

  /** Undefined where all facts have to be read, and what is said of mails may concern an earlier address. */
  async function foldOnto(
    root: CustomerKey,
    stored: StoredCustomer | undefined,
    facts: readonly Fact[],
  ): Promise<Refolded | undefined> {
    if (!stored?.profile || stored.profile.facts < leastFacts) return undefined;
    const kept = await checkpoints.get(root);
    if (!kept?.checkpoint || kept.revision !== stored.revision) return undefined;
    const folded = foldOnCheckpoint(kept.checkpoint, facts, { id: root, settings });
    if (!folded || isNewsOfMailbox(stored.profile, folded.profile)) return undefined;
    const { history } = folded;
    const read = [...history.facts, ...history.orders];
    return write(root, stored, { folded, facts: read, before: kept.checkpoint, isTurned: false });
  }
}
