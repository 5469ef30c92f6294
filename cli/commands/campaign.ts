import { setTimeout as sleep } from "node:timers/promises";
import { Command } from "commander";
import { nearest } from "../../src/adapters/nearest.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { CampaignsAccess } from "../campaigns/access.ts";
import { type OpenCampaigns, openCampaigns } from "../campaigns/open-campaigns.ts";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { campaignsPage, checkPage, statusPage } from "../pages/campaign-page.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";
import { moment } from "../terminal/terminal.ts";
import { userName } from "../terminal/user-name.ts";

interface Options extends WhichConfig {
  readonly json?: boolean;
}

const HELP = `
A campaign is one mail to many: a file in campaigns/, published with the rest of the config (docs/campaigns.md). Nothing
goes before somebody starts it.

Examples:
  comeback campaign list
  comeback campaign check spring-sale
  comeback campaign start spring-sale
  comeback campaign start spring-sale --at 2027-03-01T10:00:00+03:00
  comeback campaign status spring-sale
  comeback campaign pause spring-sale --reason "a wrong link"
  comeback campaign stop spring-sale --reason "sold out"`;

/** Checks, starts and stops campaigns. */
export function campaignCommand(open: OpenCampaigns = openCampaigns): Command {
  const command = new Command("campaign")
    .description("check, start, pause, resume and stop campaigns, and see what became of their mails")
    .addHelpText("after", HELP);
  for (const make of [list, check, start, status, pause, resume, stop]) command.addCommand(make(open));
  return command;
}

const onCampaign = (name: string) =>
  onConfig(new Command(name))
    .argument("<campaign>", "id of the campaign: its file name in campaigns/")
    .option("--json", "print JSON");

function list(open: OpenCampaigns): Command {
  return onConfig(new Command("list"))
    .description("campaigns of the version in force, and how their latest starts go")
    .option("--json", "print JSON")
    .action(async ({ json, ...which }: Options) => {
      const campaigns = await (await open(which)).list();
      console.log(json ? JSON.stringify(campaigns) : campaignsPage(campaigns));
    });
}

function check(open: OpenCampaigns): Command {
  return onCampaign("check")
    .description("how many mails would go, why others would not, and what that takes; sends nothing")
    .action(async (campaign: string, { json, ...which }: Options) => {
      const campaigns = await open(which);
      const checking = await campaigns.check(campaign);
      if (checking.result === "no-campaign") throw unknown(campaign, checking.campaigns);
      const weighed = await checkedSince(campaigns, campaign, checking.since);
      console.log(json ? JSON.stringify(weighed) : checkPage(weighed));
    });
}

/** Clocks of functions differ by seconds. */
const SKEW_MS = 5_000;
const PATIENCE = 600;

async function checkedSince(campaigns: CampaignsAccess, campaign: string, since: number) {
  process.stderr.write("Looking through the customers …\n");
  for (let [tries, pause] = [0, 200]; tries < PATIENCE; tries++, pause = Math.min(pause * 1.3, 3_000)) {
    const weighed = await campaigns.checked(campaign);
    if (weighed && weighed.at >= since - SKEW_MS) return weighed;
    await sleep(pause);
  }
  throw new Refusal(
    "no answer yet: the campaign state machine may have failed (docs/runbooks/campaigns.md)",
    1,
  );
}

function start(open: OpenCampaigns): Command {
  return onCampaign("start")
    .description("start a campaign in the version in force")
    .option("--at <time>", "no mail before this time, like 2027-03-01T10:00:00+03:00", instantOf)
    .option("--again", "a new start of a campaign that is over")
    .option("--by <name>", "who starts it (default: the user of this machine)")
    .action(
      async (
        campaign: string,
        { json, at, again, by, ...which }: Options & { at?: number; again?: boolean; by?: string },
      ) => {
        const campaigns = await open(which);
        const started = await campaigns.start({
          ...{ campaign, by: by ?? userName() },
          ...defined({ at, again }),
        });
        if (started.result === "no-campaign") throw unknown(campaign, started.campaigns);
        if (started.result === "too-late")
          throw misuse(`${campaign} ends at ${moment(started.endsAt)} UTC, before it would begin`);
        if (started.result === "stopping")
          throw misuse(
            `${campaign} was stopped, and not everybody who is in it has left yet: stop it again, then start it`,
          );
        if (started.result === "over")
          throw misuse(
            `${campaign} was started at ${moment(started.run.startedAt)} UTC and is over: --again starts it once more`,
          );
        if (json) return console.log(JSON.stringify(started));
        const { run } = started;
        console.log(
          started.result === "started"
            ? `${campaign} is started with version ${run.version}; no mail goes before ${moment(run.beginsAt)} UTC.\nSee how it goes: comeback campaign status ${campaign}`
            : `${campaign} is under way already, since ${moment(run.startedAt)} UTC.`,
        );
      },
    );
}

function status(open: OpenCampaigns): Command {
  return onCampaign("status")
    .description("how the latest start goes, and what became of everybody in it")
    .option("--exact", "count now, also where there are very many")
    .action(async (campaign: string, { json, exact = false, ...which }: Options & { exact?: boolean }) => {
      const campaigns = await open(which);
      const found = await campaigns.status(campaign, exact);
      if (!found) {
        const known = (await campaigns.list()).map(({ id }) => id);
        throw known.includes(campaign) ? misuse(`${campaign} was never started`) : unknown(campaign, known);
      }
      console.log(json ? JSON.stringify(found) : statusPage(found));
    });
}

function pause(open: OpenCampaigns): Command {
  return onCampaign("pause")
    .description("send no more mails of a campaign for now; nobody is lost")
    .option("--reason <text>", "why, for who looks at its status")
    .action(async (campaign: string, { json, reason, ...which }: Options & { reason?: string }) => {
      const result = await (await open(which)).pause(campaign, reason ?? `paused by ${userName()}`);
      answer(campaign, result !== "not-running", "is paused", json);
    });
}

function resume(open: OpenCampaigns): Command {
  return onCampaign("resume")
    .description("go on with a paused campaign")
    .action(async (campaign: string, { json, ...which }: Options) => {
      const result = await (await open(which)).pause(campaign, undefined);
      answer(campaign, result !== "not-running", "goes on", json);
    });
}

function stop(open: OpenCampaigns): Command {
  return onCampaign("stop")
    .description("end a campaign for good: who has no mail yet gets none")
    .requiredOption("--reason <text>", "why, for the journal")
    .action(async (campaign: string, { json, reason, ...which }: Options & { reason: string }) => {
      const words = reason.trim();
      if (words === "" || words.length > 200) throw misuse("--reason has 1 to 200 characters");
      const stopped = await (await open(which)).stop(campaign, words);
      answer(campaign, stopped !== undefined, `is stopped; ${stopped} customers were still waiting`, json);
    });
}

function answer(campaign: string, done: boolean, words: string, json: boolean | undefined): void {
  if (!done) throw misuse(`${campaign} is not under way`);
  console.log(json ? JSON.stringify({ campaign, done }) : `${campaign} ${words}.`);
}

function unknown(campaign: string, known: readonly string[]): Error {
  const near = nearest(campaign, known);
  const there = known.length === 0 ? "none is published" : `there are ${known.join(", ")}`;
  return misuse(`there is no campaign ${campaign}: ${near ? `did you mean ${near}?` : there}`);
}

function instantOf(text: string): number {
  const at = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw misuse("write --at like 2027-03-01T10:00:00+03:00");
  return at;
}
