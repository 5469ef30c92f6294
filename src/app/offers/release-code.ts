import type { Bundle } from "../../domain/config/bundle.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { isLive } from "../../domain/offers/codes/life.ts";
import { makeRecentBundle } from "./recent-bundle.ts";
import type { TillDeps } from "./till-deps.ts";
import { makeVoidCode } from "./void-code.ts";

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

/** Takes an order's use of a code back. The same order again gets the same answer. */
export function makeReleaseCode(deps: Pick<TillDeps, "codes" | "budgets" | "config" | "clock">) {
  const recentBundle = makeRecentBundle(deps);
  const voidCode = makeVoidCode(deps);
  return async ({ code: text, order, because }: ReleaseQuestion): Promise<Released> => {
    const bundle = await recentBundle();
    if (!bundle) return { kind: "no-config" };
    const changed = await voidCode({
      ...{ code: text, order, told: "till", at: deps.clock.now(), bundle },
      ...(because === "failed" && { rule: "release" as const }),
    });
    if (changed.kind === "unknown") return { kind: "no", bundle, why: "unknown" };
    if (changed.kind === "refused") return { kind: "no", bundle, why: "not-used" };
    return { kind: "released", bundle, code: changed.code, good: isLive(changed.code, deps.clock.now()) };
  };
}
