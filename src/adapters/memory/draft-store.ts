import type { Draft, DraftStore } from "../../ports/config.ts";

/** Drafts in memory, for tests. `most`: characters of one. */
export function makeMemoryDraftStore(most = 11_000_000): DraftStore {
  const drafts = new Map<string, { readonly draft: Draft; readonly revision: number }>();
  const isAt = (person: string, revision: number) => (drafts.get(person)?.revision ?? 0) === revision;
  return {
    async get(person) {
      return drafts.get(person);
    },
    async put(person, draft, revision) {
      if (JSON.stringify(draft).length > most) return "too-large";
      if (!isAt(person, revision)) return "outdated";
      const next = Math.max(draft.savedAt, revision + 1);
      drafts.set(person, { draft, revision: next });
      return next;
    },
    async drop(person, revision) {
      return isAt(person, revision) && (drafts.delete(person) || true);
    },
  };
}
