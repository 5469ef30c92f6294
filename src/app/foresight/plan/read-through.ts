import type { CohortJournal, EntryJournal, Workflows } from "../../../ports/chains.ts";
import type { ConfigStore, PublishedBundle } from "../../../ports/config.ts";
import type { RunStore } from "../../../ports/nightly.ts";

/** Documents of nights as they are, over which a night that never happens writes its own, in `own` alone. */
export function runsOver(runs: Pick<RunStore, "get" | "list" | "runsWith">, own: RunStore): RunStore {
  return {
    ...own,
    get: async (run, name) => (await own.get(run, name)) ?? runs.get(run, name),
    async list(run, prefix) {
      const found = [...(await runs.list(run, prefix)), ...(await own.list(run, prefix))];
      return [...new Map(found.map((one) => [one.name, one])).values()];
    },
    async runsWith(name) {
      return [...new Set([...(await runs.runsWith(name)), ...(await own.runsWith(name))])].sort();
    },
  };
}

/** The published configs as if `inForce` were the last of them. Nothing can be published. */
export function configsWith(
  config: Pick<ConfigStore, "version" | "history" | "pausedChains">,
  inForce: PublishedBundle,
): ConfigStore {
  const refuse = async (): Promise<never> => {
    throw new Error("a plan publishes nothing");
  };
  return {
    ...config,
    history: config.history,
    pausedChains: config.pausedChains,
    current: async () => inForce,
    version: async (version) => (version === inForce.version ? inForce : config.version(version)),
    part: async (version) => (version === inForce.version ? inForce : config.version(version)),
    publish: refuse,
    publishOver: refuse,
    setPaused: refuse,
  };
}

/** The journal as far as entering reads it. What would be written is answered as the store would answer, and not kept. */
export function journalOver(journal: Pick<EntryJournal, "entry" | "entryOf">): EntryJournal & CohortJournal {
  const nothing = async () => {};
  return {
    async enter(entry, reenterAfter) {
      const known = await journal.entry(entry.customer, entry.chain);
      if (known === undefined) return { kind: "entered" };
      if (known.run === entry.run) return { kind: "repeated", entry: known };
      const stands = known.status === "active" || known.enteredAt > reenterAfter;
      return stands ? { kind: "refused", entry: known } : { kind: "entered" };
    },
    entry: (customer, chain, consistency) => journal.entry(customer, chain, consistency),
    entryOf: (run, consistency) => journal.entryOf(run, consistency),
    entries: async () => [],
    async *scanActive() {},
    ...{ note: nothing, moveOn: nothing, carry: nothing, leave: nothing },
    ...{ putCohort: nothing, holdCohort: nothing, scheduleCohort: nothing, addMember: nothing },
    cohort: async () => undefined,
    restartCohort: async () => true,
    async *members() {},
  };
}

/** Starts nothing. */
export const noWorkflows: Workflows = {
  startCohort: async () => "started",
  async *running() {},
};
