import type { Clock } from "../../ports/clock.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { TillBatches } from "../../ports/till-batches.ts";
import { type Changed, makeChangeCode } from "./change-code.ts";

export interface WithdrawDeps {
  readonly codes: Pick<CodeStore, "get" | "put">;
  readonly batches: Pick<TillBatches, "remove">;
  readonly clock: Clock;
}

export type WithdrawCode = (code: string, why: string) => Promise<Changed>;

/**
 * Takes a code back, whether its customer has heard of it or not, off the shop's platform as well. What was reserved for it
 * comes back in the night.
 */
export function makeWithdrawCode({ codes, batches, clock }: WithdrawDeps): WithdrawCode {
  const changeCode = makeChangeCode({ codes });
  return async (code, why) => {
    const changed = await changeCode(code, { kind: "withdrawn", why, at: clock.now() });
    const isGone = changed.kind === "changed" || changed.kind === "same";
    if (isGone && changed.code.batch !== undefined) await batches.remove([changed.code]);
    return changed;
  };
}
