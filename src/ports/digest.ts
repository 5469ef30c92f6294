import type { Day } from "../domain/basics/calendar.ts";

/** Which week's digest each reader has got. */
export interface DigestClaims {
  /** Claims a week's mail to an address before it is tried; false where that week's or a later one's was claimed. */
  claim(address: string, week: Day): Promise<boolean>;
  /** The mail was provably not taken: it may be claimed again. */
  release(address: string, week: Day): Promise<void>;
}
