import { MINUTE } from "../../domain/basics/calendar.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { TillDeps } from "./till-deps.ts";

const KEEP_MS = MINUTE;

/** The published config, at most a minute old: a till that asks pays for no reading of it. */
export function makeRecentBundle({ config, clock }: Pick<TillDeps, "config" | "clock">) {
  let kept: { readonly bundle: Bundle; readonly until: number } | undefined;
  return async (): Promise<Bundle | undefined> => {
    const now = clock.now();
    if (kept && now < kept.until) return kept.bundle;
    const bundle = (await config.current())?.bundle;
    kept = bundle && { bundle, until: now + KEEP_MS };
    return bundle;
  };
}
