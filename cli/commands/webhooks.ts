import { Command } from "commander";
import type { FailedRow, OperateWebhooks, WebhookRow } from "../../src/app/webhooks/operate.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Poster, PostResult } from "../../src/ports/webhooks.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { control, type RunningStack } from "../deployment/local-stack.ts";
import { done, doneIfThere } from "../recording/outcomes.ts";
import { openRecord } from "../recording/record.ts";
import { type Rows, recorded } from "../recording/recorded.ts";
import { misuse } from "../terminal/refusal.ts";
import { grid } from "../terminal/terminal.ts";

export type OpenWebhooks = (which: WhichDeployment) => Promise<OperateWebhooks>;

interface Options extends WhichDeployment {
  readonly json?: boolean;
}

const WEBHOOK_ROWS: Rows<OperateWebhooks> = {
  list: "reads",
  failed: "reads",
  replay: ({ webhook }) => ({
    ...{ command: "webhooks replay", area: "webhooks", target: webhook },
    came: ({ replayed }) => done({ replayed }),
  }),
  test: (webhook) => ({
    ...{ command: "webhooks test", area: "webhooks", target: webhook },
    came: (result) => doneIfThere(result, defined({ result: result?.kind })),
  }),
};

const HELP = `
Messages of other channels (steps emit) are posted to the webhooks of store.yaml. One that is not taken is tried again
for a day and four hours, then kept for 30 days. A message keeps its id whenever it is posted.

Examples:
  comeback webhooks                         the webhooks, and how many messages each has not got
  comeback webhooks test sms-gate           posts a message of the type test, now
  comeback webhooks failed                  what was given up, and why
  comeback webhooks replay --webhook sms-gate`;

/** Where messages of other channels are posted to, and what was not taken there. */
export function webhooksCommand(open: OpenWebhooks = openWebhooks): Command {
  const command = new Command("webhooks")
    .description("where messages of other channels are posted to; post again what was not taken")
    .addHelpText("after", HELP);
  command.addCommand(listCommand(open), { isDefault: true });
  command.addCommand(failedCommand(open));
  command.addCommand(replayCommand(open));
  command.addCommand(testCommand(open));
  return command;
}

async function openWebhooks(which: WhichDeployment): Promise<OperateWebhooks> {
  const { now, local } = await connect(which);
  const { config, deliveries, deliveryRuns, secrets, sign } = await import("../../src/adapters/wiring.ts");
  const { makePoster } = await import("../../src/adapters/webhooks/poster.ts");
  const { makeOperateWebhooks } = await import("../../src/app/webhooks/operate.ts");
  const webhooks = makeOperateWebhooks({
    ...{ config: config(), deliveries: deliveries(), runs: deliveryRuns(), secrets: secrets() },
    ...{ poster: local ? postThere(local) : makePoster(), sign, clock: { now: () => now } },
  });
  return recorded(webhooks, WEBHOOK_ROWS, await openRecord(now));
}

/** Through the local stack, from which nothing leaves this machine. */
const postThere = (local: RunningStack): Poster => ({
  post: async (post) => (await control(local, "POST", "/post", post)) as PostResult,
});

function listCommand(open: OpenWebhooks): Command {
  return onDeployment(new Command("list"))
    .description("the webhooks of the published config, and how many messages each has not got")
    .option("--json", "print JSON")
    .action(async ({ json, ...which }: Options) => {
      const webhooks = await (await open(which)).list();
      console.log(json ? JSON.stringify(webhooks) : listPage(webhooks));
    });
}

function failedCommand(open: OpenWebhooks): Command {
  return onDeployment(new Command("failed"))
    .description("the messages that were given up in the last 30 days, the newest first")
    .option("--json", "print JSON")
    .action(async ({ json, ...which }: Options) => {
      const failed = await (await open(which)).failed();
      console.log(json ? JSON.stringify(failed) : failedPage(failed));
    });
}

function replayCommand(open: OpenWebhooks): Command {
  return onDeployment(new Command("replay"))
    .description("post given-up messages again: those of one webhook, one by its id, or all")
    .option("--webhook <name>", "only those of this webhook")
    .option("--id <id>", "only this message")
    .option("--json", "print JSON")
    .action(async ({ json, webhook, id, ...which }: Options & { webhook?: string; id?: string }) => {
      const { replayed } = await (await open(which)).replay(defined({ webhook, id }));
      if (json) return console.log(JSON.stringify({ replayed }));
      console.log(
        replayed === 0
          ? "Nothing to do: no such message was given up."
          : `${replayed} posted again within a minute.`,
      );
    });
}

function testCommand(open: OpenWebhooks): Command {
  return onDeployment(new Command("test"))
    .description("post a message of the type test from this machine, and print what the webhook answers")
    .argument("<name>", "a webhook of store.yaml")
    .option("--json", "print JSON")
    .action(async (name: string, { json, ...which }: Options) => {
      const result = await (await open(which)).test(name);
      if (!result) throw misuse(`the published config has no webhook ${name}: comeback webhooks lists them`);
      if (json) console.log(JSON.stringify(result));
      else
        console.log(
          result.kind === "taken" ? `Taken: answered ${result.status}.` : `Not taken: ${result.why}.`,
        );
      if (result.kind !== "taken") process.exitCode = 1;
    });
}

function listPage(webhooks: readonly WebhookRow[]): string {
  if (webhooks.length === 0)
    return "The published config has no webhooks: docs/channels.md says how to write one.";
  const rows = webhooks.map(({ name, url, emits, failed }) => [name, url, emits.join(", "), `${failed}`]);
  return grid(["webhook", "address", "messages", "given up"], rows);
}

function failedPage(failed: readonly FailedRow[]): string {
  if (failed.length === 0) return "No message was given up.";
  const rows = failed.map(({ failedAt, webhook, message, customer, id, why }) => [
    ...[failedAt.slice(0, 16).replace("T", " "), webhook, message, customer, id, why],
  ]);
  return `${grid(["given up", "webhook", "message", "customer", "id", "why"], rows)}\n\nOnce mended: comeback webhooks replay`;
}
