import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { buildPage } from "../../local/page/build.ts";
import { openPage, type Page } from "../../local/page/page.ts";
import { type LocalStack, PAGE_PORT, startLocal } from "../../local/stack.ts";
import { makePublishConfig } from "../../src/app/config/publish-config.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Store } from "../../src/domain/config/store.ts";
import { bundleOrRefusal, type ConfigFolder, openFolder } from "../config/folder.ts";
import { startProgress } from "../terminal/progress.ts";
import { lookAround } from "./look-around.ts";
import { type DemoOptions, dayZeroOf, runDemo, startOf } from "./run-demo.ts";
import { summaryPage } from "./summary.ts";

const STORE = fileURLToPath(new URL("../../examples/store", import.meta.url));
const INTERRUPTED = 130;

export interface StartOptions extends DemoOptions {
  readonly exit?: boolean;
  readonly empty?: boolean;
  readonly webhooks?: string;
}

/** `comeback start`: the stack, the example store and (unless --empty) the demo; then up until Ctrl-C, or --exit. */
export async function start(options: StartOptions): Promise<void> {
  const interrupted = Promise.race(["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => once(process, signal)));
  const folder = await openFolder(STORE);
  const { bundle } = bundleOrRefusal(STORE, folder, "", {});
  const page = await openPage({ port: PAGE_PORT, log: say, build: buildPage });
  say(`The page is on ${page.url}: open it now, it fills while the demo plays`);
  say("Starting the stack from the synthesized template …");
  const dayZero = dayZeroOf(options, bundle.store.time_zone);
  const stack = await startLocal({
    log: say,
    page,
    ...defined({ webhooksTo: options.webhooks, shop: shopOf(bundle.store) }),
    ...(!options.empty && { now: startOf(dayZero, bundle.store.time_zone) }),
  });
  const work = run(stack, page, folder, bundle, options).then(() => "done" as const);
  const outcome = await Promise.race([work, interrupted.then(() => "interrupted" as const)]);
  if (outcome === "interrupted") {
    say("\nStopping …");
    await stack.stop();
    process.exit(INTERRUPTED);
  }
  if (!options.exit) {
    stack.clock.run();
    say(lookAround(stack, stack.clock.now(), bundle.store));
    await interrupted;
    say("\nStopping …");
  }
  await stack.stop();
}

async function run(
  stack: LocalStack,
  page: Page,
  folder: ConfigFolder,
  bundle: Bundle,
  options: StartOptions,
): Promise<void> {
  say(`The API listens on ${stack.apiUrl}; the mails are on ${stack.inboxUrl}`);
  const { config } = await import("../../src/adapters/wiring.ts");
  const { published } = await makePublishConfig({ config: config() })({
    files: folder.files,
    bundle,
    by: "comeback start",
    note: "the example store",
    now: stack.clock.now(),
  });
  say(`Published ${STORE} as version ${published.version}`);
  if (options.empty) {
    page.tell({ phase: "done" });
    if (options.exit) console.log(JSON.stringify({ version: published.version }));
    return;
  }
  const onlooker = { startProgress, say, tell: page.tell };
  const summary = await runDemo(stack, bundle.store.time_zone, options, onlooker);
  page.tell({ phase: "done" });
  say(`\n${summaryPage(summary)}\n`);
  if (options.exit) console.log(JSON.stringify(summary));
}

const shopOf = ({ till, currency }: Store) => till && { till, currency };

/** All but the summary goes to stderr, so that a script finds the JSON object alone on stdout. */
const say = (text: string) => process.stderr.write(`${text}\n`);
