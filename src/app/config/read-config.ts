import type { BundleSummary, ConfigStore, PublishedBundle } from "../../ports/config.ts";

export interface ConfigOverview {
  /** In force; null before the first publication. */
  readonly version: number | null;
  /** Of the version in force. */
  readonly chains: readonly { readonly id: string; readonly paused: boolean }[];
  /** Newest first. */
  readonly history: readonly BundleSummary[];
}

export interface ReadConfigDeps {
  readonly config: Pick<ConfigStore, "current" | "version" | "history" | "pausedChains">;
}

/** What is in force, with its switches, and what was before. */
export function makeReadConfig({ config }: ReadConfigDeps) {
  return async (): Promise<ConfigOverview> => {
    const [current, history, paused] = await Promise.all([
      config.current(),
      config.history(),
      config.pausedChains(),
    ]);
    const chains = Object.keys(current?.bundle.chains ?? {}).map((id) => ({ id, paused: paused.has(id) }));
    return { version: current?.version ?? null, chains, history };
  };
}

/** One version with its files as they were written, without what was made of them. */
export function makeReadVersion({ config }: ReadConfigDeps) {
  return async (version: number): Promise<Omit<PublishedBundle, "bundle"> | undefined> => {
    const found = await config.version(version);
    if (!found) return undefined;
    const { bundle: _, ...content } = found;
    return content;
  };
}
