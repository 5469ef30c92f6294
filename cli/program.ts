import { Command } from "commander";
import manifest from "../package.json" with { type: "json" };
import { appCommand } from "./commands/app.ts";
import { auditCommand } from "./commands/audit.ts";
import { campaignCommand } from "./commands/campaign.ts";
import { catalogueCommand } from "./commands/catalogue.ts";
import { chainCommand } from "./commands/chain.ts";
import { changesCommand } from "./commands/changes.ts";
import { clockCommand } from "./commands/clock.ts";
import { codesCommand } from "./commands/codes.ts";
import { configCommand } from "./commands/config.ts";
import { customerCommand } from "./commands/customer.ts";
import { deployCommand } from "./commands/deploy.ts";
import { digestCommand } from "./commands/digest.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { eraseCommand } from "./commands/erase.ts";
import { experimentCommand } from "./commands/experiment.ts";
import { exportCommand } from "./commands/export.ts";
import { forecastCommand } from "./commands/forecast.ts";
import { importCommand } from "./commands/import.ts";
import { initCommand } from "./commands/init.ts";
import { keptCommand } from "./commands/kept.ts";
import { loyaltyCommand } from "./commands/loyalty.ts";
import { mailCommand } from "./commands/mail.ts";
import { mailboxCommand } from "./commands/mailbox.ts";
import { metricsCommand } from "./commands/metrics.ts";
import { proofCommand } from "./commands/proof.ts";
import { qrCommand } from "./commands/qr.ts";
import { quarantineCommand } from "./commands/quarantine.ts";
import { rebuildCommand } from "./commands/rebuild.ts";
import { recomputeCommand } from "./commands/recompute.ts";
import { resultsCommand } from "./commands/results.ts";
import { segmentCommand } from "./commands/segment.ts";
import { sendingCommand } from "./commands/sending.ts";
import { simulateCommand } from "./commands/simulate.ts";
import { sqlCommand } from "./commands/sql.ts";
import { startCommand } from "./commands/start.ts";
import { statusCommand } from "./commands/status.ts";
import { tillCommand } from "./commands/till.ts";
import { tokenCommand } from "./commands/token.ts";
import { webhooksCommand } from "./commands/webhooks.ts";

const HELP = `
Commands talk to the local stack when one runs (npm start), else to the deployed stack (--stack, --region).

Exit codes: 0 done; 1 the command ran, and the answer is no or a part failed; 2 wrong usage, or nothing answers.

Examples:
  comeback start                    everything on this machine, with a demo shop
  comeback import orders.csv        a purchase history
  comeback audit                    what there is to be done in this shop
  comeback recompute                scores and segments, now
  comeback customer anna@shop.example
  comeback config validate examples/store
  comeback doctor                   what a deployment lacks, and what to do`;

/** In the order in which the help shows them. What takes long to load (the SDK, CEL, Liquid) each imports in its action. */
const COMMANDS: readonly (() => Command)[] = [
  initCommand,
  startCommand,
  deployCommand,
  importCommand,
  recomputeCommand,
  customerCommand,
  statusCommand,
  metricsCommand,
  auditCommand,
  forecastCommand,
  simulateCommand,
  segmentCommand,
  configCommand,
  chainCommand,
  campaignCommand,
  catalogueCommand,
  codesCommand,
  loyaltyCommand,
  experimentCommand,
  proofCommand,
  resultsCommand,
  sqlCommand,
  digestCommand,
  mailCommand,
  qrCommand,
  sendingCommand,
  changesCommand,
  mailboxCommand,
  exportCommand,
  keptCommand,
  eraseCommand,
  tillCommand,
  webhooksCommand,
  clockCommand,
  quarantineCommand,
  rebuildCommand,
  doctorCommand,
  tokenCommand,
  appCommand,
];

/** The whole command line. Errors of usage are thrown, so that main.ts decides the exit code. */
export function makeProgram(): Command {
  const program = new Command("comeback")
    .description("Comeback: events in, segments overnight, e-mails with fitting offers out")
    .version(manifest.version)
    .addHelpText("after", HELP);
  for (const make of COMMANDS) program.addCommand(make());
  exitByThrowing(program);
  return program;
}

function exitByThrowing(command: Command): void {
  command.exitOverride().showHelpAfterError("(--help says more)");
  for (const child of command.commands) exitByThrowing(child);
}
