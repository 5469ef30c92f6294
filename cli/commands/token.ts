import { Command } from "commander";
import { ADMIN_SCOPES } from "../../src/contracts/admin.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { issuerOf } from "../deployment/issuer.ts";
import { tokenForPerson, tokenForScript } from "../deployment/sign-in.ts";
import { misuse } from "../terminal/refusal.ts";

const HELP = `
Prints an access token for the admin API (docs/admin-api.md), good for an hour. On a deployed stack you sign in in the
browser; on the local stack nobody is asked. A script sets COMEBACK_CLIENT_SECRET to the secret of its client instead.

Scopes: ${Object.keys(ADMIN_SCOPES).join(", ")}

Examples:
  comeback token                                  for everything
  comeback token --scope metrics.read runs.read
  comeback token --as viewer                      what a viewer sees, on the local stack
  export COMEBACK_TOKEN=$(comeback token --stack ComebackService)`;

interface Options extends WhichDeployment {
  readonly scope?: readonly string[];
  readonly as?: string;
}

export function tokenCommand(): Command {
  return onDeployment(new Command("token"))
    .description("get an access token for the admin API")
    .option("--scope <scope...>", "what it may be used for (default: everything)")
    .option("--as <who>", "who signs in: an address; on the local stack also viewer, marketer or admin")
    .addHelpText("after", HELP)
    .action(async ({ scope: scopes = Object.keys(ADMIN_SCOPES), as, ...which }: Options) => {
      const stranger = scopes.find((scope) => !Object.hasOwn(ADMIN_SCOPES, scope));
      if (stranger !== undefined) {
        throw misuse(`there is no scope ${stranger}: there is ${Object.keys(ADMIN_SCOPES).join(", ")}`);
      }
      const deployment = await connect(which);
      const issuer = issuerOf(deployment);
      const secret = process.env.COMEBACK_CLIENT_SECRET;
      const token = secret
        ? await tokenForScript(issuer, secret, scopes)
        : await tokenForPerson(issuer, { scopes, as }, deployment.local ? followed : shown);
      console.log(token);
    });
}

/** The local issuer signs in whoever comes, without a page. */
async function followed(address: string): Promise<string | undefined> {
  const response = await fetch(address, { redirect: "manual" });
  const location = response.headers.get("location");
  if (!location) throw misuse("the local issuer does not know this client");
  return location;
}

async function shown(address: string): Promise<undefined> {
  process.stderr.write(`Sign in here, on this machine:\n\n${address}\n\n`);
}
