import { DAY, type Instant } from "../../basics/calendar.ts";
import type { Code } from "../codes/code.ts";
import { settledBy } from "../codes/decide.ts";
import { isExpired } from "../codes/life.ts";

/** An order of a code's last minutes is told of within so long. */
const LATE_MS = 3 * DAY;

/**
 * What a code gives back of what was reserved for it, all together. It never becomes less: a code whose order is void is
 * good again only once its worth was reserved a second time.
 */
export function returnedBy(code: Code, now: Instant): number {
  const { reserved, settled = 0 } = code;
  switch (code.stage) {
    case "withdrawn":
    case "spent":
      return reserved;
    case "redeemed":
      return settledBy(code);
    case "reserved":
    case "sent":
    case "released":
      return now > code.terms.validUntil + LATE_MS ? reserved : settled;
    default:
      return code satisfies never;
  }
}

/** Whether nothing that a code comes to changes any more by time alone. */
export const isSettled = (code: Code, now: Instant): boolean =>
  now > code.terms.validUntil + LATE_MS && isExpired(code, now);
