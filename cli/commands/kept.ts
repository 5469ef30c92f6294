import { Command } from "commander";
import type { FindKeptDeps } from "../kept/find-kept.ts";

const HELP = `
Prints as JSON what stays in the account when a deployment is taken away, and what another one needs to go on with it: the
tables, their key, the keys secret, the bucket of the results. Write it to a file, and deploy with "adopt" naming that file
(docs/deploy.md, Going on with what is there). It knows a stack that is gone for 90 days, so run it before you take
anything away.

It reads and changes nothing. It needs cloudformation:DescribeStacks, ListStacks and ListStackResources, and
dynamodb:DescribeTable.

Examples:
  comeback kept > kept.json
  comeback kept --region eu-central-1 > kept.json`;

export function keptCommand(open: () => Promise<FindKeptDeps> = openAws): Command {
  return new Command("kept")
    .description("what a deployment leaves in the account, for another one to go on with")
    .option("--region <region>", "AWS region of the deployment")
    .addHelpText("after", HELP)
    .action(async ({ region }: { readonly region?: string }) => {
      if (region !== undefined) process.env.AWS_REGION = region;
      const { findKept } = await import("../kept/find-kept.ts");
      console.log(JSON.stringify(await findKept(await open()), null, 2));
    });
}

async function openAws(): Promise<FindKeptDeps> {
  const { makeClients } = await import("../doctor/clients.ts");
  return makeClients();
}
