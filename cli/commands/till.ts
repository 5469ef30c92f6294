import { Command } from "commander";
import type { FailedTillRow, OperateTill, TillStatus } from "../../src/app/shops/operate.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { done } from "../recording/outcomes.ts";
import { openRecord } from "../recording/record.ts";
import { type Rows, recorded } from "../recording/recorded.ts";
import { grid } from "../terminal/terminal.ts";

export type OpenTillQueue = (which: WhichDeployment) => Promise<OperateTill>;

interface Options extends WhichDeployment {
  readonly json?: boolean;
}

const TILL_ROWS: Rows<OperateTill> = {
  status: "reads",
  failed: "reads",
  replay: (batch) => ({
    ...{ command: "till replay", area: "till", target: batch },
    came: ({ replayed, asked }) => done({ replayed, asked }),
  }),
};

const HELP = `
Codes are put on the shop's platform (till in store.yaml) before mails carry them. What it does not take is tried again
for a day, then kept for 30 days.

Examples:
  comeback till                    what waits for the platform, and whether it takes anything
  comeback till failed             the codes that were given up, and why
  comeback till replay             puts them again, and what waits at once; those that the platform has do no harm`;

/** Codes on their way to the shop's platform. */
export function tillCommand(open: OpenTillQueue = openTillQueue): Command {
  const command = new Command("till")
    .description("codes on their way to the shop's platform; put again what it has not taken")
    .addHelpText("after", HELP);
  command.addCommand(statusCommand(open), { isDefault: true });
  command.addCommand(failedCommand(open));
  command.addCommand(replayCommand(open));
  return command;
}

async function openTillQueue(which: WhichDeployment): Promise<OperateTill> {
  const { now } = await connect(which);
  const { config, tillBatches, tillRuns } = await import("../../src/adapters/wiring.ts");
  const { makeOperateTill } = await import("../../src/app/shops/operate.ts");
  const clock = { now: () => now };
  const till = makeOperateTill({ queue: tillBatches(), runs: tillRuns(), config: config(), clock });
  return recorded(till, TILL_ROWS, await openRecord(now));
}

function statusCommand(open: OpenTillQueue): Command {
  return onDeployment(new Command("status"))
    .description("what waits for the shop's platform, and whether it takes anything")
    .option("--json", "print JSON")
    .action(async ({ json, ...which }: Options) => {
      const status = await (await open(which)).status();
      console.log(json ? JSON.stringify(status) : statusPage(status));
    });
}

function failedCommand(open: OpenTillQueue): Command {
  return onDeployment(new Command("failed"))
    .description("the codes that were given up in the last 30 days, the newest first")
    .option("--json", "print JSON")
    .action(async ({ json, ...which }: Options) => {
      const failed = await (await open(which)).failed();
      console.log(json ? JSON.stringify(failed) : failedPage(failed));
    });
}

function replayCommand(open: OpenTillQueue): Command {
  return onDeployment(new Command("replay"))
    .description("put given-up codes on the platform again: those of one batch, or all")
    .option("--batch <id>", "only this batch")
    .option("--json", "print JSON")
    .action(async ({ json, batch, ...which }: Options & { batch?: string }) => {
      const result = await (await open(which)).replay(batch);
      console.log(json ? JSON.stringify(result) : replayText(result));
    });
}

function replayText({ replayed, asked }: Awaited<ReturnType<OperateTill["replay"]>>): string {
  if (replayed > 0) return `${replayed} put again within a minute.`;
  return asked
    ? "Nothing was given up. What waits is put within a minute."
    : "Nothing to do: no such batch was given up.";
}

const minutes = (at: string): string => at.slice(0, 16).replace("T", " ");

function statusPage({ platform, url, batches, codes, waitingSince, held, failed }: TillStatus): string {
  const where =
    platform === undefined
      ? "The published config has no till: the shop's till asks /v1/codes."
      : `Codes are put on ${platform} at ${url}.`;
  const waits =
    batches === 0
      ? "Nothing waits."
      : `${batches} ${batches === 1 ? "batch waits" : "batches wait"}, with ${codes} codes, since ${minutes(waitingSince ?? "")}.`;
  const lines = [where, waits];
  if (held)
    lines.push(
      `It takes nothing since ${minutes(held.since)}: ${held.why}. Asked again at ${minutes(held.until)}.`,
    );
  if (failed > 0) lines.push(`${failed} codes were given up in the last 30 days: comeback till failed`);
  return lines.join("\n");
}

function failedPage(failed: readonly FailedTillRow[]): string {
  if (failed.length === 0) return "No code was given up.";
  const rows = failed.map(({ failedAt, batch, size, failed: lost, why }) => [
    ...[minutes(failedAt), batch, `${lost} of ${size}`, why],
  ]);
  return `${grid(["given up", "batch", "codes", "why"], rows)}\n\nOnce mended: comeback till replay`;
}
