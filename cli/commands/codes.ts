import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { addList } from "../offers/add-list.ts";
import { type OpenCodes, openCodes } from "../offers/open-codes.ts";
import { budgetsPage, codePage, listPage, poolsPage } from "../pages/codes-page.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";

const HELP = `
Codes are what mails promise and the till keeps (docs/codes.md).

Exit codes: 0 done; 1 lines were refused, or there is no such code; 2 wrong usage, or nothing answers.

Examples:
  comeback codes show HELLO-7F3K9Q2M
  comeback codes add spring codes.csv --dry-run
  comeback codes add spring codes.csv
  comeback codes withdraw HELLO-7F3K9Q2M --reason "printed by mistake"
  comeback codes budgets`;

interface Asked extends WhichConfig {
  readonly json?: boolean;
}

/** The ledger of codes, uploaded lists and budgets. */
export function codesCommand(open: OpenCodes = openCodes): Command {
  const command = new Command("codes")
    .description("codes of offers: one code, uploaded lists, budgets")
    .addHelpText("after", HELP);
  for (const make of [showCommand, addCommand, poolsCommand, withdrawCommand, budgetsCommand])
    command.addCommand(make(open));
  return command;
}

const printed = (isJson: boolean | undefined, answer: unknown, page: () => string): void =>
  console.log(isJson ? JSON.stringify(answer) : page());

const asked = (name: string): Command => onConfig(new Command(name)).option("--json", "print JSON");

function showCommand(open: OpenCodes): Command {
  return asked("show")
    .description("what a code promises, and what has become of it")
    .argument("<code>", "in any case")
    .action(async (text: string, { json, ...which }: Asked) => {
      const access = await open(which);
      const code = await access.code(text);
      if (!code) throw new Refusal(`no code ${text} is in the ledger`, 1);
      const { currency } = await access.budgets();
      printed(json, code, () => codePage(code, currency, access.now));
    });
}

function addCommand(open: OpenCodes): Command {
  return asked("add")
    .description("add the codes of a list to an offer's pool; a list may be brought again")
    .argument("<offer>", "the offer's id, with code: { pool: true } in offers.yaml")
    .argument("<file>", "CSV or plain text with a code a line, in the first column")
    .option("--dry-run", "only say what would be added")
    .action(
      async (
        offer: string,
        file: string,
        { json, dryRun = false, ...which }: Asked & { readonly dryRun?: boolean },
      ) => {
        const text = await readFile(file, "utf8").catch((error: Error) => {
          throw misuse(`${file} cannot be read: ${error.message}`);
        });
        const report = await addList(await open(which), { offer, text, dryRun });
        printed(json, report, () => listPage(file, report, dryRun));
        if (report.refused.length > 0) process.exitCode = 1;
      },
    );
}

function poolsCommand(open: OpenCodes): Command {
  return asked("pools")
    .description("how many codes of each list are left, and how long they last")
    .action(async ({ json, ...which }: Asked) => {
      const access = await open(which);
      const pools = await access.pools();
      printed(json, pools, () => poolsPage(pools, access.now));
    });
}

function withdrawCommand(open: OpenCodes): Command {
  return asked("withdraw")
    .description("take a code back: the till refuses it from now on")
    .argument("<code>", "in any case")
    .requiredOption("--reason <text>", "why, for whoever looks at the code later")
    .action(async (text: string, { json, reason, ...which }: Asked & { readonly reason: string }) => {
      const outcome = await (await open(which)).withdraw(text, reason);
      if (outcome.kind === "unknown") throw new Refusal(`no code ${text} is in the ledger`, 1);
      if (outcome.kind === "refused")
        throw new Refusal(`${text} ${outcome.why === "expired" ? "has expired" : "was used by an order"}`, 1);
      printed(json, outcome.code, () => `${outcome.code.code} is withdrawn.`);
    });
}

function budgetsCommand(open: OpenCodes): Command {
  return asked("budgets")
    .description("each budget's limit, what is reserved and what is free in its running period")
    .action(async ({ json, ...which }: Asked) => {
      const budgets = await (await open(which)).budgets();
      printed(json, budgets, () => budgetsPage(budgets));
    });
}
