import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Change } from "../../local/database/changes.ts";
import { openDynalite, type StoredEntry } from "../../local/database/dynalite.ts";
import { tablesIn } from "../../local/database/tables.ts";
import { environmentFor } from "../../local/functions/environment.ts";
import { makeMeter } from "../../local/functions/meter.ts";
import { LOCAL_KEYS } from "../../local/secrets.ts";
import { makeServices } from "../../local/services.ts";

import type { Resource } from "../../local/template/resources.ts";
import { resolveTemplates } from "../../local/template/template.ts";
import { makeActivity } from "../../local/time/activity.ts";
import { makeVirtualClock } from "../../local/time/clock.ts";
import { bytesOf, makeTransport, toDatabase } from "../../local/transport.ts";
import type { Execution } from "../../local/workflows/executions.ts";
import { makeBudgetStore } from "../../src/adapters/dynamodb/budget-store.ts";
import { makeCheckpointStore } from "../../src/adapters/dynamodb/checkpoint-store.ts";
import { makeCodeStore } from "../../src/adapters/dynamodb/code-store.ts";
import { makeConfigStore } from "../../src/adapters/dynamodb/config-store.ts";
import { makeCustomerStore } from "../../src/adapters/dynamodb/customer-store.ts";
import { makeEventStore } from "../../src/adapters/dynamodb/event-store.ts";
import { makeJournal } from "../../src/adapters/dynamodb/journal.ts";
import { makeRunStore } from "../../src/adapters/dynamodb/run-store.ts";
import { makeTasteStore } from "../../src/adapters/dynamodb/taste-store.ts";
import { makeWalletStore } from "../../src/adapters/dynamodb/wallet-store.ts";
import { makeReading } from "../../src/app/people/project-reading.ts";
import { perKey } from "../../src/contracts/keys.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { mayMail } from "../../src/domain/people/consent.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/people/fold-config.ts";
import { localTemplates } from "../support/local-templates.ts";
import { makeContainers } from "./containers.ts";
import { type Copy, compileCopies } from "./copies.ts";
import type { Faults } from "./faults.ts";
import { type Aws, makeWire } from "./wire.ts";

const ADDRESSES = { aws: "http://aws.test:8000", database: "http://database.test:8000" };

type Environment = Readonly<Record<string, string>>;

export interface Deployment {
  readonly resources: readonly Resource[];
  readonly environment: Environment;
  /** The code of the functions. */
  readonly copy: () => Copy;
}

/** The app as it is deployed, but for the schedules: a flow says itself when a night begins. */
export async function deployment(): Promise<Deployment> {
  const { resources, outputs } = resolveTemplates(await localTemplates({ page: false }), {
    api: "https://api.example",
    admin: "https://admin.example",
  });
  return {
    resources: resources.filter(({ type }) => type !== "AWS::Scheduler::Schedule"),
    environment: environmentFor(resources, outputs, ADDRESSES),
    copy: await compileCopies(),
  };
}

/** Everything that the tables hold. */
export interface Snapshot {
  readonly at: Instant;
  readonly entries: readonly StoredEntry[];
}

/** What the outside world has seen: it forgets nothing when a process crashes. */
export interface Seen {
  /** Announcements that the bus took, as `type detail`. */
  readonly announced: string[];
  /** Mails that went to somebody who, by the facts stored until then, had not agreed at that moment. */
  readonly uninvited: string[];
}

