import { mkdir } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { logTo } from "../functions/middleware/observed.ts";
import packageJson from "../package.json" with { type: "json" };
import { setClock } from "../src/adapters/clock.ts";
import { setTransport } from "../src/adapters/transport.ts";
import { setPoster } from "../src/adapters/webhooks/poster.ts";
import { ADMIN_OUTPUTS, PAGE_SCOPES } from "../src/contracts/admin.ts";
import { ADMIN_ROLES } from "../src/contracts/admin-roles.ts";
import type { Instant } from "../src/domain/basics/calendar.ts";
import { defined } from "../src/domain/basics/defined.ts";
import type { Store } from "../src/domain/config/store.ts";
import type { AlarmState } from "./alarms/alarms.ts";
import { announce } from "./announcement.ts";
import { makeAwsEndpoint } from "./aws-endpoints.ts";
import { type Database, startDatabase } from "./database/database.ts";
import { makeDocumentSend } from "./database/documents.ts";
import { applyEnvironment, environmentFor } from "./functions/environment.ts";
import type { ImportEntry } from "./functions/handlers.ts";
import { makeMeter, type Use } from "./functions/meter.ts";
import { STATE_DIRECTORY } from "./home.ts";
import { late, listen } from "./http/listen.ts";
import { NOTHING_KEPT } from "./kept/kept.ts";
import type { OpenFolder } from "./kept/open-folder.ts";
import { openLog } from "./log.ts";
import { makeInbox } from "./mail/inbox.ts";
import type { Mail } from "./mail/mails.ts";
import { openPage, type Page } from "./page/page.ts";
import { LOCAL_KEYS } from "./secrets.ts";
import { makeServices, type Resumed, type Services } from "./services.ts";
import { openShop } from "./shops/open-shop.ts";
import { type LocalStats, statusOf } from "./status.ts";
import { synthesizeBeside } from "./template/synthesis.ts";
import { resolveTemplates, type StackTemplate } from "./template/template.ts";
import { type Activity, makeActivity } from "./time/activity.ts";
import { makeVirtualClock, type VirtualClock } from "./time/clock.ts";
import { makeControl } from "./time/control.ts";
import { makeTransport, toDatabase, toServices } from "./transport.ts";
import { makePosts } from "./webhooks.ts";

const PORTS = {
  api: 4400,
  inbox: 4401,
  control: 4402,
  aws: 4403,
  database: 4404,
  admin: 4405,
  issuer: 4406,
  shop: 4408,
  page: 4409,
};
export const PAGE_PORT = PORTS.page;

/**
 * Scripts get their tokens here as they would on AWS, where the client for them is made on demand. Files for analysts are
 * written however few customers there are. The page is served from this machine and not by CloudFront. A month that is
 * played in a minute would be 3,000 orders of the canary.
 */
export const LOCAL_CONTEXT = {
  adminMachineClient: true,
  analystFiles: "always",
  canary: false,
  pageOrigin: `http://127.0.0.1:${PORTS.page}`,
};

export interface LocalOptions {
  /** Where the clock stands until it is advanced or run. @default now, running with real time */
  readonly now?: Instant;
  /** `fixed`: the documented ones, or the next free. `any`: whichever the machine gives. @default fixed */
  readonly ports?: "fixed" | "any";
  /** Hears what the person at the terminal should know. */
  readonly log?: (line: string) => void;
  /** Context for the CDK app, as with `cdk -c`. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** @default .comeback in the checkout, or in the folder of the shop */
  readonly directory?: string;
  /** Where posts to webhooks go instead; caught and answered with 204 when absent. */
  readonly webhooksTo?: string;
  /** The config's till: a double of that platform is run, on which codes are put. Nothing takes them when absent. */
  readonly shop?: Required<Pick<Store, "till" | "currency">>;
  /** The marketer's page, which listens before the stack does; one without files when absent. */
  readonly page?: Page;
  /** Other templates and functions than Comeback's: for tests of the runtime itself. */
  readonly templates?: readonly StackTemplate[];
  readonly importEntry?: ImportEntry;
  /**
   * Whether what takes a while on AWS takes as much of the virtual time here: a batch of a stream waits for its window,
   * a mail for its delivery. @default false: at once
   */
  readonly unhurried?: boolean;
  /** Where everything is kept between runs. The stack closes it when it stops. @default data ends with the stack */
  readonly keep?: OpenFolder;
}

