import { HOUR, type Instant, MINUTE, parseDuration } from "../basics/calendar.ts";
import type { Bundle } from "../config/bundle.ts";
import type { Action } from "../config/chain.ts";
import type { Cohort } from "./journal.ts";

/** A cohort wakes no earlier for this: what wakes a day before it is due was woken to begin another execution. */
export const LONGEST_LEAD_MS = 12 * HOUR;

/** With less time than this before a step is due, its codes are made when it is. */
const SHORTEST_LEAD_MS = 2 * MINUTE;

/** How long before a step is due its codes are made ready; undefined where no platform has to know any. */
export function leadOf(
  { store, offers }: Pick<Bundle, "store" | "offers">,
  action: Action,
): number | undefined {
  const codes = offersIn(action).map((offer) => offers.list[offer]?.code);
  // Uploaded codes are the shop's own: its platform knows them already.
  if (!store.till || !codes.some((code) => code && !code.pool)) return undefined;
  return Math.min(parseDuration(store.till.prepare) ?? 0, LONGEST_LEAD_MS);
}

/** The offers that messages of a step may carry, those of a test's variants included. */
export function offersIn(action: Action): readonly string[] {
  if (!("send" in action) && !("emit" in action)) return [];
  const variants = "send" in action ? Object.values(action.variants ?? {}) : [];
  return [action, ...variants].flatMap(({ offer }) => offer ?? []);
}

/** When the cohort is to wake for a step that is due then, everybody who goes along being on board by `boarded`. */
export function wakesAt(due: Instant, lead: number | undefined, boarded: Instant): Instant {
  if (lead === undefined) return due;
  const at = Math.max(due - lead, boarded);
  return due - at >= SHORTEST_LEAD_MS ? at : due;
}

/** When a step is due, where the cohort may have been woken before; undefined: it is due now. */
export function dueOf({ step: first, dueAt, upcoming }: Cohort, step: number): Instant | undefined {
  if (step === first) return dueAt;
  return upcoming?.step === step ? upcoming.dueAt : undefined;
}
