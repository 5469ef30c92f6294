import { moment } from "../terminal.ts";
import { type Area, type Finding, ok, problem, waitsFor } from "./check.ts";
import type { Site } from "./site.ts";

export const CONFIG: Area = {
  name: "Config",
  checks: [
    {
      id: "config",
      title: "published",
      doc: "deploy.md#step-5-the-first-config",
      needs: ["dynamodb:Query"],
      look: published,
    },
    {
      id: "sender",
      title: "sender",
      doc: "deploy.md#step-5-the-first-config",
      needs: ["cloudformation:ListStackResources", "dynamodb:Query"],
      notLocal: "the local inbox takes mails from any sender",
      look: sender,
    },
  ],
};

async function published(site: Site): Promise<Finding> {
  const config = await site.published();
  if (config) return ok(`version ${config.version} by ${config.by} on ${moment(config.publishedAt)} UTC`);
  return problem(
    "nothing: no night is computed and no mail is sent",
    "Publish one: `comeback config push FOLDER`.",
  );
}

/** The functions may send as the deployment's domain and as nobody else. */
async function sender(site: Site): Promise<Finding> {
  const config = await site.published();
  if (!config) return waitsFor("no config is published");
  const { from } = config.bundle.store.sender;
  const domain = from.split("@")[1] ?? "";
  const [own] = await site.resources("AWS::SES::EmailIdentity");
  if (own === undefined) return ok(`${from}; its domain is not one that this deployment made`);
  if (domain === own || domain.endsWith(`.${own}`)) return ok(from);
  return problem(
    `${from}, but the deployment may send as ${own} only`,
    `Set \`sender.from\` in store.yaml to an address of ${own}, or \`mailDomain\` in cdk.json to ${domain}.`,
  );
}
