import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { checkFiles, filesOf } from "../../cli/config/folder.ts";
import { checkPage } from "../../cli/pages/campaign-page.ts";
import { campaignDocuments } from "../../src/app/campaigns/documents.ts";
import { PRICES } from "../../src/contracts/prices.ts";
import { campaignPlan, lengthInWords } from "../../src/domain/campaigns/plan.ts";
import { spreadFor } from "../../src/domain/campaigns/schedule.ts";
import { makeCampaignShop } from "./shop.ts";

/** The example store's spring sale to so many, on memory stores; or the plan of one to so many (docs/campaigns.md). */
const CAMPAIGN = "spring-sale";
const CUSTOMERS_A_SHARD = 25_000;

async function bundle() {
  const loaded = await checkFiles(await filesOf("examples/store"));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const campaign = loaded.bundle.campaigns[CAMPAIGN];
  if (!campaign) throw new Error(`the example store has no ${CAMPAIGN}`);
  const { exit: _, ...rest } = campaign;
  const everybody = { ...rest, audience: { when: "orders >= 0", frozen: true } };
  return { ...loaded.bundle, campaigns: { [CAMPAIGN]: everybody } };
}

async function play(recipients: number, rate: number, json: boolean): Promise<void> {
  const began = performance.now();
  const parts: Record<string, number> = {};
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    parts[name] = (performance.now() - start) / 1_000;
    if (!json) console.log(`${name.padEnd(8)} ${parts[name]?.toFixed(1)} s, peak ${megabytes(peakBytes())}`);
  };
  const shop = await makeCampaignShop(await bundle(), rate, CUSTOMERS_A_SHARD);
  await timed("people", async () => {
    for (let index = 0; index < recipients; index++) await shop.has(index);
  });
  await shop.start({ campaign: CAMPAIGN, by: "bench" });
  const of = { campaign: CAMPAIGN, which: 1 } as const;
  const planned = await shop.step({ ...of, task: "plan" });
  const { shards = [], shardCount = 0 } = planned ?? {};
  await timed("survey", async () => {
    for (const shard of shards) await shop.step({ ...of, task: "survey", shard });
  });
  await timed("weigh", () => shop.step({ ...of, task: "weigh", shardCount }));
  await timed("enrol", async () => {
    for (const shard of shards) await shop.step({ ...of, task: "enrol", shard });
  });
  await shop.step({ ...of, task: "open", shardCount });
  await timed("mails", () => shop.walkAll());
  await timed("tally", async () => {
    for (const shard of shards) await shop.step({ ...of, task: "tally", shard });
  });
  const closed = await shop.step({ ...of, task: "close", shardCount });
  const seconds = (performance.now() - began) / 1_000;
  const weighed = await campaignDocuments(shop.runs, CAMPAIGN, 1).made("weighed");
  if (!json) console.log(checkPage(weighed));
  const expected = weighed.waterfall.mails;
  console.log(
    JSON.stringify({
      recipients,
      expected,
      sent: shop.sent(),
      over: closed?.done,
      parts,
      seconds,
      peakBytes: peakBytes(),
    }),
  );
  if (shop.sent() !== expected) process.exitCode = 1;
}

function plan(recipients: number, rate: number): void {
  const spreadMs = spreadFor({}, recipients, rate);
  const everybody = { customers: recipients, audience: recipients, mails: recipients, others: 0 };
  const counted = campaignPlan({ ...everybody, zones: 11, mailsASecond: rate, spreadMs, days: 1 }, PRICES);
  console.log(
    JSON.stringify(
      { recipients, mailsASecond: rate, sending: lengthInWords(counted.sendingMs), ...counted },
      null,
      2,
    ),
  );
}

/** Of the whole process, its stores included. */
function peakBytes(): number {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    if (kilobytes !== undefined) return Number(kilobytes) * 1_024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1_024;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("a whole number");
  return Number(text);
}

const program = new Command("bench:campaign")
  .option("--recipients <count>", "customers who get the mail", count, 100_000)
  .option("--rate <mails>", "mails a second that SES takes", count, 200)
  .option("--plan <count>", "only the plan of a campaign to so many", count)
  .option("--json", "print the last line only")
  .action(async ({ recipients, rate, plan: planned, json = false }) => {
    if (planned === undefined) await play(recipients, rate, json);
    else plan(planned, rate);
  });
await program.parseAsync();
