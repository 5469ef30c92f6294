import { Command } from "commander";
import { playInAccount, playOnMiniStack } from "./play.ts";
import { leaveNothingBehind } from "./processes.ts";
import { Unavailable } from "./unavailable.ts";

const HELP = `
Without options: installs and starts the emulator MiniStack, or uses the one that AWS_ENDPOINT_URL names; bootstraps and
deploys the app as it is with the CDK, plays the end-to-end scenario on it, deploys again (nothing may change), and
takes the stacks away (the tables have to stay).

With --real the same in the account of your credentials, with mails to SES's mailbox simulator. It takes up to an hour
and a half, nearly all of it waiting, and costs cents. docs/testing.md says what it needs.

Exit codes: 0 all is well, 1 something is not, 3 what it needs is not on this machine.`;

const NOT_HERE = 3;

interface Options {
  readonly real?: boolean;
  readonly mailDomain?: string;
  readonly destroy?: boolean;
}

leaveNothingBehind();

try {
  await new Command("e2e:aws")
    .description("deploy Comeback to an emulator of AWS, or to AWS, and play the end-to-end scenario there")
    .option("--real", "in the AWS account of your credentials; needs --mail-domain")
    .option("--mail-domain <domain>", "verified in SES of that account and region: where mails come from")
    .option("--destroy", "with --real: take the stacks away at the end")
    .addHelpText("after", HELP)
    .action(async ({ real, mailDomain, destroy = false }: Options, command: Command) => {
      if (!real) return playOnMiniStack(process.env.AWS_ENDPOINT_URL);
      if (mailDomain === undefined) return command.error("--real needs --mail-domain");
      return playInAccount({ mailDomain, destroy });
    })
    .parseAsync();
} catch (error) {
  console.error(`\ne2e:aws ${error instanceof Unavailable ? "cannot be played here" : "FAILED"}:`);
  console.error(error instanceof Unavailable ? error.message : error);
  process.exitCode = error instanceof Unavailable ? NOT_HERE : 1;
}
