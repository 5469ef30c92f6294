import { makeExpressions } from "../../src/adapters/expressions.ts";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCampaignStore } from "../../src/adapters/memory/campaign-store.ts";
import { makeMemoryCatalogueStore } from "../../src/adapters/memory/catalogue-store.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryExperiments } from "../../src/adapters/memory/experiments.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { makeMemoryMailer } from "../../src/adapters/memory/mailer.ts";
import { makeMemoryPoolStore } from "../../src/adapters/memory/pool-store.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { makeMemoryTasteStore } from "../../src/adapters/memory/taste-store.ts";
import { makeToldBatches } from "../../src/adapters/memory/told-batches.ts";
import { makeMemoryWorkflows } from "../../src/adapters/memory/workflows.ts";
import { makeRenderer } from "../../src/adapters/renderer.ts";
import { type Enrolled, makeEnrol } from "../../src/app/chains/enrol.ts";
import type { ChainStepDeps, Next, Walked } from "../../src/app/chains/stage.ts";
import { makeChainStep } from "../../src/app/chains/step.ts";
import { makeTrigger } from "../../src/app/chains/trigger.ts";
import { perKey } from "../../src/contracts/keys.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { CustomerKey, Fact } from "../../src/domain/facts/facts.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import type { Announcement } from "../../src/ports/announcements.ts";
import type { ConfigStore } from "../../src/ports/config.ts";
import type { EventStore } from "../../src/ports/facts.ts";
import type { Journal } from "../../src/ports/journal.ts";
import type { Measure, OutgoingMail, SendingStore, SendResult } from "../../src/ports/mail.ts";
import type { CustomerStore } from "../../src/ports/people.ts";
import type { ExperimentStore } from "../../src/ports/proof.ts";
import { NOON, profile } from "./chains.ts";
import { bundleWith } from "./config.ts";
import { consentIn, MAILBOX_KEY } from "./mailboxes.ts";

export const LINKS_KEY = "links-key-of-a-test-0123456789abcdef";

interface Execution {
  readonly cohort: string;
  shards: readonly number[];
  step: number;
  until: Instant;
  done: boolean;
}

interface Stores {
  readonly journal: Journal;
  readonly sending: SendingStore;
  readonly events: EventStore;
  readonly customers: CustomerStore;
  readonly config: ConfigStore;
  readonly experiments: ExperimentStore;
}

export interface WorldOptions {
  readonly bundle?: Bundle;
  /** In memory where absent. */
  readonly stores?: Partial<Stores>;
  readonly answer?: (mail: OutgoingMail) => SendResult | undefined;
  /** Puts something else in the place of parts of the world. */
  readonly deps?: (deps: ChainStepDeps) => Partial<ChainStepDeps>;
}

