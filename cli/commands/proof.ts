import { Command } from "commander";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { learningLine, learningPage } from "../pages/learning-page.ts";
import { proofListPage } from "../pages/proof-list-page.ts";
import { proofPage } from "../pages/proof-page.ts";
import { togetherPage } from "../pages/together-page.ts";
import { type OpenProof, openProof } from "../proof/open-proof.ts";
import { noneOf } from "../terminal/none-of.ts";
import { misuse } from "../terminal/refusal.ts";

interface Options extends WhichConfig {
  readonly json?: boolean;
}

const HELP = `
What chains and campaigns have brought: who was let in against who was held out (docs/proof.md). Each person is counted once,
when the window is over, and what is shown holds however often you look.

Examples:
  comeback proof list
  comeback proof show chain:win-back
  comeback proof show campaign:spring-sale`;

/** What the hold-outs have shown. */
export function proofCommand(open: OpenProof = openProof): Command {
  const command = new Command("proof")
    .description("what chains and campaigns have brought, against those held out")
    .addHelpText("after", HELP);
  command.addCommand(listCommand(open));
  command.addCommand(showCommand(open));
  return command;
}

function listCommand(open: OpenProof): Command {
  return onConfig(new Command("list"))
    .description(
      "what all mails together have brought, every hold-out of the config in force, and whom mails move",
    )
    .option("--json", "print JSON")
    .action(async ({ json, ...which }: Options) => {
      const access = await open(which);
      const [proof, together, learning] = await Promise.all([
        access.list(),
        access.together(),
        access.learning(),
      ]);
      const page = () => [togetherPage(together), proofListPage(proof), learningPage(learning)].join("\n\n");
      console.log(json ? JSON.stringify({ proof, together, learning }) : page());
    });
}

function showCommand(open: OpenProof): Command {
  return onConfig(new Command("show"))
    .description("one hold-out: orders, revenue and margin that it has shown, with intervals and checks")
    .argument(
      "<id>",
      "chain:NAME, campaign:NAME, loyalty, offer:NAME or allocate:OFFER, as the list names it",
    )
    .option("--json", "print JSON")
    .action(async (id: string, { json, ...which }: Options) => {
      const proof = await open(which);
      const report = await proof.show(id);
      if (!report) {
        const ids = (await proof.list()).map((one) => one.id);
        throw misuse(noneOf("hold-out", id, ids));
      }
      const learning = await proof.learning();
      const page = () => `${proofPage(report)}\n\n${learningLine(learning, id)}`;
      console.log(json ? JSON.stringify({ ...report, learning }) : page());
    });
}
