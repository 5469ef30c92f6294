import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore, Draft, DraftStore } from "../../ports/config.ts";

export interface DraftsDeps {
  readonly drafts: DraftStore;
  readonly config: Pick<ConfigStore, "version">;
  readonly clock: Clock;
}

export interface KeptDraft {
  /** Null where there is none. */
  readonly draft: Draft | null;
  /** 0 where there is none. */
  readonly revision: number;
}

export type SaveResult =
  | { readonly result: "saved"; readonly revision: number; readonly savedAt: number | null }
  /** Saved from elsewhere meanwhile. */
  | ({ readonly result: "outdated" } & KeptDraft)
  | { readonly result: "too-large" };

/** What somebody works on and has not published: kept for them on every machine, and never lost to an older tab. */
export function makeDrafts({ drafts, clock }: Pick<DraftsDeps, "drafts" | "clock">) {
  const read = async (person: string): Promise<KeptDraft> =>
    (await drafts.get(person)) ?? { draft: null, revision: 0 };
  return {
    read,
    async save(person: string, content: Omit<Draft, "savedAt">, revision: number): Promise<SaveResult> {
      const savedAt = clock.now();
      // A draft that changes nothing is none.
      if (Object.keys(content.files).length === 0) {
        const isDropped = await drafts.drop(person, revision);
        if (isDropped) return { result: "saved", revision: 0, savedAt: null };
        return { result: "outdated", ...(await read(person)) };
      }
      const saved = await drafts.put(person, { ...content, savedAt }, revision);
      if (saved === "too-large") return { result: "too-large" };
      if (saved === "outdated") return { result: "outdated", ...(await read(person)) };
      return { result: "saved", revision: saved, savedAt };
    },
  };
}

/** The files that a draft would publish; undefined when there is no draft, or its version is gone. */
export async function filesOfDraft(
  { drafts, config }: Pick<DraftsDeps, "drafts" | "config">,
  person: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const kept = await drafts.get(person);
  if (!kept) return undefined;
  const { base, files } = kept.draft;
  const under = base === 0 ? {} : (await config.version(base))?.files;
  return under && withChanges(under, files);
}

/** Files with a draft's changes made to them. */
export const withChanges = (
  files: Readonly<Record<string, string>>,
  changes: Draft["files"],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({ ...files, ...changes }).flatMap(([path, text]) => (text === null ? [] : [[path, text]])),
  );
