import type { Clock } from "../../ports/clock.ts";
import type { CodeStore } from "../../ports/codes.ts";
import { type Changed, makeChangeCode } from "./change-code.ts";

export interface WithdrawDeps {
  readonly codes: Pick<CodeStore, "get" | "put">;
  readonly clock: Clock;
}

/** Takes a code back by an operator's word, whether its customer has heard of it or not. What was reserved for it comes back in the night. */
export function makeWithdraw({ codes, clock }: WithdrawDeps) {
  const change = makeChangeCode({ codes });
  return (code: string, why: string): Promise<Changed> =>
    change(code, { kind: "withdrawn", why, at: clock.now() });
}
