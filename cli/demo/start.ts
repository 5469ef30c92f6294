import { once } from "node:events";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { shopConfig } from "../../local/home.ts";
import type { OpenFolder } from "../../local/kept/open-folder.ts";
import { buildPage } from "../../local/page/build.ts";
import { openPage, type Page } from "../../local/page/page.ts";
import { type LocalStack, PAGE_PORT, startLocal } from "../../local/stack.ts";
import { makePublishConfig } from "../../src/app/config/publish-config.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Store } from "../../src/domain/config/store.ts";
import type { PublishedBundle } from "../../src/ports/config.ts";
import { bundleOrRefusal, type ConfigFolder, openFolder } from "../config/folder.ts";
import { startProgress } from "../terminal/progress.ts";
import { misuse } from "../terminal/refusal.ts";
import { moment } from "../terminal/terminal.ts";
import { carryingOn, configIn, keepShop, keptShop, openData, presentOf } from "./data-folder.ts";
import { lookAround } from "./look-around.ts";
import { type DemoOptions, dayZeroOf, runDemo, startOf } from "./run-demo.ts";
import { summaryPage } from "./summary.ts";

const EXAMPLE = fileURLToPath(new URL("../../examples/store", import.meta.url));
const INTERRUPTED = 130;

export interface StartOptions extends DemoOptions {
  readonly exit?: boolean;
  readonly empty?: boolean;
  /** The demo shop, also in a folder that has a shop of its own. */
  readonly demo?: boolean;
  readonly webhooks?: string;
  /** Where everything is kept between runs. */
  readonly data?: string;
  /** What to publish first, instead of the example store. */
  readonly config?: string;
}

/** What is published when nothing is yet. */
interface FirstConfig {
  readonly path: string;
  readonly folder: ConfigFolder;
  readonly bundle: Bundle;
}

type InForce = Pick<PublishedBundle, "version" | "bundle">;

/** In a shop's own folder it is the shop that starts, with its config and without customers, unless somebody asks for the demo. */
function meant(options: StartOptions): StartOptions {
  if (options.demo && (options.empty || options.config !== undefined))
    throw misuse("--demo is a shop of its own: leave out --empty and --config.");
  const own = options.demo || options.config !== undefined ? undefined : shopConfig();
  if (own !== undefined) return { config: relative(process.cwd(), own), ...options, empty: true };
  if (options.config !== undefined && !options.empty)
    throw misuse(
      "--config is for your own shop: give --empty too. The demo shop lives in the example store.",
    );
  return options;
}

/** `comeback start`: the stack, a config and (unless --empty) the demo; then up until Ctrl-C, or --exit. */
export async function start(asked: StartOptions): Promise<void> {
  const options = meant(asked);
  const interrupted = Promise.race(["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => once(process, signal)));
  const first = await firstConfig(
    options.config ?? configIn(options.empty ? options.data : undefined) ?? EXAMPLE,
  );
  const keep = options.data === undefined ? undefined : await openData(options.data);
  const page = await openPage({ port: PAGE_PORT, log: say, build: buildPage });
  const filling = keep?.stopped || options.empty ? "" : ", it fills while the demo plays";
  say(`The page is on ${page.url}: open it now${filling}`);
  const stack = await open(options, first.bundle.store, page, keep);
  const work = run({ stack, page, keep }, first, options);
  const outcome = await Promise.race([work, interrupted.then(() => "interrupted" as const)]);
  if (outcome === "interrupted") {
    say("\nStopping …");
    await stack.stop();
    process.exit(INTERRUPTED);
  }
  if (!options.exit) {
    stack.clock.run();
    say(lookAround(stack, stack.clock.now(), outcome.bundle.store));
    await interrupted;
    say("\nStopping …");
  }
  await stack.stop();
}

async function firstConfig(path: string): Promise<FirstConfig> {
  const folder = await openFolder(path);
  return { path, folder, bundle: bundleOrRefusal(path, folder, "", {}).bundle };
}

async function open(
  options: StartOptions,
  store: Store,
  page: Page,
  keep: OpenFolder | undefined,
): Promise<LocalStack> {
  say("Starting the stack from the synthesized template …");
  const dayZero = dayZeroOf(options, store.time_zone);
  const shop = keep?.stopped ? await keptShop(keep) : shopOf(store);
  return startLocal({
    log: say,
    page,
    ...defined({ webhooksTo: options.webhooks, shop, keep }),
    ...(!options.empty && { now: startOf(dayZero, store.time_zone) }),
  });
}

interface Running {
  readonly stack: LocalStack;
  readonly page: Page;
  readonly keep: OpenFolder | undefined;
}

/** Everything until the stack is there to look around. Answers the config that is in force. */
async function run(
  { stack, page, keep }: Running,
  first: FirstConfig,
  options: StartOptions,
): Promise<InForce> {
  say(`The API listens on ${stack.apiUrl}; the mails are on ${stack.inboxUrl}`);
  if (keep) say(carryingOn(keep, stack));
  const { version, bundle } = await inForce(stack, first, options);
  if (keep) keepShop(keep, shopOf(bundle.store));
  if (keep?.stopped) await catchUp(stack, keep);
  else if (!options.empty) await playDemo(stack, page, bundle, options);
  page.tell({ phase: "done" });
  if (options.exit && (options.empty || keep?.stopped)) console.log(JSON.stringify({ version }));
  return { version, bundle };
}

/** What is in force stays in force: a config is published only where there is none. */
async function inForce(
  { clock }: LocalStack,
  { path, folder, bundle }: FirstConfig,
  { config: asked }: StartOptions,
): Promise<InForce> {
  const { config } = await import("../../src/adapters/wiring.ts");
  const current = await config().current();
  if (current) {
    say(`Version ${current.version} of the config is in force (${current.note ?? `by ${current.by}`})`);
    if (asked !== undefined) say(`What has changed since: npx comeback config publish ${asked}`);
    return current;
  }
  const note = path === EXAMPLE ? "the example store" : path;
  const { published } = await makePublishConfig({ config: config() })({
    ...{ files: folder.files, bundle, by: "comeback start", note, now: clock.now() },
  });
  say(`Published ${path} as version ${published.version}`);
  return { version: published.version, bundle };
}

/** Plays what would have happened while the stack was off: nights, waits, mails, each at its time. */
async function catchUp({ clock, settled }: LocalStack, keep: OpenFolder): Promise<void> {
  await settled();
  const present = presentOf(keep, Date.now());
  if (present === undefined || present <= clock.now()) return;
  say(`Catching up to ${moment(present)} UTC …`);
  await clock.advanceTo(present);
}

async function playDemo(
  stack: LocalStack,
  page: Page,
  { store }: Bundle,
  options: StartOptions,
): Promise<void> {
  const summary = await runDemo(stack, store.time_zone, options, { startProgress, say, tell: page.tell });
  say(`\n${summaryPage(summary)}\n`);
  if (options.exit) console.log(JSON.stringify(summary));
}

const shopOf = ({ till, currency }: Store) => till && { till, currency };

/** All but the summary goes to stderr, so that a script finds the JSON object alone on stdout. */
const say = (text: string) => process.stderr.write(`${text}\n`);
