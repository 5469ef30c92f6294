import type { ConfigStore } from "../../ports/config.ts";

export type SwitchResult =
  | { readonly result: "switched"; readonly changed: boolean }
  /** `chains`: those of the version in force. */
  | { readonly result: "no-chain"; readonly chains: readonly string[] };

export interface SwitchChainDeps {
  readonly config: Pick<ConfigStore, "current" | "pausedChains" | "setPaused">;
}

/**
 * Pauses or resumes a chain, at once and whatever version is in force. A chain that the version in force no longer has
 * can still be resumed, because customers may be under way in it.
 */
export function makeSwitchChain({ config }: SwitchChainDeps) {
  return async (chain: string, pause: boolean): Promise<SwitchResult> => {
    const [current, paused] = await Promise.all([config.current(), config.pausedChains()]);
    const chains = Object.keys(current?.bundle.chains ?? {});
    if (!chains.includes(chain) && !paused.has(chain)) return { result: "no-chain", chains };
    await config.setPaused(chain, pause);
    return { result: "switched", changed: paused.has(chain) !== pause };
  };
}