export interface LocalStack {
  readonly apiUrl: string;
  /** The API for those who run the shop, where its tokens come from, and the ids of those who may have some. */
  readonly adminUrl: string;
  readonly issuerUrl: string;
  readonly clients: { readonly people: string; readonly scripts: string };
  readonly inboxUrl: string;
  readonly controlUrl: string;
  readonly pageUrl: string;
  /** The double of the shop's platform, where there is one: its API, and its checkout. */
  readonly shopUrl?: string;
  /** The public write key of browsers, and the secret one of the shop's servers. */
  readonly writeKey: string;
  readonly serverKey: string;
  /** Everything that a process needs in its environment to work on this stack. */
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: VirtualClock;
  /** Resolves once nothing is going on any more. */
  settled(): Promise<void>;
  stats(): Promise<LocalStats>;
  /** What AWS would have billed since the start. */
  use(): Use;
  /** What an earlier run has left in the middle, where there was one. Its end is waited for with `settled`. */
  readonly resumed: Resumed | undefined;
  /** Every mail sent, oldest first. */
  mails(): Promise<readonly Mail[]>;
  stop(): Promise<void>;
}

/** What is on its way through the loop arrives meanwhile: a request to the database, an immediate that it sets. */
const twoTurns = async () => {
  await nextTurn();
  await nextTurn();
};

let started = false;

/**
 * Starts Comeback on this machine from its synthesized templates, with the real handlers in this process. Once per
 * process: the handlers share its environment and keep the clients that they make.
 */
