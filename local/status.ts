import type { Database } from "./database/database.ts";
import type { StreamStats } from "./events/streams.ts";
import type { Services } from "./services.ts";

const LAST_MAILS = 10;

/** How the stack is doing: what GET /status shows. Instants are ISO texts on the stack's clock. */
export interface LocalStats {
  readonly now: string;
  /** Items by table. */
  readonly tables: Readonly<Record<string, number>>;
  readonly executions: {
    readonly running: number;
    /** Of those running, how many wait. */
    readonly waiting: number;
    readonly succeeded: number;
    readonly failed: number;
  };
  readonly stream: StreamStats;
  /** Messages sent to each queue: work that was given up. */
  readonly queues: Readonly<Record<string, number>>;
  /** Events on the buses by type. */
  readonly events: Readonly<Record<string, number>>;
  readonly mails: number;
  readonly lastMails: readonly { readonly at: string; readonly to: string; readonly subject: string }[];
  readonly schedules: readonly { readonly name: string; readonly next: string | undefined }[];
}

export function statusOf(now: number, services: Services, database: Database): LocalStats {
  const executions = services.executions();
  const inState = (status: string) => executions.filter((one) => one.status === status);
  const iso = (at: number) => new Date(at).toISOString();
  return {
    now: iso(now),
    tables: Object.fromEntries(database.tables.map(({ name }) => [name, database.count(name)])),
    executions: {
      running: inState("RUNNING").length,
      waiting: inState("RUNNING").filter((one) => one.waitsUntil !== undefined).length,
      succeeded: inState("SUCCEEDED").length,
      failed: inState("FAILED").length,
    },
    stream: services.streams(),
    queues: services.queues(),
    events: services.events(),
    mails: services.mails.count(),
    lastMails: services.mails
      .all()
      .slice(-LAST_MAILS)
      .reverse()
      .map(({ at, to, subject }) => ({ at: iso(at), to, subject })),
    schedules: services
      .schedules()
      .map(({ name, next }) => ({ name, next: next === undefined ? undefined : iso(next) })),
  };
}
