import type { Day } from "../domain/basics/calendar.ts";
import type { UpliftCheck } from "../domain/uplift/check.ts";
import type { CountedSides } from "../domain/uplift/counted-sides.ts";
import type { UpliftDraw } from "../domain/uplift/draws.ts";

/** Counted draws of one hold-out, at most 500, whose windows closed on one day. Nobody is named in them. */
export interface CountedDraws {
  readonly closes: Day;
  /** Of a count that is repeated the same, so that it takes the place of what the first try kept. */
  readonly page: string;
  readonly draws: readonly UpliftDraw[];
}

/** What hold-outs have drawn and nights have counted, for two years. */
export interface UpliftDraws {
  keepCounted(page: CountedDraws): Promise<void>;
  /** The newest windows first. */
  counted(): AsyncIterable<UpliftDraw>;
}

/** A check, the day of it, and what there was to learn from. */
export interface DatedUpliftCheck extends UpliftCheck {
  readonly on: Day;
  readonly sides: readonly CountedSides[];
}

/** The newest check of the shop's own draws. */
export interface UpliftChecks {
  newest(): Promise<DatedUpliftCheck | undefined>;
  put(check: DatedUpliftCheck): Promise<void>;
}
