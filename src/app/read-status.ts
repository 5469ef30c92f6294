import type { BundleSummary, ConfigStore } from "../ports.ts";
import type { NightlyMetrics } from "./nightly/documents.ts";
import type { Nights } from "./nightly/read.ts";

export interface Status {
  /** The config in force; absent before the first publication. */
  readonly config?: BundleSummary & {
    readonly chains: readonly { readonly id: string; readonly paused: boolean }[];
  };
  /** What the last night published; absent before the first one. */
  readonly night?: NightlyMetrics;
}

export interface ReadStatusDeps {
  readonly config: Pick<ConfigStore, "current" | "pausedChains">;
  readonly nights: Pick<Nights, "metrics">;
}

/** How a deployment is doing: what is published, and what the last night found. */
export function makeReadStatus({ config, nights }: ReadStatusDeps) {
  return async (): Promise<Status> => {
    const [published, paused, night] = await Promise.all([
      config.current(),
      config.pausedChains(),
      nights.metrics(),
    ]);
    if (!published) return night ? { night } : {};
    const { files: _, bundle, ...summary } = published;
    const chains = Object.keys(bundle.chains).map((id) => ({ id, paused: paused.has(id) }));
    return { config: { ...summary, chains }, ...(night && { night }) };
  };
}
