import type { Bundle } from "../../domain/config/bundle.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { isLive } from "../../domain/offers/codes/life.ts";
import { makeChangeCode } from "./change-code.ts";
import { makeRecentBundle } from "./recent-bundle.ts";
import type { TillDeps } from "./till-deps.ts";

export interface ReleaseQuestion {
  readonly code: string;
  readonly order: string;
  /** `cancelled` (the default): the offer's rule decides. `failed`: it never was an order, and the code is good again. */
  readonly because?: "cancelled" | "failed" | undefined;
}

export type Released =
  /** `good`: whether the code can be used again. */
  | { readonly kind: "released"; readonly bundle: Bundle; readonly code: Code; readonly good: boolean }
  | { readonly kind: "no"; readonly bundle: Bundle; readonly why: "unknown" | "not-used" }
  | { readonly kind: "no-config" };

/** What an offer says of codes whose order is void. An offer that is no longer in the config gives them back. */
export const voidRule = ({ offers }: Bundle, { offer }: Pick<Code, "offer">): "release" | "keep" =>
  offers.list[offer]?.code?.on_cancel ?? "release";

/** Takes an order's use of a code back. The same order again gets the same answer. */
export function makeReleaseCode(deps: Pick<TillDeps, "codes" | "config" | "clock">) {
  const recentBundle = makeRecentBundle(deps);
  const changeCode = makeChangeCode(deps);
  return async ({ code: text, order, because }: ReleaseQuestion): Promise<Released> => {
    const bundle = await recentBundle();
    if (!bundle) return { kind: "no-config" };
    const known = await deps.codes.get(text, "eventual");
    const rule = because === "failed" || !known ? "release" : voidRule(bundle, known);
    const changed = await changeCode(text, { kind: "voided", order, at: deps.clock.now(), rule });
    if (changed.kind === "unknown") return { kind: "no", bundle, why: "unknown" };
    if (changed.kind === "refused") return { kind: "no", bundle, why: "not-used" };
    return { kind: "released", bundle, code: changed.code, good: isLive(changed.code, deps.clock.now()) };
  };
}
