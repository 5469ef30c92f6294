import { Command } from "commander";

const HELP = `
Runs CDK's command line, which comes with Comeback, in this folder: what cdk.json says is deployed to the AWS account of
your credentials (docs/deploy.md). Everything after -- goes to CDK. Asks before it creates permissions.

Examples:
  comeback deploy
  comeback deploy -- --require-approval never
  comeback deploy --preview           what would change in AWS (cdk diff)`;

export function deployCommand(): Command {
  return new Command("deploy")
    .description("deploy to your AWS account")
    .option("--preview", "only show what would change")
    .argument("[arguments...]", "for CDK, after --")
    .addHelpText("after", HELP)
    .action(async (rest: readonly string[], { preview }: { readonly preview?: boolean }) => {
      const { runCdk } = await import("../deployment/cdk.ts");
      process.exitCode = await runCdk(preview ? ["diff", ...rest] : ["deploy", "--all", ...rest]);
    });
}
