import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  paginateScan,
} from "@aws-sdk/client-dynamodb";
import { checkFiles, filesOf } from "../../cli/config/folder.ts";
import { sendBatch } from "../../cli/deployment/send.ts";
import type { Use } from "../../local/functions/meter.ts";
import { type LocalStack, startLocal } from "../../local/stack.ts";
import { itemSize } from "../../src/adapters/dynamodb/item-size.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Chain, Step } from "../../src/domain/config/chain.ts";
import { between } from "./usage.ts";

const STORE = fileURLToPath(new URL("../../examples/store", import.meta.url));
/** What DynamoDB adds to each item when it bills storage. */
const INDEX_BYTES = 100;

type Call = Readonly<Record<string, unknown>>;
export type NamedCall = Call & { readonly messageId: string };
type Table = "EVENTS_TABLE" | "CUSTOMERS_TABLE" | "CHECKPOINTS_TABLE" | "JOURNAL_TABLE" | "CONFIG_TABLE";

export interface Stored {
  readonly bytes: number;
  readonly items: number;
}

/** The local stack, and a look at what it consumes. */
export interface Lab {
  readonly stack: LocalStack;
  /** Publishes the example store, whole or without its chains. */
  publish(chains: Chains): Promise<Bundle>;
  /** What AWS would bill for the work and for all that it sets off at once. */
  during(work: () => Promise<unknown>): Promise<Use>;
  /** Sends calls of the tracking API in one request, and waits until they have had their effect. */
  happens(calls: readonly Call[]): Promise<void>;
  /** What AWS bills storage for. */
  stored(table: Table): Promise<Stored>;
  /** Takes all customers out of their table. */
  forgetCustomers(): Promise<void>;
  close(): Promise<void>;
}

/** `none prompt`: all go with their cohorts. */
type Chains = "with chains" | "with chains, none prompt" | "without chains";

export async function openLab(now: Instant): Promise<Lab> {
  const directory = await mkdtemp(join(tmpdir(), "comeback-cost-"));
  const stack = await startLocal({
    ...{ now, ports: "any", directory, unhurried: true },
    // Those are reckoned (src/contracts/cost/analyst-files.ts): a shop as small as the measured one has none.
    context: { analystFiles: "never" },
  });
  return {
    stack,
    publish: (chains) => publish(chains, stack.clock.now()),
    async during(work) {
      await stack.settled();
      const before = stack.use();
      await work();
      await stack.settled();
      return between(before, stack.use());
    },
    async happens(calls) {
      const timestamp = new Date(stack.clock.now()).toISOString();
      const batch = calls.map((call) => ({ timestamp, ...call }));
      const body = JSON.stringify({ batch });
      const [rejected] = await sendBatch({ url: stack.apiUrl, key: stack.serverKey }, body);
      if (rejected) throw new Error(rejected.reason);
      await stack.settled();
    },
    stored: (table) => stored(stack.environment, table),
    forgetCustomers: () => forgetCustomers(stack.environment),
    async close() {
      await stack.stop();
      await rm(directory, { recursive: true });
    },
  };
}

async function publish(chains: Chains, publishedAt: Instant): Promise<Bundle> {
  const { config } = await import("../../src/adapters/wiring.ts");
  const files = Object.fromEntries(
    Object.entries(await filesOf(STORE)).map(([path, text]) => [
      path,
      chains === "with chains" ? text : text.replace(/^prompt: true$/m, ""),
    ]),
  );
  const loaded = await checkFiles(files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const plain = withoutOffers(loaded.bundle);
  const bundle = chains === "without chains" ? { ...plain, chains: {} } : withoutReasons(plain);
  await config().publish({ files, bundle, digest: "cost", by: "cost", publishedAt });
  return bundle;
}

/** Without codes and points, which have lines of their own too (offers.ts): a shop may have neither. Nor the digest, which is due in few nights. */
function withoutOffers({ loyalty: _, store: { digest: ____, ...store }, ...bundle }: Bundle): Bundle {
  const { budget: __, ...offers } = bundle.offers;
  const list = Object.entries(offers.list).map(([id, { code: ___, ...offer }]) => [id, offer] as const);
  return { ...bundle, store, offers: { ...offers, list: Object.fromEntries(list) } };
}

/** Any mail that recommends nothing. */
const PLAIN_MAIL = "churn-risk";

/** Without what has a line of its own in the bill (reasons.ts): no mail recommends anything, is one of a test or has a hold-out. */
function withoutReasons(bundle: Bundle): Bundle {
  const untested = (step: Step): Step => {
    if (!("send" in step)) return step;
    const { variants: _, winner: __, recommend: ___, ...send } = step;
    return send;
  };
  const chains = Object.entries(bundle.chains).map(([id, chain]): [string, Chain] => [
    id,
    { ...chain, holdout_percent: 0, steps: chain.steps.map(untested) },
  ]);
  const { [PLAIN_MAIL]: mail = {} } = bundle.templates;
  const templates = Object.entries(bundle.templates).map(([name, versions]) => {
    const recommends = Object.values(versions).some(({ html }) => html.includes("recommended"));
    return [name, recommends ? mail : versions] as const;
  });
  return { ...bundle, chains: Object.fromEntries(chains), templates: Object.fromEntries(templates) };
}

type Environment = LocalStack["environment"];

/** Not one of the functions' clients, so nothing that it does is counted. */
const clientOf = (environment: Environment) =>
  new DynamoDBClient({
    endpoint: environment.AWS_ENDPOINT_URL_DYNAMODB ?? "",
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });

async function forgetCustomers(environment: Environment): Promise<void> {
  const client = clientOf(environment);
  const table = { TableName: environment.CUSTOMERS_TABLE };
  for await (const page of paginateScan({ client }, table))
    for (const { id } of page.Items ?? [])
      if (id) await client.send(new DeleteItemCommand({ ...table, Key: { id } }));
  client.destroy();
}

async function stored(environment: Environment, table: Table): Promise<Stored> {
  const client = clientOf(environment);
  let [bytes, items] = [0, 0];
  for await (const page of paginateScan({ client }, { TableName: environment[table] }))
    for (const item of page.Items ?? []) {
      bytes += itemSize(plain(item)) + INDEX_BYTES;
      items += 1;
    }
  client.destroy();
  return { bytes, items };
}

/** Each value without the fields that its type does not have. */
const plain = (item: Readonly<Record<string, AttributeValue>>) =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, { ...value }]));
