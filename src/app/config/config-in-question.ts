import type { Bundle } from "../../domain/config/bundle.ts";
import type { ConfigStore, DraftStore } from "../../ports/config.ts";
import { templateSamples } from "../mail/sample-mails.ts";
import { filesOfDraft } from "./drafts.ts";
import { digestOf, type FileProblem, type LoadConfig } from "./publish-config.ts";

export interface InQuestion {
  readonly kind: "config";
  readonly files: Readonly<Record<string, string>>;
  readonly bundle: Bundle;
  /** Absent of a draft. */
  readonly version?: number;
}

export type Questioned =
  | InQuestion
  /** Nothing is published yet. */
  | { readonly kind: "no-config" }
  | { readonly kind: "no-draft" }
  | { readonly kind: "wrong"; readonly problems: readonly FileProblem[] };

export interface InQuestionDeps {
  readonly config: Pick<ConfigStore, "current" | "version">;
  readonly drafts: DraftStore;
  readonly loadConfig: LoadConfig;
}

/** Checked drafts that a process keeps: who looks through the mails of one asks for it again and again. */
const KEPT = 4;

/** The version in force, or somebody's draft, checked. */
export function makeConfigInQuestion(deps: InQuestionDeps) {
  const kept = new Map<string, ReturnType<LoadConfig>>();
  const checked = (files: InQuestion["files"]) => {
    const digest = digestOf(files);
    const known = kept.get(digest) ?? deps.loadConfig(files, templateSamples);
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= KEPT) kept.delete(oldest);
    kept.set(digest, known);
    return known;
  };
  return async (person: string, isDraft: boolean): Promise<Questioned> => {
    if (!isDraft) {
      const current = await deps.config.current();
      if (!current) return { kind: "no-config" };
      const { files, bundle, version } = current;
      return { kind: "config", files, bundle, version };
    }
    const files = await filesOfDraft(deps, person);
    if (!files) return { kind: "no-draft" };
    const loaded = await checked(files);
    if (!loaded.ok) return { kind: "wrong", problems: loaded.problems };
    return { kind: "config", files, bundle: loaded.bundle };
  };
}
