import { Command } from "commander";
import { connect, onDeployment, type WhichDeployment } from "../deployment.ts";
import { makeClients } from "../doctor/clients.ts";
import { type Examined, examine } from "../doctor/examine.ts";
import { makeTxt } from "../doctor/mail-dns.ts";
import { countsOf, doctorPage } from "../doctor/page.ts";
import { makeSite } from "../doctor/site.ts";
import { Refusal } from "../refusal.ts";

const PATIENCE_MS = 10_000;

const HELP = `
Looks at everything that a deployment needs to work: stacks, tables, config, keys, API, nights, SES, DNS records and
alarms. Each line says what was found, and where something is to be done, what. It changes nothing. What your
credentials may not look at is said and counts neither way; on the local stack only what exists there is checked.

Exit codes: 0 no problem (there may be warnings); 1 at least one problem, or no deployment; 2 wrong usage.

Examples:
  comeback doctor --stack ComebackService --region eu-central-1
  comeback doctor --json | jq '.checks[] | select(.state == "problem")'`;

export function doctorCommand(): Command {
  return onDeployment(new Command("doctor"))
    .description("check a deployment, and say what to do")
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async ({ json, ...which }: WhichDeployment & { json?: boolean }) => {
      const { deployment, checks } = await examined(which);
      const healthy = checks.every(({ state }) => state !== "problem");
      const answer = { deployment, healthy, counts: countsOf(checks), checks };
      console.log(json ? JSON.stringify(answer) : doctorPage(deployment, checks));
      if (!healthy) process.exitCode = 1;
    });
}

async function examined(
  which: WhichDeployment,
): Promise<{ deployment: string; checks: readonly Examined[] }> {
  const deployment = await connect(which).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  if (deployment instanceof Refusal)
    return { deployment: "no deployment", checks: [nothingThere(deployment)] };
  const { config, customers } = await import("../../src/adapters/wiring.ts");
  const { name, local, now, stack, outputs } = deployment;
  const site = makeSite({
    ...{ aws: makeClients(), stack, outputs, now, txt: makeTxt(), reach },
    ...(local && { local }),
    config: config(),
    customers: customers(),
  });
  return { deployment: name, checks: await examine(site) };
}

const reach = (url: string) => fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });

const nothingThere = ({ message }: Refusal): Examined => ({
  id: "service-stack",
  area: "Stacks",
  title: "service stack",
  state: "problem",
  says: message,
  remedy: "Deploy it (`npm run deploy`), or name the right one with --stack and --region.",
  doc: "deploy.md#step-2-deploy",
});
