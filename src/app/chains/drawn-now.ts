import { dayOf } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Draw, Epoch, TestSide } from "../../domain/proof/measuring.ts";
import { ordered, type PromisedCode } from "../../domain/proof/outcome.ts";
import type { MemberTurn } from "./turn.ts";

/** What somebody had ordered in so many days before the draw is kept with it. */
const PAST_DAYS = 365;

interface Drawn {
  readonly person: CustomerKey;
  readonly variant: string;
  readonly probability: number;
  readonly promised?: PromisedCode;
  /** What uplift is learned from, where it is. */
  readonly features?: readonly number[];
  readonly tests?: readonly TestSide[];
}

/** A draw of this moment, with all that its outcome is counted from later. */
export function drawnNow(
  { person: { profile, score }, store, entry, now }: Pick<MemberTurn, "person" | "store" | "entry" | "now">,
  { experiment, epoch, withinDays }: Epoch & { readonly withinDays: number },
  { person, variant, probability, promised, features, tests }: Drawn,
): Draw {
  const drawnOn = dayOf(store.time_zone, now);
  return {
    ...{ experiment, epoch, person, customer: entry.customer },
    ...{ variant, probability, at: now, drawnOn, closes: drawnOn + withinDays },
    before: ordered(profile.orderDays, drawnOn, drawnOn),
    past: ordered(profile.orderDays, drawnOn - PAST_DAYS, drawnOn - 1),
    ...defined({ promised, features, tests, segment: score?.segment }),
  };
}
