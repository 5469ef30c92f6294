import type { Sending } from "../../domain/mail/sending.ts";
import type { BundleSummary, ConfigStore } from "../../ports/config.ts";
import type { SendingStore } from "../../ports/mail.ts";
import type { NightlyMetrics } from "../nightly/documents.ts";
import type { Nights } from "../nightly/read.ts";

export interface Status {
  /** The config in force; absent before the first publication. */
  readonly config?: BundleSummary & {
    readonly chains: readonly { readonly id: string; readonly paused: boolean }[];
  };
  /** Whether mails go, and if not, why. */
  readonly sending: Sending;
  /** What the last night published; absent before the first one. */
  readonly night?: NightlyMetrics;
}

export interface ReadStatusDeps {
  readonly config: Pick<ConfigStore, "current" | "pausedChains">;
  readonly nights: Pick<Nights, "metrics">;
  readonly sending: Pick<SendingStore, "state">;
}

/** How a deployment is doing: what is published, whether mails go, and what the last night found. */
export function makeReadStatus({ config, nights, sending: sendingStore }: ReadStatusDeps) {
  return async (): Promise<Status> => {
    const [published, paused, night, { sending }] = await Promise.all([
      config.current(),
      config.pausedChains(),
      nights.metrics(),
      sendingStore.state(),
    ]);
    if (!published) return { sending, ...(night && { night }) };
    const { files: _, bundle, ...summary } = published;
    const chains = Object.keys(bundle.chains).map((id) => ({ id, paused: paused.has(id) }));
    return { config: { ...summary, chains }, sending, ...(night && { night }) };
  };
}
