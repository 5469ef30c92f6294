import type { Instant } from "../../src/domain/basics/calendar.ts";
import { declared, type Resource } from "../template/resources.ts";
import { type AlarmRule, AlarmShape, type Datapoint, isOf, reachOf, rings } from "./alarm-rule.ts";
import { type Datum, makeLogMetrics } from "./log-metrics.ts";

/** One alarm as DescribeAlarms answers it. */
export interface AlarmState {
  readonly name: string;
  readonly description: string;
  readonly state: "OK" | "ALARM";
  readonly since: Instant;
}

export interface LocalAlarms {
  /** A line that a function has written, by its log group. */
  logged(group: string, line: string): void;
  /** A value that AWS itself measures. */
  measured(datum: Datum): void;
  /** As of now. */
  states(): readonly AlarmState[];
}

interface Watched {
  readonly name: string;
  readonly rule: AlarmRule;
  points: Datapoint[];
  state: AlarmState["state"];
  since: Instant;
}

/** As CloudFormation names them, with an ending of its own kind. */
const nameOf = (physical: string) => `${physical}-LOCAL`;

/**
 * The template's alarms over what the functions log and the local stack measures. `onChange` hears of every alarm that
 * begins to ring, and of its end, when either is noticed: by a new value, or when somebody asks.
 */
export function makeLocalAlarms(
  resources: readonly Resource[],
  { now, onChange }: { readonly now: () => Instant; readonly onChange: (alarm: AlarmState) => void },
): LocalAlarms {
  const startedAt = now();
  const watched = declared(resources, "AWS::CloudWatch::Alarm", AlarmShape).map(
    ({ physical, properties }): Watched => ({
      ...{ name: nameOf(physical.ref), rule: properties, points: [] },
      ...{ state: "OK", since: startedAt },
    }),
  );
  const metricsIn = makeLogMetrics(resources);

  function look(alarm: Watched): void {
    const at = now();
    const reach = reachOf(alarm.rule);
    // One period more: the first of those that count has begun before.
    alarm.points = alarm.points.filter((point) => point.at > at - reach - alarm.rule.Period * 1_000);
    const state = rings(alarm.rule, alarm.points, { now: at, since: startedAt }) ? "ALARM" : "OK";
    if (state === alarm.state) return;
    Object.assign(alarm, { state, since: at });
    onChange(stateOf(alarm));
  }

  function measured(datum: Datum): void {
    for (const alarm of watched.filter(({ rule }) => isOf(rule, datum))) {
      alarm.points.push({ ...datum, at: now() });
      look(alarm);
    }
  }

  return {
    measured,
    logged(group, line) {
      for (const datum of metricsIn(group, line)) measured(datum);
    },
    states() {
      for (const alarm of watched) look(alarm);
      return watched.map(stateOf);
    },
  };
}

const stateOf = ({ name, rule, state, since }: Watched): AlarmState => ({
  ...{ name, state, since },
  description: rule.AlarmDescription,
});
