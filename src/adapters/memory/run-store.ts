import type { RunStore } from "../../ports/nightly.ts";

/**
 * Nightly runs in memory, for tests and simulations. Documents are kept as text, as a table would; `as-they-are`: as they
 * were given, for whoever plays hundreds of nights and changes none of them.
 */
export function makeMemoryRunStore(keep: "as-text" | "as-they-are" = "as-text"): RunStore {
  const runs = new Map<string, Map<string, unknown>>();
  const kept = (document: unknown) => (keep === "as-text" ? JSON.stringify(document) : document);
  const given = (document: unknown) => (keep === "as-text" ? JSON.parse(String(document)) : document);
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
      const documents = runs.get(run) ?? new Map<string, unknown>();
      runs.set(run, documents.set(name, kept(document)));
    },
    async get(run, name) {
      const document = runs.get(run)?.get(name);
      return document === undefined ? undefined : given(document);
    },
    list: async (run, prefix) =>
      named(run, prefix).map(([name, document]) => ({ name, document: given(document) })),
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
