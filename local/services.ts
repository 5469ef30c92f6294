import type { RequestListener } from "node:http";
import { HOUR } from "../src/domain/basics/calendar.ts";
import { defined } from "../src/domain/basics/defined.ts";
import { type AlarmState, makeLocalAlarms } from "./alarms/alarms.ts";
import { messagesIn } from "./alarms/aws-metrics.ts";
import { type AwsServices, makeAwsServices } from "./aws-endpoints.ts";
import type { Change } from "./database/changes.ts";
import type { Table } from "./database/tables.ts";
import { makeEventBus } from "./events/event-bus.ts";
import { makeQueues, type Queues } from "./events/queues.ts";
import { type Schedule, startSchedules } from "./events/schedules.ts";
import { makeStreams, type StreamStats } from "./events/streams.ts";
import { type ImportEntry, loadHandlers, runningLogGroup } from "./functions/handlers.ts";
import type { Meter } from "./functions/meter.ts";
import { makeHttpApi } from "./http/api.ts";
import { apisOf } from "./http/routes.ts";
import type { Kept } from "./kept/kept.ts";
import { type Mails, makeMails } from "./mail/mails.ts";
import { makeSes, type Ses } from "./mail/ses.ts";
import { makeFiles } from "./s3.ts";
import { makeSecrets } from "./secrets.ts";
import type { Resource } from "./template/resources.ts";
import type { Activity } from "./time/activity.ts";
import type { VirtualClock } from "./time/clock.ts";
import { addressOf as localAddressOf, userPoolsOf } from "./users/cognito.ts";
import { makeDirectory } from "./users/directory.ts";
import { makeIssuer } from "./users/issuer.ts";
import type { Execution } from "./workflows/executions.ts";
import { makeStepFunctions } from "./workflows/step-functions.ts";

/** Everything of the template but its tables, put together. */
export interface Services {
  /** HTTP APIs by the address at which the template has them. */
  readonly apis: ReadonlyMap<string, RequestListener>;
  readonly issuer: RequestListener;
  readonly aws: AwsServices;
  readonly mails: Mails;
  /** Somebody looks at a mail in the inbox. */
  readonly opened: Ses["opened"];
  changed(changes: readonly Change[]): void;
  /** A function has written a line. */
  logged(line: string): void;
  alarms(): readonly AlarmState[];
  executions(): readonly Execution[];
  streams(): StreamStats;
  queues(): Readonly<Record<string, number>>;
  /** The newest messages of each queue. */
  queued: Queues["contents"];
  events(): Readonly<Record<string, number>>;
  schedules(): readonly Schedule[];
  /** Goes on where an earlier run has stopped, with what it has kept. */
  resume(): Promise<Resumed>;
  stop(): void;
}

export interface ServicesDeps {
  readonly activity: Activity;
  readonly meter: Meter;
  readonly clock: VirtualClock;
  readonly tables: readonly Table[];
  readonly keysSecret: string | undefined;
  /** Where the issuer of tokens listens. */
  readonly issuerUrl: string;
  readonly importEntry: ImportEntry;
  readonly unhurried?: boolean;
  readonly log: (line: string) => void;
  /** Hears of alarms that begin to ring, and that stop. */
  readonly onAlarm?: (alarm: AlarmState) => void;
  /** @default nothing is kept */
  readonly kept?: Kept;
}

/** What an earlier run was in the middle of, and is done now. */
export interface Resumed {
  readonly records: number;
  readonly invocations: number;
  readonly executions: number;
}

export async function makeServices(resources: readonly Resource[], deps: ServicesDeps): Promise<Services> {
  const { activity, meter, clock, log } = deps;
  const { onAlarm = () => {} } = deps;
  const alarms = makeLocalAlarms(resources, { now: clock.now, onChange: onAlarm });
  const { measured, logged } = alarms;
  const handlers = await loadHandlers(resources, deps.importEntry, { activity, meter, measured, logged });
  const queues = makeQueues(resources, deps.kept);
  const mails = makeMails(deps.kept);
  const shared = {
    handlers,
    queues,
    mails,
    activity,
    meter,
    clock,
    now: clock.now,
    log,
    measured,
    ...defined({ kept: deps.kept }),
  };
  const streams = makeStreams(resources, deps.tables, {
    ...shared,
    ...(deps.unhurried && { when: clock.when }),
  });
  const stepFunctions = makeStepFunctions(resources, shared);
  const bus = makeEventBus(resources, shared);
  const ses = makeSes(resources, { ...shared, bus, ...(deps.unhurried && { when: clock.when }) });
  const files = makeFiles(resources, deps.kept);
  const secrets = makeSecrets(resources, deps.keysSecret);
  const addressOf = (issuer: string) => localAddressOf(issuer, deps.issuerUrl);
  const userPools = userPoolsOf(resources);
  const directory = makeDirectory(userPools.pools, resources, clock.now, deps.kept);
  // Whoever is signed in stays so while days pass in seconds: tokens live by the wall's clock.
  const apis = apisOf(resources, { now: Date.now, addressOf });
  everyHour(clock, () => {
    for (const [name, { messages }] of Object.entries(queues.contents()))
      if (messages.length > 0) measured(messagesIn(name, messages.length));
    alarms.states();
  });
  return {
    apis: new Map(apis.map((api) => [api.endpoint, makeHttpApi(api, shared)])),
    issuer: makeIssuer(userPools, { url: deps.issuerUrl, now: Date.now, directory }),
    aws: makeAwsServices({ stepFunctions, bus, secrets, ses, s3: files.s3, directory, alarms, log }),
    mails,
    opened: ses.opened,
    changed: streams.changed,
    logged(line) {
      const group = runningLogGroup();
      if (group !== undefined) logged(group, line);
    },
    alarms: alarms.states,
    executions: stepFunctions.all,
    streams: streams.stats,
    queues: () =>
      Object.fromEntries(Object.entries(queues.contents()).map(([name, { sent }]) => [name, sent])),
    queued: queues.contents,
    events: bus.counts,
    schedules: startSchedules(resources, { stepFunctions, handlers, log }, clock),
    async resume() {
      await queues.resume();
      await mails.resume();
      await directory.resume();
      await files.resume();
      const records = await streams.resume();
      const invocations = await bus.resume();
      const executions = await stepFunctions.resume();
      for (const left of [records, invocations, executions]) left.goOn();
      return { records: records.count, invocations: invocations.count, executions: executions.count };
    },
    stop: stepFunctions.stop,
  };
}

/** What nothing happens in is looked at all the same: silence may be the fault, and full queues stay full. */
function everyHour(clock: VirtualClock, look: () => void): void {
  clock.when(clock.now() + HOUR, () => {
    look();
    everyHour(clock, look);
  });
}
