import type { ConfigStore } from "../../ports/config.ts";
import type { PoolCounts, PoolStore } from "../../ports/pools.ts";

export type PoolLine = PoolCounts & { readonly offer: string };

/** The pools of the published config's offers, their free codes counted one by one. */
export function makeReadPools(deps: {
  readonly pools: Pick<PoolStore, "counts">;
  readonly config: Pick<ConfigStore, "current">;
}) {
  return async (): Promise<readonly PoolLine[]> => {
    const list = (await deps.config.current())?.bundle.offers.list ?? {};
    const offers = Object.keys(list).filter((offer) => list[offer]?.code?.pool);
    return Promise.all(offers.map(async (offer) => ({ offer, ...(await deps.pools.counts(offer)) })));
  };
}
