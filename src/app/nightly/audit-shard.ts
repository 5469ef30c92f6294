import { makeAuditCounter } from "../../domain/audit/counter.ts";
import type { Day } from "../../domain/basics/calendar.ts";
import { asOf, runDay } from "../../domain/people/as-of.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { NightSurvey, ShardAudit } from "./audit-documents.ts";

/** Counts the customers of a part of the base for its audit; memory does not grow with their number. */
export function makeShardAudit({ day, asleep }: NightSurvey, timeZone: string) {
  const at = runDay(day.day, timeZone);
  const counter = makeAuditCounter(day.day, asleep.afterDays);
  const leftOut = { customers: 0, orders: 0 };
  return {
    /** `now`: the profile as it is, with what happened after the audit's day. */
    add(now: Profile, joinedOn: Day): void {
      if (joinedOn > day.day) {
        leftOut.customers += 1;
        return;
      }
      const then = asOf(now, at);
      leftOut.orders += now.orders - then.orders;
      counter.add(then, joinedOn);
    },
    result: (): ShardAudit => ({ counts: counter.counts(), leftOut }),
  };
}
