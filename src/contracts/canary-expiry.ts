import { DAY, type Instant } from "../domain/basics/calendar.ts";
import { isCanary } from "../domain/facts/canary.ts";
import type { CustomerKey } from "../domain/facts/facts.ts";

const KEPT_MS = 2 * DAY;

/** When what is stored of an order of Comeback's own may go, in seconds since 1970. Undefined of everybody else: kept. */
export const canaryExpiry = (customer: CustomerKey, since: Instant): number | undefined =>
  isCanary(customer) ? Math.ceil((since + KEPT_MS) / 1_000) : undefined;
