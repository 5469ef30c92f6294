import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkFiles, filesOf } from "../../cli/config/folder.ts";
import { sendBatch } from "../../cli/deployment/send.ts";
import type { Mail } from "../../local/mail/mails.ts";
import { LOCAL_CONTEXT, type LocalOptions, type LocalStack, startLocal } from "../../local/stack.ts";
import {
  DAY,
  HOUR,
  type Instant,
  MINUTE,
  nextLocalTime,
  parseTimeOfDay,
} from "../../src/domain/basics/calendar.ts";

import { localTemplates } from "./local-templates.ts";

const STORE = fileURLToPath(new URL("../../examples/store", import.meta.url));

export interface StoreStack {
  readonly stack: LocalStack;
  readonly timeZone: string;
  /** Holds the log. */
  readonly directory: string;
  /** Sends calls of the tracking API that happen now, and waits until they have had their effect. */
  happens(...calls: readonly Readonly<Record<string, unknown>>[]): Promise<void>;
  /** Lets time pass: `2d`, `24h`, `30m`. */
  passes(duration: `${number}${"d" | "h" | "m"}`): Promise<void>;
  /** Lets time pass until a clock on the wall of the shop shows this: `12:00`. */
  until(timeOfDay: string): Promise<void>;
  /** All that the functions and the stack have logged. */
  log(): Promise<string>;
  mailsTo(address: string): Promise<readonly Mail[]>;
  stop(): Promise<void>;
}

/** The real local stack with the example store published; `edit` changes its files, such as holdouts in the way of a test. */
export async function startStore(
  now: Instant,
  edit: (text: string) => string = (text) => text,
  { context, ...options }: Pick<LocalOptions, "importEntry" | "context" | "log"> = {},
): Promise<StoreStack> {
  const texts = Object.entries(await filesOf(STORE)).map(([path, text]) => [path, edit(text)]);
  const files: Record<string, string> = Object.fromEntries(texts);
  const loaded = await checkFiles(files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { till, currency } = loaded.bundle.store;
  const directory = await mkdtemp(join(tmpdir(), "comeback-e2e-"));
  const stack = await startLocal({
    now,
    ports: "any",
    directory,
    templates: await localTemplates({ ...LOCAL_CONTEXT, ...context }),
    ...(till && { shop: { till, currency } }),
    ...options,
  });
  const { config } = await import("../../src/adapters/wiring.ts");
  await config().publish({ files, bundle: loaded.bundle, digest: "e2e", by: "test", publishedAt: now });
  const api = { url: stack.apiUrl, key: stack.serverKey };
  const units = { d: DAY, h: HOUR, m: MINUTE };
  let sent = 0;
  return {
    stack,
    timeZone: loaded.bundle.store.time_zone,
    directory,
    async happens(...calls) {
      const timestamp = new Date(stack.clock.now()).toISOString();
      const batch = calls.map((call) => ({ messageId: `e2e-${sent++}`, timestamp, ...call }));
      const rejected = await sendBatch(api, JSON.stringify({ batch }));
      if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
      await stack.settled();
    },
    async passes(duration) {
      const unit = units[duration.slice(-1) as keyof typeof units];
      await stack.clock.advanceTo(stack.clock.now() + Number(duration.slice(0, -1)) * unit);
      await stack.settled();
    },
    async until(timeOfDay) {
      const minutes = parseTimeOfDay(timeOfDay) ?? 0;
      await stack.clock.advanceTo(nextLocalTime(loaded.bundle.store.time_zone, stack.clock.now(), minutes));
      await stack.settled();
    },
    log: () => readFile(join(directory, "local.log"), "utf8"),
    mailsTo: async (address) => (await stack.mails()).filter(({ to }) => to === address),
    async stop() {
      await stack.stop();
      await rm(directory, { recursive: true });
    },
  };
}
