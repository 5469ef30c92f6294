import { Command } from "commander";
import { onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { countsOf, doctorPage } from "../doctor/page.ts";

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
      const { diagnose } = await import("../doctor/diagnose.ts");
      const { deployment, checks } = await diagnose(which);
      const healthy = checks.every(({ state }) => state !== "problem");
      const answer = { deployment, healthy, counts: countsOf(checks), checks };
      console.log(json ? JSON.stringify(answer) : doctorPage(deployment, checks));
      if (!healthy) process.exitCode = 1;
    });
}
