import { Command } from "commander";
import pc from "picocolors";
import type { LocalStats } from "../../local/status.ts";
import { misspelt } from "../../src/adapters/nearest.ts";
import { makeNights } from "../../src/app/nightly/read.ts";
import { makeReadStatus, type Status } from "../../src/app/report/read-status.ts";
import { totalOf } from "../../src/domain/quarantine/record.ts";
import { connect, type Deployment, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { control } from "../deployment/local-stack.ts";
import { unseenPage } from "../pages/unseen-page.ts";
import { grid, moment, money, pairs, percent } from "../terminal/terminal.ts";
import { sendingInWords, shopStopInWords } from "./sending.ts";

const HELP = `
Shows which deployment commands talk to, the config in force, whether mails go, and what the last night found:
customers by segment, and the figures of the period; then what came in the last seven days and was not understood.
On a local stack also what is going on in it.

Examples:
  comeback status
  comeback status --json | jq .night.segments
  comeback status --json | jq .notUnderstood
  comeback status --stack ComebackService --region eu-central-1`;

export function statusCommand(): Command {
  return onDeployment(new Command("status"))
    .description("show the deployment, its config, and the last night's segments")
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async ({ json, ...which }: WhichDeployment & { json?: boolean }) => {
      const deployment = await connect(which);
      const { config, events, quarantine, runs, sending, signUps, unseen } = await import(
        "../../src/adapters/wiring.ts"
      );
      const status = await makeReadStatus({
        config: config(),
        nights: makeNights(runs()),
        sending: sending(),
        events: events(),
        signUps: signUps(),
        runs: runs(),
        quarantine: quarantine(),
        unseen: unseen(),
        clock: { now: () => deployment.now },
        misspelt,
      })();
      const running = deployment.local && ((await control(deployment.local, "GET", "/status")) as LocalStats);
      const { name, apiUrl, local, now } = deployment;
      const place = {
        name,
        apiUrl,
        ...(local && { inboxUrl: local.inboxUrl }),
        now: new Date(now).toISOString(),
      };
      if (json)
        console.log(JSON.stringify({ deployment: place, ...status, ...(running ? { local: running } : {}) }));
      else console.log(statusPage(deployment, status, running));
    });
}

function statusPage(
  { name, local, now }: Deployment,
  { config, refold, sending, shopStops, night, confirmations, putAside, notUnderstood }: Status,
  running: LocalStats | undefined,
): string {
  const paused = config?.chains.filter((chain) => chain.paused).map(({ id }) => id) ?? [];
  const published = config && `version ${config.version} by ${config.by} on ${moment(config.publishedAt)}`;
  const top = pairs([
    ["deployment", name],
    ["time there", `${moment(now)} UTC`],
    ["inbox", local?.inboxUrl],
    ["config", published ?? "nothing published yet: comeback config push FOLDER"],
    ["profiles", refold && leftToFold(refold)],
    ["chains", config?.chains.map(({ id }) => id).join(", ")],
    ["paused", paused.join(", ") || undefined],
    ["sending", sendingInWords(sending)],
    ["not mailed", shopStops.map(shopStopInWords).join("; ") || undefined],
    ["sign-ups", confirmationsInWords(confirmations)],
    ["put aside", asideInWords(putAside)],
    ["last night", night?.run ?? "none yet: comeback recompute"],
    ["going on", running && goingOn(running)],
  ]);
  return [top, ...(night ? [nightPage(night)] : []), unseenPage(notUnderstood)].join("\n\n");
}

function confirmationsInWords(days: Status["confirmations"]): string | undefined {
  if (days.length === 0) return undefined;
  const sum = (of: "asked" | "confirmed" | "limited" | "trapped") =>
    days.reduce((total, day) => total + day[of], 0);
  const limited = sum("limited");
  const over = limited > 0 ? `, ${limited} refused: too many from one IP address` : "";
  const trapped = sum("trapped");
  const programs = trapped > 0 ? `, ${trapped} forms filled in by programs` : "";
  return `${sum("asked")} asked to confirm in the last seven days, ${sum("confirmed")} confirmed${over}${programs}`;
}

function asideInWords(counts: Status["putAside"]): string | undefined {
  const total = totalOf(counts);
  if (total === 0) return undefined;
  const kinds = Object.entries(counts).map(([kind, count]) => `${kind}: ${count}`);
  return `${total} records that cannot be read (${kinds.join(", ")}): comeback quarantine`;
}

function leftToFold({ since, reach }: NonNullable<Status["refold"]>): string {
  if (since === undefined) return "whoever was known before the first version is folded again tonight";
  const whose = reach.kind === "currencies" ? `with money in ${reach.currencies.join(", ")} ` : "";
  const why = reach.kind === "everybody" ? ` (changed: ${reach.because.join(", ")})` : "";
  return `${whose}still folded by version ${since}${why}, until tonight`;
}

function goingOn({ executions, stream, queues, mails }: LocalStats): string {
  const givenUp = Object.values(queues).reduce((sum, messages) => sum + messages, 0);
  return [
    `${executions.running} executions, ${executions.waiting} of them waiting for their time`,
    `${stream.waiting} facts on their way`,
    `${mails} mails sent`,
    ...(givenUp > 0 ? [`${givenUp} messages given up (.comeback/local.log)`] : []),
  ].join(", ");
}

function nightPage(night: NonNullable<Status["night"]>): string {
  const sum = (amount: number) => money(amount, night.currency);
  const share = (value: number | null) => (value === null ? "–" : percent(value));
  const segments = Object.entries(night.segments).map(([segment, { customers, spent }]) => [
    segment,
    `${customers}`,
    percent(night.customers === 0 ? 0 : customers / night.customers),
    sum(spent),
  ]);
  const figures = pairs([
    ["period", `${night.period.from} to ${night.period.to}`],
    ["customers", `${night.customers}, ${night.joined} new, ${night.activeCustomers} active`],
    ["orders", `${night.orders}, ${sum(night.revenue)}`],
    ["average order", night.averageOrder === null ? "–" : sum(Math.round(night.averageOrder))],
    ["repeat purchase rate", share(night.repeatPurchaseRate)],
    ["retention, churn", `${share(night.retentionRate)}, ${share(night.churnRate)}`],
    ["churn model", night.churnModel],
  ]);
  return `${pc.bold("Segments")}\n${grid(["segment", "customers", "share", "spent"], segments)}\n\n${figures}`;
}
