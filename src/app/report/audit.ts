import { type Audit, auditOf } from "../../domain/audit/audit.ts";
import type { Assumptions } from "../../domain/audit/comeback.ts";
import { makeAuditCounter } from "../../domain/audit/counter.ts";
import { makeSurvey } from "../../domain/audit/survey.ts";
import { type Day, dayOf } from "../../domain/basics/calendar.ts";
import { asOf, runDay } from "../../domain/people/as-of.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { everybody } from "./everybody.ts";

export interface AuditRequest {
  /** The day to look at; without it today, or the last order's where the shop has long sold nothing. */
  readonly day?: Day;
  /** Days of silence after which a customer is asleep; without it by the shop's own gaps. */
  readonly asleepAfter?: number;
  readonly assumptions: Assumptions;
}

/**
 * Takes stock of a shop from its customers' records alone, so it needs no night to have run. Reads the table twice: what
 * counts as asleep has to be known before anybody can be counted so.
 */
export function makeAudit(deps: {
  readonly customers: Pick<CustomerStore, "scan">;
  readonly config: Pick<ConfigStore, "current">;
  readonly clock: Clock;
}) {
  return async ({ day: asked, asleepAfter, assumptions }: AuditRequest): Promise<Audit> => {
    const store = (await deps.config.current())?.bundle.store;
    const { time_zone: timeZone, currency } = store ?? { time_zone: "UTC", currency: "USD" };

    const survey = makeSurvey(asked ?? dayOf(timeZone, deps.clock.now()));
    await everybody(deps.customers, ({ profile }) => survey.add(profile.orderDays));
    const surveyed = survey.result();
    const [day, asleep] = [surveyed.day(asked), surveyed.asleep(asleepAfter)];

    const at = runDay(day.day, timeZone);
    const counter = makeAuditCounter(day.day, asleep.afterDays);
    const leftOut = { customers: 0, orders: 0 };
    await everybody(deps.customers, ({ profile: now }) => {
      const joinedOn = dayOf(timeZone, now.firstSeenAt);
      if (joinedOn > day.day) {
        leftOut.customers += 1;
        return;
      }
      const then = asOf(now, at);
      leftOut.orders += now.orders - then.orders;
      counter.add(then, joinedOn);
    });
    return auditOf(counter.counts(), { day, asleep, currency, leftOut, assumptions });
  };
}
