import { dayOf } from "../../domain/basics/calendar.ts";
import { decide } from "../../domain/offers/codes/decide.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { PoolStore } from "../../ports/pools.ts";
import type { TillBatches } from "../../ports/till-batches.ts";

/** Withdraws a code that nobody has heard of; one that a mail carries stays as it is. Says whether it was withdrawn. */
export type TakeBack = (code: string, why: string) => Promise<boolean>;

/**
 * A mail goes only after its code was marked as sent, and this writes only over what it has read as reserved: of the two,
 * one finds the other's write. A code of an uploaded list is free for the next.
 */
export function makeTakeBack({
  codes,
  batches,
  pools,
  clock,
}: {
  readonly codes: CodeStore;
  readonly batches: Pick<TillBatches, "remove">;
  readonly pools: Pick<PoolStore, "putBack">;
  readonly clock: Clock;
}): TakeBack {
  return async (text, why) => {
    for (;;) {
      const code = await codes.get(text);
      if (code?.stage !== "reserved") return false;
      const outcome = decide(code, {
        ...{ kind: "withdrawn", why, at: clock.now() },
        ...(code.pool && { back: true }),
      });
      if (outcome.kind !== "next") return false;
      if ((await codes.put(outcome.code)) === "conflict") continue;
      if (code.batch !== undefined) await batches.remove([code]);
      if (code.pool) await pools.putBack(code.offer, code.written ?? code.code, dayOf("UTC", clock.now()));
      return true;
    }
  };
}
