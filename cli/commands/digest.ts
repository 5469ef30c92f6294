import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { makeComposeDigest } from "../../src/app/digest/compose.ts";
import { makeNights } from "../../src/app/nightly/read.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { Refusal } from "../terminal/refusal.ts";

const HELP = `
The mail that those under \`digest\` in store.yaml get once a week, as it would be now: how the shop stands after the last
night, what changed in a week, what chains brought, what needs somebody. Sends nothing.

Examples:
  comeback digest
  comeback digest --html digest.html`;

interface Options extends WhichDeployment {
  readonly html?: string;
  readonly json?: boolean;
}

export function digestCommand(): Command {
  return onDeployment(new Command("digest"))
    .description("show the weekly digest as it would be now")
    .option("--html <file>", "write the mail's HTML to a file")
    .option("--json", "print subject, html, text and readers as JSON")
    .addHelpText("after", HELP)
    .action(async ({ html: file, json, ...which }: Options) => {
      const deployment = await connect(which);
      const wiring = await import("../../src/adapters/wiring.ts");
      const published = await wiring.config().current();
      if (!published) throw new Refusal(`no config is published in ${deployment.name}`, 1);
      const compose = makeComposeDigest({
        ...{ nights: makeNights(wiring.runs()), runs: wiring.runs(), config: wiring.config() },
        ...{ campaigns: wiring.campaigns(), budgets: wiring.budgets(), sending: wiring.sending() },
        ...{
          deliveries: wiring.deliveries(),
          unseen: wiring.unseen(),
          heard: wiring.heard(),
          files: wiring.resultsFiles(),
        },
        ...{ renderer: wiring.renderer(), compile: wiring.compileDigest, misspelt: wiring.misspelt },
        clock: { now: () => deployment.now },
      });
      const digest = await compose(published);
      if (!digest) throw new Refusal(`no night has been computed yet in ${deployment.name}`, 1);
      const to = published.bundle.store.digest?.to ?? [];
      if (file !== undefined) await writeFile(file, digest.html);
      if (json) return console.log(JSON.stringify({ to, ...digest }));
      const readers = to.length > 0 ? to.join(", ") : "nobody (no `digest` in store.yaml)";
      console.log(`To       ${readers}\nSubject  ${digest.subject}\n\n${digest.text}`);
    });
}
