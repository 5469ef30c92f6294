import type { Chain } from "../../domain/config/chain.ts";
import type { BundleSummary, ConfigStore, PublishedBundle } from "../../ports/config.ts";

export interface ChainOverview {
  readonly id: string;
  /** `event NAME` or `segment NAME`. */
  readonly enter: string;
  /** Steps that send one. */
  readonly mails: number;
  readonly paused: boolean;
}

export interface ConfigOverview {
  /** In force; null before the first publication. */
  readonly version: number | null;
  /** Of the version in force. */
  readonly chains: readonly ChainOverview[];
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
    return { version: current?.version ?? null, chains: chainsOf(current, paused), history };
  };
}

/** The chains of the version in force, and which are paused. */
export function makeReadChains({
  config,
}: {
  readonly config: Pick<ConfigStore, "current" | "pausedChains">;
}) {
  return async (): Promise<readonly ChainOverview[]> => {
    const [current, paused] = await Promise.all([config.current(), config.pausedChains()]);
    return chainsOf(current, paused);
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

function chainsOf(
  current: PublishedBundle | undefined,
  paused: ReadonlySet<string>,
): readonly ChainOverview[] {
  return Object.entries(current?.bundle.chains ?? {}).map(([id, chain]) => ({
    id,
    enter: entryOf(chain),
    mails: chain.steps.filter((step) => "send" in step).length,
    paused: paused.has(id),
  }));
}

/** `event NAME`, `segment NAME`, `date NAME`, …: what enters a chain, in a word or two. */
export function entryOf({ enter }: Chain): string {
  if ("event" in enter) return `event ${enter.event}`;
  if ("segment" in enter) return `segment ${enter.segment}`;
  if ("date" in enter) return `date ${enter.date}`;
  if ("level" in enter) return `level near, ${enter.within} to go`;
  if ("points" in enter)
    return enter.points === "expiring"
      ? `points expiring, ${enter.before} before`
      : `points available, ${enter.least}`;
  return `replenishment ${enter.product ?? enter.category ?? enter.categories?.join(", ") ?? "of anything"}`;
}
