import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { exportHtml } from "../pages/export-html.ts";
import { type OpenPrivacy, openPrivacy } from "../privacy/open-privacy.ts";
import { Refusal } from "../terminal/refusal.ts";

const HELP = `
Prints everything that is stored of one person as one JSON document (docs/privacy.md says what is in it): for somebody who
asks what the shop knows of them. --html writes the same for people to read, as one file that needs nothing else.

The document is personal data: give it to nobody but the person, over a way that only they have.

Examples:
  comeback export anna@example.com > anna.json
  comeback export 42 --html anna.html`;

export function exportCommand(open: OpenPrivacy = openPrivacy): Command {
  return onConfig(new Command("export"))
    .description("everything that is stored of one person, as JSON or as a page")
    .argument("<id>", "customer id, e-mail address or key")
    .option("--html <file>", "write a readable page to this file instead")
    .addHelpText("after", HELP)
    .action(async (id: string, { html, ...which }: WhichConfig & { readonly html?: string }) => {
      const found = await (await open(which)).exportOf(id);
      if (!found) throw new Refusal(`nobody is known as "${id}"`, 1);
      if (html === undefined) return console.log(JSON.stringify(found));
      // For whoever runs the command alone.
      await writeFile(html, exportHtml(found), { mode: 0o600 });
      console.log(`${html}: ${found.facts.length} facts, ${found.sends.length} mails and messages`);
    });
}
