import type { Code } from "../../domain/offers/codes/code.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { PoolStore } from "../../ports/pools.ts";

export type FoundCode =
  /** `currency`: of its amounts; absent where nothing is published. */
  | { readonly kind: "issued"; readonly code: Code; readonly currency?: string }
  /** It lies in the list of an offer, and nobody was given it. */
  | { readonly kind: "listed"; readonly offer: string }
  | { readonly kind: "unknown" };

export interface FindDeps {
  readonly codes: Pick<CodeStore, "get">;
  readonly pools: Pick<PoolStore, "offerOf">;
  readonly config: Pick<ConfigStore, "current">;
}

/** What there is to say of a code, in any case of its letters. */
export function makeFindCode({ codes, pools, config }: FindDeps) {
  return async (text: string): Promise<FoundCode> => {
    const asked = text.trim();
    const code = await codes.get(asked);
    if (code && !("back" in code)) {
      const currency = (await config.current())?.bundle.store.currency;
      return { kind: "issued", code, ...(currency !== undefined && { currency }) };
    }
    const offer = await pools.offerOf(asked);
    return offer === undefined ? { kind: "unknown" } : { kind: "listed", offer };
  };
}
