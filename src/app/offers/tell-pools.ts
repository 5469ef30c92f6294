import { dayOf } from "../../domain/basics/calendar.ts";
import { offersIn } from "../../domain/chains/preparing.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Action } from "../../domain/config/chain.ts";
import { poolMarks } from "../../domain/offers/pools.ts";
import type { Bus } from "../../ports/announcements.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Meter } from "../../ports/mail.ts";
import type { PoolStore } from "../../ports/pools.ts";

interface TellDeps {
  readonly pools: Pick<PoolStore, "noted" | "counts" | "tell">;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly bus?: Bus;
}

/** So few codes are counted one by one, so that nobody is told of an end that is none, or not told of one. */
const FEW = 100;

/**
 * Says once after each upload that a fifth of a pool is left, once that no more is left than a week took, and once that
 * nothing is: before mails go without their offer, and when. Costs half a read, and that where a step gives codes of a pool.
 */
export function makeTellPools({ pools, clock, meter, bus }: TellDeps) {
  return async (bundle: Bundle, action: Action): Promise<void> => {
    const pooled = offersIn(action).filter((id) => bundle.offers.list[id]?.code?.pool);
    for (const offer of new Set(pooled)) {
      const noted = await pools.noted(offer);
      const counts = noted.free <= FEW ? await pools.counts(offer) : noted;
      for (const mark of poolMarks(counts, dayOf("UTC", clock.now()))) {
        if (!(await pools.tell(offer, mark))) continue;
        meter(mark === "empty" ? { offersEnded: 1 } : { offersLow: 1 });
        await bus?.publish([{ type: "PoolLow", detail: { offer, mark, left: counts.free } }]);
      }
    }
  };
}