export async function startLocal(options: LocalOptions = {}): Promise<LocalStack> {
  if (started) throw new Error("a local stack has been started in this process already");
  started = true;
  const closers: (() => unknown)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return await start(options, closers, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: LocalOptions,
  closers: (() => unknown)[],
  stop: () => Promise<void>,
): Promise<LocalStack> {
  const { directory = STATE_DIRECTORY, log: tell = () => {}, keep } = options;
  const now = keep?.stopped?.clock ?? options.now;
  if (keep) closers.push(keep.close);
  const portOf = (name: keyof typeof PORTS) => (options.ports === "any" ? 0 : PORTS[name]);
  const open = async (name: Exclude<keyof typeof PORTS, "database">) => {
    const door = late();
    const callers = name === "api" ? "anybody" : "own machine";
    const { url, close } = await listen(name, portOf(name), door.listener, tell, callers);
    closers.push(close);
    return { url, answer: (listener: RequestListener) => door.use(listener) };
  };
  await mkdir(directory, { recursive: true });
  const api = await open("api");
  const inbox = await open("inbox");
  const control = await open("control");
  const aws = await open("aws");
  const admin = await open("admin");
  const issuer = await open("issuer");
  const shop = options.shop && (await open("shop"));
  const page = options.page ?? (await openPage({ port: portOf("page"), log: tell }));
  closers.push(page.close);
  page.tell({ phase: "starting" });
  page.connect({ api: admin.url, signIn: issuer.url, files: aws.url, pictures: api.url });
  const context = { ...LOCAL_CONTEXT, pageOrigin: page.url, ...options.context };
  const templates = options.templates ?? synthesizeBeside(context);
  const { resources, outputs } = resolveTemplates(await templates, { api: api.url, admin: admin.url });

  const activity = makeActivity(twoTurns);
  const clock = makeVirtualClock(now ?? Date.now(), activity.quiet);
  const logFile = openLog(`${directory}/local.log`, clock.now);
  const database: Database = await startDatabase(
    resources,
    portOf("database"),
    (changes) => services.changed(changes),
    tell,
    keep,
  );
  const environment = environmentFor(resources, outputs, {
    ...{ aws: aws.url, database: database.endpoint },
    ...(shop && { shop: shop.url }),
  });
  closers.push(logFile.close, database.stop, clock.stop, applyEnvironment(environment));
  setClock(clock);
  setTransport(
    makeTransport({ [database.endpoint]: toDatabase(database), [aws.url]: toServices(() => services.aws) }),
    makeDocumentSend(database),
  );
  const posts = makePosts(clock.now, options.webhooksTo);
  setPoster(posts.poster);
  const meter = makeMeter();
  logTo((line) => {
    meter.logged(Buffer.byteLength(line));
    logFile.write(line);
    services.logged(line);
  });

  const services: Services = await makeServices(resources, {
    activity,
    meter,
    clock,
    tables: database.tables,
    keysSecret: environment.KEYS_SECRET_ID,
    issuerUrl: issuer.url,
    importEntry: options.importEntry ?? ((entry) => import(new URL(`../${entry}`, import.meta.url).href)),
    unhurried: options.unhurried ?? false,
    ...defined({ kept: keep }),
    log: logFile.write,
    onAlarm: (alarm) => tell(inWords(alarm)),
  });
  closers.push(services.stop);
  const stats = async () => statusOf(clock.now(), services, database);
  for (const { url, answer } of [api, admin]) {
    const listener = services.apis.get(url);
    if (listener) answer(listener);
  }
  issuer.answer(services.issuer);
  aws.answer(makeAwsEndpoint(services.aws, activity));
  if (shop && options.shop) {
    const deps = { now: clock.now, apiUrl: api.url, kept: keep ?? NOTHING_KEPT };
    shop.answer((await openShop(options.shop, deps)).listener);
  }
  inbox.answer(makeInbox(services.mails, clock.now, { posts: posts.recent, opened: services.opened }));
  control.answer(makeControl({ clock, settled: activity.quiet, stats, post: posts.poster.post }));

  const stack = {
    apiUrl: api.url,
    adminUrl: admin.url,
    issuerUrl: issuer.url,
    clients: {
      people: `${outputs[ADMIN_OUTPUTS.client] ?? ""}`,
      scripts: `${outputs[ADMIN_OUTPUTS.machineClient] ?? ""}`,
    },
    inboxUrl: inbox.url,
    controlUrl: control.url,
    pageUrl: page.url,
    ...(shop && { shopUrl: shop.url }),
    writeKey: LOCAL_KEYS.segment,
    serverKey: LOCAL_KEYS.server,
    environment,
  };
  page.configure({
    api: admin.url,
    signIn: {
      url: issuer.url,
      client: `${outputs[ADMIN_OUTPUTS.pageClient] ?? ""}`,
      scopes: PAGE_SCOPES,
    },
    roles: ADMIN_ROLES,
    version: packageJson.version,
  });
  closers.push(announce(`${directory}/local.json`, stack, tell));
  keep?.follow(clock.now);
  const resumed = keep?.stopped && (await services.resume());
  if (keep) closers.push(() => inPeace(clock, activity));
  if (now === undefined) clock.run();
  return {
    ...stack,
    clock,
    settled: activity.quiet,
    stats,
    use: meter.use,
    resumed,
    mails: async () => services.mails.all(),
    stop,
  };
}

/** For the terminal: what rings, who is hurt and what to do; or that it is over. */
const inWords = ({ name, description, state }: AlarmState): string =>
  state === "ALARM" ? `alarm: ${description} (${name})` : `alarm is over: ${name}`;

/** How long what is under way may take when the stack is stopped. What takes longer is done again at the next start. */
const PATIENCE_MS = 10_000;

/** Lets what is under way come to its end, and begins nothing more. */
async function inPeace(clock: VirtualClock, activity: Activity): Promise<void> {
  clock.stop();
  await Promise.race([activity.quiet(), sleep(PATIENCE_MS, undefined, { ref: false })]);
}
