import type { Day } from "../domain/basics/calendar.ts";
import type { UpliftCheck } from "../domain/uplift/check.ts";
import type { UpliftDraw } from "../domain/uplift/draws.ts";

/** Draws of chains that hold people out. */
export interface UpliftDraws {
  /** Those whose window is over and counted, the newest first. */
  counted(): AsyncIterable<UpliftDraw>;
}

/** A check, and the day of it. */
export interface DatedUpliftCheck extends UpliftCheck {
  readonly on: Day;
}

/** The newest check of the shop's own draws. */
export interface UpliftChecks {
  newest(): Promise<DatedUpliftCheck | undefined>;
  put(check: DatedUpliftCheck): Promise<void>;
}
