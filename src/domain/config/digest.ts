import type { Weekday } from "../basics/weekday.ts";

/** Who gets the weekly digest. */
export interface Digest {
  /** Addresses of people who run the shop. */
  readonly to: readonly string[];
  /** The day of the shop on whose morning it comes. */
  readonly weekday: Weekday;
  /** Address of the marketer's page, for a link to it. */
  readonly page?: string;
}
