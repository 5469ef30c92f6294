import { moment } from "../terminal/terminal.ts";
import { type Area, type Finding, ok, problem, waitsFor } from "./check.ts";
import { maySendAs } from "./mail-domain.ts";
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
      needs: ["dynamodb:Query"],
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

async function sender(site: Site): Promise<Finding> {
  const config = await site.published();
  if (!config) return waitsFor("no config is published");
  const { from } = config.bundle.store.sender;
  const domain = from.split("@")[1] ?? "";
  return maySendAs(domain, site) ?? ok(from);
}