/** A shop in memory: stores, a mail service, and the chain machine as the state machine plays it, on a clock of its own. */
export async function makeWorld(options: WorldOptions = {}) {
  let now = NOON;
  const clock = { now: () => now };
  const { customers, config, events, experiments, journal, sending }: Stores = {
    customers: makeMemoryCustomerStore(),
    config: makeMemoryConfigStore(),
    events: makeMemoryEventStore(),
    experiments: makeMemoryExperiments(),
    journal: makeMemoryJournal(),
    sending: makeMemorySendingStore(),
    ...options.stores,
  };
  const campaigns = makeMemoryCampaignStore();
  const mailer = makeMemoryMailer(options.answer);
  const workflows = makeMemoryWorkflows();
  const expressions = makeExpressions();
  const announced: Announcement[] = [];
  const measured: Partial<Record<Measure, number>> = {};
  const meter = (counts: Partial<Record<Measure, number>>) => {
    for (const [measure, count] of Object.entries(counts) as [Measure, number][])
      measured[measure] = (measured[measure] ?? 0) + count;
  };
  const bus = { publish: async (more: readonly Announcement[]) => void announced.push(...more) };
  const base: ChainStepDeps & Pick<Stores, "experiments"> = {
    journal,
    experiments,
    customers,
    events,
    config,
    workflows,
    mailer,
    sending,
    campaigns,
    meter,
    walksAtOnce: 20,
    expressions,
    clock,
    bus,
    renderer: makeRenderer(),
    catalogue: makeMemoryCatalogueStore(),
    secrets: {
      keys: async () => ({ ...perKey(() => []), links: [LINKS_KEY], mailbox: [MAILBOX_KEY] }),
    },
    codes: makeMemoryCodeStore(),
    budgets: makeMemoryBudgetStore(),
    pools: makeMemoryPoolStore(),
    rates: async () => ({}),
    batches: makeToldBatches(),
    models: async () => undefined,
    taste: async () => undefined,
    tastes: makeMemoryTasteStore(),
    publicUrl: "https://api.example",
  };
  const deps = { ...base, ...options.deps?.(base) };
  const chainStep = makeChainStep(deps);
  const enrol = makeEnrol({ journal, workflows, expressions, clock, bus });
  const trigger = makeTrigger({
    journal,
    events,
    catalogue: base.catalogue,
    workflows,
    expressions,
    clock,
    bus,
    config,
  });
  const executions = new Map<string, Execution>();

  const publish = (bundle: Bundle) =>
    config.publish({ by: "test", publishedAt: now, digest: "d", files: {}, bundle });
  await publish(options.bundle ?? bundleWith());

  const walk = async (cohort: string, step: number, shard: number): Promise<Walked> => {
    const result = await chainStep({ task: "walk", cohort, step, shard }, () => true);
    if (!("again" in result)) throw new Error("a walk answers with what it walked");
    return result;
  };
  const settle = async (
    cohort: string,
    step: number,
    shards: readonly number[],
    walked: readonly Walked[],
  ): Promise<Next> => {
    const result = await chainStep({ task: "settle", cohort, step, shards, walked }, () => true);
    if (!("done" in result)) throw new Error("a settle answers with what is next");
    return result;
  };
  const step = async (cohort: string, at: number, shards: readonly number[]): Promise<Next> => {
    const result = await chainStep({ task: "step", cohort, step: at, shards }, () => true);
    if (!("done" in result)) throw new Error("a step answers with what is next");
    return result;
  };
  const walkAll = async (cohort: string, at: number, shards: readonly number[]): Promise<Next> =>
    settle(cohort, at, shards, await Promise.all(shards.map((shard) => walk(cohort, at, shard))));
  const due = (): readonly [string, Execution] | undefined => {
    for (const [id, { cohort, due: until }] of workflows.started) {
      if (executions.has(id)) continue;
      const shards = Array.from({ length: cohort.shards }, (_, shard) => shard);
      executions.set(id, { cohort: cohort.id, step: cohort.step, until, shards, done: false });
    }
    const open = [...executions].filter(([id, { done }]) => !done && !workflows.ended.has(id));
    return open.sort(([, one], [, other]) => one.until - other.until)[0];
  };

  return {
    ...base,
    campaigns,
    journal,
    events,
    config,
    customers,
    workflows,
    mailer,
    announced,
    measured,
    publish,
    trigger,
    walk,
    settle,
    now: () => now,
    setNow(at: Instant) {
      now = at;
    },
    /** Plays everything that is due until then, in order, and leaves the clock there. */
    async playUntil(until: Instant) {
      for (let next = due(); next && next[1].until <= until; next = due()) {
        const [id, execution] = next;
        const { cohort } = execution;
        now = Math.max(now, execution.until);
        const after =
          execution.shards.length === 1
            ? await step(cohort, execution.step, execution.shards)
            : await walkAll(cohort, execution.step, execution.shards);
        execution.step = after.step;
        execution.until = Date.parse(after.until);
        execution.shards = after.shards;
        execution.done = after.done;
        if (after.done) workflows.ended.add(id);
      }
      now = Math.max(now, until);
    },
    /** Writes what the fold would have found, over what is there, and the consent into the mailbox. */
    async has(id: CustomerKey, over: Partial<Profile> = {}) {
      const stored = await customers.get(id);
      const content = { profile: { ...(stored?.profile ?? profile(id)), ...over } };
      await customers.putProfile(id, content, stored?.revision ?? 0);
      const { email, consent } = content.profile;
      if (email !== undefined && consent.status === "given")
        await events.append([consentIn(email, consent.at ?? NOON)]);
    },
    async mergeInto(id: CustomerKey, owner: CustomerKey) {
      const stored = await customers.get(id);
      await customers.putProfile(id, { mergedInto: owner }, stored?.revision ?? 0);
    },
    async enters(id: CustomerKey, chain = "welcome", cause = "cause", windowMs?: number): Promise<Enrolled> {
      const [stored, published] = [await customers.get(id), await config.current()];
      if (!stored?.profile || !published) throw new Error("nobody to enter, or nothing to enter");
      return enrol({
        customer: { profile: stored.profile },
        chain,
        published,
        cause,
        reason: `event ${cause}`,
        ...defined({ windowMs }),
        now,
      });
    },
    /** What the projector tells the trigger after it has folded `facts`. */
    async happens(id: CustomerKey, ...facts: readonly Fact[]) {
      const stored = await customers.get(id);
      if (!stored?.profile) throw new Error("nobody there");
      await trigger({ after: { profile: stored.profile }, facts });
    },
    mailsTo: (id: CustomerKey) => mailer.taken.filter((mail) => mail.customer === id),
  };
}