/** An AWS account with Comeback in it: the unchanged functions and templates, on which faults can be let loose. */
export async function openCloud(
  { resources, environment, copy }: Deployment,
  from: Instant | Snapshot,
  faults: Faults,
) {
  const snapshot = typeof from === "number" ? undefined : from;
  const activity = makeActivity(twoTurns);
  const clock = makeVirtualClock(typeof from === "number" ? from : from.at, activity.quiet);
  const tables = tablesIn(resources);
  let held: Change[] | undefined;
  const streamed = new Set(tables.filter(({ stream }) => stream).map(({ name }) => name));
  const database = openDynalite((change) => {
    if (!streamed.has(change.table)) return;
    if (held) held.push(change);
    else services.changed([change]);
  });
  for (const { creation } of tables) await database.createTable(creation);
  if (snapshot) database.restore(snapshot.entries);

  // The test's own client: its calls are not counted and never go wrong.
  const own = new DynamoDBClient(makeTransport({ [ADDRESSES.database]: toDatabase(database) }));
  const stores = storesOn(own, environment);
  const seen: Seen = { announced: [], uninvited: [] };

  const aws: Aws = async (call, request, without) => {
    const { method, path, headers } = request;
    const target = headers["x-amz-target"];
    const body = textOf(request.body);
    if (call.service === "dynamodb") return database.request(target ?? "", body);
    if (call.operation === "SendEmail" && !(await isInvited(body))) seen.uninvited.push(body);
    if (call.operation !== "PutEvents") {
      const answer = services.aws({
        ...{ method, path, target, range: headers.range },
        body: bytesOf(request.body),
        query: Object.fromEntries(
          Object.entries(request.query ?? {}).map(([name, value]) => [name, `${value ?? ""}`]),
        ),
      });
      return { ...answer, body: answer.body.toString() };
    }
    const entries: readonly Announced[] = JSON.parse(body).Entries;
    const taken = entries.slice(without);
    seen.announced.push(...taken.map(({ DetailType, Detail }) => `${DetailType} ${Detail}`));
    const refused = entries.slice(0, without).map(() => ({ ErrorCode: "ThrottlingException" }));
    const answers = taken.map((_, index) => ({ EventId: `${index}` }));
    return {
      status: 200,
      body: JSON.stringify({ FailedEntryCount: refused.length, Entries: [...refused, ...answers] }),
    };
  };

  async function isInvited(body: string): Promise<boolean> {
    const tags: readonly { Name: string; Value: string }[] = JSON.parse(body).EmailTags;
    const tag = tags.find(({ Name }) => Name === "customer")?.Value ?? "";
    const key = Buffer.from(tag, "base64url").toString() as CustomerKey;
    const { rootOf, membersOf, factsOf } = makeReading(stores.events, new Set());
    const root = await rootOf(key);
    const facts = await Promise.all([root, ...(await membersOf(root))].map(factsOf));
    return mayMail(fold(root, facts.flat(), DEFAULT_SETTINGS)).kind === "yes";
  }

  const mended = new Set<string>();
  /** What the functions were called with, in order. */
  const tasks: unknown[] = [];
  const containers = makeContainers(copy, makeWire(aws, faults), clock);
  const services = await makeServices(resources, {
    activity,
    clock,
    meter: makeMeter(),
    tables,
    keysSecret: environment.KEYS_SECRET_ID,
    issuerUrl: "http://issuer.invalid",
    importEntry: async (entry) => ({
      handler: (...input: readonly unknown[]) => {
        tasks.push(input[0]);
        return containers.call(entry, "handler", ...input);
      },
    }),
    log: () => {},
  });

  return {
    ...stores,
    ...{ clock, seen, faults, environment, tasks },
    settled: activity.quiet,
    mails: () => services.mails.all(),
    executions: services.executions,
    queues: services.queues,
    queued: services.queued,
    /** Calls a function or a command as its caller would, once. */
    call: (module: string, name: string, ...input: readonly unknown[]) =>
      activity.during(() => containers.call(module, name, ...input)),
    /** StartExecution, by whoever operates the deployment or by a schedule. */
    startExecution(stateMachineArn: string | undefined, input: object, name?: string): void {
      const body = JSON.stringify({ stateMachineArn, input: JSON.stringify(input), name });
      const target = "AWSStepFunctions.StartExecution";
      const started = services.aws({ method: "POST", path: "/", target, body });
      if (started.status !== 200) throw new Error(`${started.body}`);
    },
    /** Failed executions that nobody has done anything about. */
    failures: () =>
      services.executions().filter(({ name, status }) => status === "FAILED" && !mended.has(name)),
    /** Says of a failed execution that another does its work. */
    replaced({ name }: Execution): void {
      mended.add(name);
    },
    /** Lets what is written wait, so that all of it comes in one batch. */
    holdStream() {
      held = [];
    },
    releaseStream() {
      const waiting = held ?? [];
      held = undefined;
      services.changed(waiting);
    },
    snapshot(): Snapshot {
      return { at: clock.now(), entries: [...database.entries()] };
    },
    close() {
      services.stop();
      own.destroy();
    },
  };
}

export type Cloud = Awaited<ReturnType<typeof openCloud>>;

interface Announced {
  readonly DetailType: string;
  readonly Detail: string;
}

async function twoTurns(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const decoder = new TextDecoder();
const textOf = (body: string | Uint8Array = "") => (typeof body === "string" ? body : decoder.decode(body));

function storesOn(client: DynamoDBClient, environment: Environment) {
  const documents = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const { EVENTS_TABLE = "", CUSTOMERS_TABLE = "", TASTES_TABLE = "" } = environment;
  const { CHECKPOINTS_TABLE = "" } = environment;
  const { JOURNAL_TABLE = "", CONFIG_TABLE = "" } = environment;
  return {
    events: makeEventStore(documents, EVENTS_TABLE),
    customers: makeCustomerStore(documents, CUSTOMERS_TABLE),
    tastes: makeTasteStore(documents, TASTES_TABLE),
    checkpoints: makeCheckpointStore(documents, CHECKPOINTS_TABLE),
    journal: makeJournal(documents, JOURNAL_TABLE),
    codes: makeCodeStore(documents, JOURNAL_TABLE),
    budgets: makeBudgetStore(documents, JOURNAL_TABLE),
    walletStore: makeWalletStore(documents, JOURNAL_TABLE),
    config: makeConfigStore(documents, CONFIG_TABLE),
    runs: makeRunStore(documents, CONFIG_TABLE),
    secrets: { keys: async () => perKey((name) => [LOCAL_KEYS[name]]) },
  };
}
