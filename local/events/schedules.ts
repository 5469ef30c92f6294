import { Cron } from "croner";
import * as z from "zod";
import { DAY, HOUR, type Instant, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Handlers } from "../functions/handlers.ts";
import { declared, ignored, type Resource } from "../template/resources.ts";
import type { VirtualClock } from "../time/clock.ts";
import type { StepFunctions } from "../workflows/step-functions.ts";

const ScheduleShape = z.strictObject({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default("UTC"),
  State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal("OFF") }),
  Target: z.strictObject({
    Arn: z.string(),
    Input: z.string().optional(),
    RoleArn: ignored,
    RetryPolicy: ignored,
    DeadLetterConfig: ignored,
  }),
  Name: ignored,
  Description: ignored,
  GroupName: ignored,
});

export interface Schedule {
  readonly name: string;
  readonly expression: string;
  readonly next: Instant | undefined;
}

/** Starts the executions and calls the functions that the template's schedules ask for, each when the virtual clock gets there. */
export function startSchedules(
  resources: readonly Resource[],
  {
    stepFunctions,
    handlers,
    log,
  }: {
    readonly stepFunctions: Pick<StepFunctions, "start" | "has">;
    readonly handlers: Handlers;
    readonly log: (line: string) => void;
  },
  clock: Pick<VirtualClock, "now" | "when">,
): () => readonly Schedule[] {
  const schedules = declared(resources, "AWS::Scheduler::Schedule", ScheduleShape)
    .filter(({ properties }) => properties.State === "ENABLED")
    .map(({ id, properties: { ScheduleExpression, ScheduleExpressionTimezone, Target } }) => {
      if (!stepFunctions.has(Target.Arn) && !handlers.has(Target.Arn))
        throw new Error(`${id}: the local stack cannot start ${Target.Arn}`);
      const after = nextAfter(ScheduleExpression, ScheduleExpressionTimezone);
      const schedule = { name: id, expression: ScheduleExpression, next: undefined as Instant | undefined };
      const arm = () => {
        schedule.next = after(clock.now());
        if (schedule.next === undefined) return;
        const due = schedule.next;
        clock.when(due, () => {
          arm();
          const input = inputAt(Target.Input, due);
          if (stepFunctions.has(Target.Arn)) stepFunctions.start(Target.Arn, input);
          else handlers.invoke(Target.Arn, JSON.parse(input)).catch((error) => log(`${id}: ${error}`));
        });
      };
      arm();
      return schedule;
    });
  return () => schedules;
}

/** Scheduler's own input is an empty object; it fills in when the schedule was due. */
function inputAt(input: string | undefined, due: Instant): string {
  const time = `${new Date(due).toISOString().slice(0, 19)}Z`;
  return (input ?? "{}").replaceAll("<aws.scheduler.scheduled-time>", time);
}

const UNITS: Readonly<Record<string, number>> = { minute: MINUTE, hour: HOUR, day: DAY };

/** The first time after a given one. `cron(minute hour day-of-month month day-of-week year)` or `rate(n unit)`. */
function nextAfter(expression: string, timezone: string): (now: Instant) => Instant | undefined {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) return (now) => now + Number(rate[1]) * (UNITS[rate[2] ?? ""] ?? 0);
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.split(/\s+/);
  if (fields?.length !== 6) throw new Error(`the local stack does not know the schedule ${expression}`);
  const [minute, hour, date, month, weekday = "", year] = fields;
  // AWS counts the days of the week from 1 for Sunday, cron from 0.
  const days = weekday.replace(/[1-7](?!#)/g, (day) => `${Number(day) - 1}`);
  const cron = new Cron([0, minute, hour, date, month, days, year].join(" "), { timezone, paused: true });
  return (now) => {
    let next = cron.nextRun(new Date(now));
    // Where the clock jumps over the time, Scheduler leaves the day out; the library takes the moment after the jump.
    while (next && !cron.match(next)) next = cron.nextRun(next);
    return next?.getTime();
  };
}
