import { readFile, stat } from "node:fs/promises";
import { Command } from "commander";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import type { CodesAccess } from "../offers/access.ts";
import { addList } from "../offers/add-list.ts";
import { type OpenCodes, openCodes } from "../offers/open-codes.ts";
import { budgetsPage, codePage, listPage, poolsPage } from "../pages/codes-page.ts";
import { startProgress } from "../terminal/progress.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";

const HELP = `
Codes are what mails promise and the till keeps (docs/codes.md).

Exit codes: 0 done; 1 lines were refused, or there is no such code; 2 wrong usage, or nothing answers.

Examples:
  comeback codes show HELLO-7F3K9Q2M
  comeback codes add spring codes.csv --dry-run
  comeback codes add spring codes.csv
  comeback codes pools
  comeback codes withdraw HELLO-7F3K9Q2M --reason "printed by mistake"
  comeback codes budgets`;

/** A million codes fit; what is larger is no list of codes. */
const LARGEST_FILE = 64 * 1024 * 1024;
/** Codes from which on a bar shows how far it has come. */
const LONG_LIST = 2_000;

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

const unknown = (text: string): Refusal =>
  new Refusal(`nobody was given a code ${text}, and no list has it`, 1);

function showCommand(open: OpenCodes): Command {
  return asked("show")
    .description("what a code promises, and what has become of it")
    .argument("<code>", "in any case")
    .action(async (text: string, { json, ...which }: Asked) => {
      const found = await (await open(which)).find(text);
      if (found.kind === "unknown") throw unknown(text);
      printed(json, found, () =>
        found.kind === "issued"
          ? codePage(found, found.now)
          : `${text} is in the list of the offer ${found.offer}, and nobody was given it.`,
      );
    });
}

function addCommand(open: OpenCodes): Command {
  return asked("add")
    .description("add the codes of a list to an offer's pool; a list may be brought again")
    .argument("<offer>", "the offer's id, with code: { pool: true } in offers.yaml")
    .argument("<file>", "CSV or plain text with a code a line; of several columns the one called code")
    .option("--dry-run", "only say what would be added")
    .action(
      async (
        offer: string,
        file: string,
        { json, dryRun = false, ...which }: Asked & { readonly dryRun?: boolean },
      ) => {
        const text = await textOf(file);
        const progress = lengthOf(text) > LONG_LIST ? startProgress(file, 100, "%") : undefined;
        const onPart = (done: number, all: number) => progress?.update(Math.floor((done / all) * 100));
        const access = await open(which);
        const report = await addList(access, { offer, text, dryRun, onPart }).finally(() => progress?.stop());
        printed(json, report, () => listPage(file, report, dryRun));
        if (report.refused.length > 0) process.exitCode = 1;
      },
    );
}

async function textOf(file: string): Promise<string> {
  const unreadable = (error: Error) => misuse(`${file} cannot be read: ${error.message}`);
  const { size } = await stat(file).catch((error: Error) => {
    throw unreadable(error);
  });
  if (size > LARGEST_FILE)
    throw misuse(`${file} has ${size} bytes, and a list of codes ${LARGEST_FILE} at most: divide it`);
  return readFile(file, "utf8").catch((error: Error) => {
    throw unreadable(error);
  });
}

const lengthOf = (text: string): number => text.split("\n", LONG_LIST + 2).length;

function poolsCommand(open: OpenCodes): Command {
  return asked("pools")
    .description("how many codes of each list are left, and how long they last")
    .action(async ({ json, ...which }: Asked) => {
      const { pools, now } = await (await open(which)).pools();
      printed(json, pools, () => poolsPage(pools, now));
    });
}

function withdrawCommand(open: OpenCodes): Command {
  return asked("withdraw")
    .description("take a code back: the till refuses it from now on")
    .argument("<code>", "in any case")
    .requiredOption("--reason <text>", "why, for whoever looks at the code later")
    .action(async (text: string, { json, reason, ...which }: Asked & { readonly reason: string }) => {
      const access = await open(which);
      const outcome = await access.withdraw(text, reason);
      if (outcome.kind === "unknown") throw await notGiven(access, text);
      if (outcome.kind === "refused") throw new Refusal(`${text} was used by an order`, 1);
      const { code } = outcome;
      const elsewhere = code.pool ? " It came from your list: your shop's platform knows it still." : "";
      printed(json, code, () => `${code.written ?? code.code} is withdrawn.${elsewhere}`);
    });
}

async function notGiven(access: CodesAccess, text: string): Promise<Refusal> {
  const found = await access.find(text);
  if (found.kind !== "listed") return unknown(text);
  return new Refusal(`${text} is in the list of the offer ${found.offer}, and nobody was given it`, 1);
}

function budgetsCommand(open: OpenCodes): Command {
  return asked("budgets")
    .description("each budget's limit, what is reserved and what is free in its running period")
    .action(async ({ json, ...which }: Asked) => {
      const budgets = await (await open(which)).budgets();
      printed(json, budgets, () => budgetsPage(budgets));
    });
}
