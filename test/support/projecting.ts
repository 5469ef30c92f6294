import { makeMemoryCheckpointStore } from "../../src/adapters/memory/checkpoint-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryTasteStore } from "../../src/adapters/memory/taste-store.ts";
import { makeProject, type ProjectDeps } from "../../src/app/people/project.ts";
import { makeRebuild } from "../../src/app/people/rebuild.ts";
import { perKey } from "../../src/contracts/keys.ts";
import type { CustomerKey, Fact } from "../../src/domain/facts/facts.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import type { CheckpointStore } from "../../src/ports/checkpoints.ts";
import type { EventStore } from "../../src/ports/facts.ts";
import type { CustomerStore } from "../../src/ports/people.ts";
import type { TasteStore } from "../../src/ports/taste.ts";
import { key } from "./facts.ts";
import { MAILBOX_KEY } from "./mailboxes.ts";

/** An event store that remembers what its stream still has to deliver. */
export function streamed(events: EventStore) {
  const pending: Fact[] = [];
  const append: EventStore["append"] = async (facts) => {
    const results = await events.append(facts);
    pending.push(...facts.filter((_, index) => results[index] === "stored"));
    return results;
  };
  return { events: { ...events, append }, pending };
}

export interface World {
  readonly events: EventStore;
  readonly customers: CustomerStore;
  readonly tastes: Pick<TasteStore, "get" | "put">;
  readonly checkpoints: CheckpointStore;
  readonly project: ReturnType<typeof makeProject>;
  /** Stores facts and projects them, and what that leads to, in batches of at most `size`. */
  tell(facts: readonly Fact[], size?: number): Promise<void>;
  profile(id: string): Promise<Profile | undefined>;
  /** Who holds the partition: its own key, the key it points to, or nobody. */
  holder(id: string): Promise<CustomerKey | undefined>;
  /** All profiles and pointers. */
  everybody(): Promise<Readonly<Record<string, Profile | CustomerKey>>>;
  rebuild: ReturnType<typeof makeRebuild>;
}

export const secrets = { keys: async () => ({ ...perKey(() => []), mailbox: [MAILBOX_KEY] }) };

export const NO_CONFIG = { current: async () => undefined };

/** Of one batch, before its failure is for good. */
const DELIVERIES = 3;

/** Facts and customers in memory (or where they are told), and a projector fed as the stream feeds it. */
export function world(deps: Partial<ProjectDeps> = {}): World {
  const { events, pending } = streamed(deps.events ?? makeMemoryEventStore());
  const customers = deps.customers ?? makeMemoryCustomerStore();
  const tastes = deps.tastes ?? makeMemoryTasteStore();
  const checkpoints = deps.checkpoints ?? makeMemoryCheckpointStore();
  const config = deps.config ?? NO_CONFIG;
  const project = makeProject({ ...deps, config, secrets, events, customers, tastes, checkpoints });
  return {
    events,
    customers,
    tastes,
    checkpoints,
    project,
    rebuild: makeRebuild({ ...deps, events, customers, tastes, checkpoints, config, secrets }),
    async tell(facts, size = 100) {
      await events.append(facts);
      while (pending.length > 0) {
        let left: readonly Fact[] = pending.splice(0, size);
        // What failed is delivered again, as by a stream: a key may change hands while a batch looks at it.
        for (let delivery = 1; left.length > 0; delivery++) {
          const outcomes = await project(left);
          const failed = outcomes.find((outcome) => !outcome.ok);
          if (failed && delivery === DELIVERIES) throw failed.error;
          left = left.filter((_, index) => !outcomes[index]?.ok);
        }
      }
    },
    profile: async (id) => (await customers.get(key(id)))?.profile,
    async holder(id) {
      const stored = await customers.get(key(id));
      return stored?.mergedInto ?? (stored?.profile && stored.id);
    },
    async everybody() {
      const all: Record<string, Profile | CustomerKey> = {};
      for await (const one of events.keys(0, 1)) {
        const stored = await customers.get(one);
        const content = stored?.profile ?? stored?.mergedInto;
        if (content) all[one] = content;
      }
      return all;
    },
  };
}
