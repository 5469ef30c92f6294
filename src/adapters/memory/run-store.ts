import type { RunStore } from "../../ports/nightly.ts";

/** Nightly runs in memory, for tests and simulations. Documents are kept as text, as a table would. */
export function makeMemoryRunStore(): RunStore {
  const runs = new Map<string, Map<string, string>>();
  let lease = { owner: undefined as string | undefined, fence: 0, until: 0 };
  const named = (run: string, prefix: string) =>
    [...(runs.get(run) ?? [])]
      .filter(([name]) => name.startsWith(prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1));

  return {
    async acquireLease(owner, now, forMs) {
      if (lease.owner === owner) lease = { ...lease, until: now + forMs };
      else if (lease.owner === undefined || lease.until <= now) {
        lease = { owner, fence: lease.fence + 1, until: now + forMs };
      } else return undefined;
      return { fence: lease.fence };
    },
    async releaseLease(fence) {
      if (lease.fence === fence) lease = { owner: undefined, fence, until: 0 };
    },
    holdsLease: async (fence) => lease.fence === fence && lease.owner !== undefined,
    async put(run, name, document) {
      const documents = runs.get(run) ?? new Map<string, string>();
      runs.set(run, documents.set(name, JSON.stringify(document)));
    },
    async get(run, name) {
      const text = runs.get(run)?.get(name);
      return text === undefined ? undefined : JSON.parse(text);
    },
    list: async (run, prefix) =>
      named(run, prefix).map(([name, text]) => ({ name, document: JSON.parse(text) })),
    async drop(run, prefix) {
      for (const [name] of named(run, prefix)) runs.get(run)?.delete(name);
    },
    runsWith: async (name) =>
      [...runs]
        .filter(([, documents]) => documents.has(name))
        .map(([run]) => run)
        .sort(),
  };
}
