import { Command } from "commander";
import { makeRecover, type Recovered } from "../../src/app/chains/recover.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { done } from "../recording/outcomes.ts";
import { openRecord } from "../recording/record.ts";
import { grid, moment } from "../terminal/terminal.ts";

interface Options extends WhichDeployment {
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

const HELP = `
Finds customers who are in a chain although no execution of the chain machine takes them along, because it was stopped
by hand, failed for good or was never started, and starts one where their cohort stood. Run again, it changes nothing.
Nobody gets a mail twice, and everybody is asked again at each step: who has bought or unsubscribed meanwhile gets none.

Exit codes: 0 done, or nobody stands still; 1 with --dry-run when somebody does, or when a cohort could not be started.`;

export function recoverCommand(): Command {
  return onDeployment(new Command("recover"))
    .description("take along customers whose execution was stopped or has failed")
    .option("--dry-run", "only say who stands still")
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async ({ json, dryRun = false, ...which }: Options) => {
      const { now } = await connect(which);
      const { clock, config, journal, workflows } = await import("../../src/adapters/wiring.ts");
      const recover = makeRecover({ config: config(), journal: journal(), workflows: workflows(), clock });
      const look = () => recover({ dryRun });
      const came = (taken: readonly Recovered[]) =>
        done({ customers: taken.reduce((sum, one) => sum + one.customers, 0) });
      const record = dryRun ? undefined : await openRecord(now);
      const standing = record
        ? await record({ command: "chain recover", area: "chains", came }, look)
        : await look();
      console.log(json ? JSON.stringify(standing) : recoveredInWords(standing, dryRun));
      if (standing.some(({ execution }) => execution === undefined)) process.exitCode = 1;
    });
}

function recoveredInWords(standing: readonly Recovered[], dryRun: boolean): string {
  if (standing.length === 0) return "Nobody stands still.";
  const rows = standing.map(({ cohort, customers, step, due, execution }) => [
    cohort,
    `${customers}`,
    `${step + 1}`,
    moment(due),
    execution ?? (dryRun ? "" : "could not be started"),
  ]);
  const customers = standing.reduce((sum, one) => sum + one.customers, 0);
  const head = dryRun ? "would be taken along" : "are taken along again";
  return `${customers} customers of ${standing.length} cohorts ${head}:\n${grid(
    ["cohort", "customers", "at step", "due (UTC)", "execution"],
    rows,
  )}`;
}
