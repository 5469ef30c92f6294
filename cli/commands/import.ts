import { stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import pc from "picocolors";
import { isTimeZone } from "../../src/domain/calendar.ts";
import { sendBatch } from "../api/send.ts";
import { apiOf, connect, type Deployment, onDeployment, type WhichDeployment } from "../deployment.ts";
import type { DecimalMark } from "../import/amounts.ts";
import { ROLES, type Role } from "../import/columns.ts";
import { sniffEncoding, textOf } from "../import/encoding.ts";
import { type Counts, importFile } from "../import/import-file.ts";
import { type FileLayout, readLayout } from "../import/layout.ts";
import { Report } from "../import/report.ts";
import { openResume } from "../import/resume.ts";
import { PATTERNS } from "../import/rows.ts";
import { control, STATE_DIRECTORY } from "../local-stack.ts";
import { startProgress } from "../progress.ts";
import { misuse } from "../refusal.ts";

const HELP = `
One row is one order, or with an order id and products one line of an order. Columns are recognised by their titles
(English and Russian); flags name them where that fails, by title or by number from 1. Delimiter, encoding, date format
and decimal mark are recognised too. Rows that make no sense go to a report, all others go in. An import that was
interrupted goes on where it stopped, and a file that is imported twice changes nothing.

Examples:
  comeback import orders.csv
  comeback import export.csv --customer "Client ID" --date "Paid at" --amount Total --currency EUR
  comeback import old.csv --no-header --customer 1 --date 2 --amount 3 --date-format MM/DD/YYYY
  comeback import lines.csv --order InvoiceNo --product StockCode --quantity Quantity --price UnitPrice
  comeback import orders.csv --dry-run             only look at the file`;

const MEANINGS: Readonly<Record<Role, string>> = {
  customer: "customer id",
  email: "e-mail address",
  name: "customer's name",
  date: "date (and time) of the order",
  amount: "what the customer paid",
  price: "price of one piece",
  quantity: "number of pieces",
  order: "order id: rows that share one are one order",
  currency: "currency: a column, or a code for all rows such as EUR (default: the store's)",
  product: "product id or name",
  category: "product category",
  merchant: "merchant (shop)",
  coupon: "coupon code that the order used",
  consent: "consent to mails, yes or no; never guessed",
};

type ColumnFlags = { readonly [R in Role]?: string };

interface Options extends WhichDeployment, ColumnFlags {
  readonly header: boolean;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly dateFormat?: string;
  readonly decimal?: "comma" | "point";
  readonly amountPer?: "row" | "order";
  readonly timeZone?: string;
  readonly report?: string;
  readonly parallel: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function importCommand(): Command {
  const command = onDeployment(new Command("import"))
    .description("import orders from a CSV file, through the API")
    .argument("<file>", "delimited text with a header");
  for (const role of ROLES) command.option(`--${role} <column>`, MEANINGS[role]);
  return command
    .option("--no-header", "the first line is an order already; name columns by number")
    .option("--delimiter <character>", "comma, semicolon, tab, bar, or any other character", delimiterOption)
    .option("--encoding <name>", "utf-8, utf-16le, windows-1251, …")
    .option("--date-format <pattern>", "YYYY-MM-DD, DD.MM.YYYY, MM/DD/YYYY, unix")
    .addOption(new Option("--decimal <mark>", "decimal mark of amounts").choices(["comma", "point"]))
    .addOption(
      new Option("--amount-per <what>", "whose the amount is where an order has several rows").choices([
        "row",
        "order",
      ]),
    )
    .option("--time-zone <zone>", "zone of dates without an offset (default: the store's)", zoneOption)
    .option("--report <file>", "where bad rows go (default: FILE-bad-rows.csv in this directory)")
    .option("--parallel <n>", "requests at once", parallelOption, 4)
    .option("--dry-run", "read the whole file and report, but send nothing")
    .option("--json", "print the summary as JSON")
    .addHelpText("after", HELP)
    .action(run);
}

const NAMED_DELIMITERS: Readonly<Record<string, string>> = {
  comma: ",",
  semicolon: ";",
  tab: "\t",
  bar: "|",
  "\\t": "\t",
};

function delimiterOption(text: string): string {
  const delimiter = NAMED_DELIMITERS[text] ?? text;
  if (delimiter.length !== 1) throw new InvalidArgumentError("One character, or comma, semicolon, tab, bar.");
  return delimiter;
}

function zoneOption(text: string): string {
  if (!isTimeZone(text)) throw new InvalidArgumentError("An IANA zone, such as Europe/Moscow.");
  return text;
}

function parallelOption(text: string): number {
  const parallel = Number(text);
  if (!Number.isInteger(parallel) || parallel < 1 || parallel > 32)
    throw new InvalidArgumentError("From 1 to 32.");
  return parallel;
}

async function run(file: string, options: Options): Promise<void> {
  const started = performance.now();
  const size = await stat(file).catch(() => undefined);
  if (!size?.isFile()) throw misuse(`${file} is not a file that I can read`);
  const { encoding, digest, lines } = await sniffEncoding(file, options.encoding);
  const text = () => textOf(file, encoding);
  const { layout, currency } = await layoutOf(text, options);
  say(describe(layout, encoding));
  const deployment = options.dryRun ? undefined : await connect(options);
  const store = deployment && (await storeOf());
  const reading = {
    currency: currency ?? store?.currency ?? "USD",
    timeZone: options.timeZone ?? store?.time_zone ?? "UTC",
    amountPer: options.amountPer ?? (layout.columns.price === undefined ? "row" : "order"),
    header: options.header,
  } as const;
  const identity = { digest, layout, reading, target: deployment?.identity };
  const report = new Report(options.report ?? reportPath(file));
  const resume = deployment
    ? await openResume(join(STATE_DIRECTORY, "imports"), identity)
    : { taken: 0, advance: async () => {}, done: async () => {} };
  if (resume.taken > 0) say(`An earlier run sent ${resume.taken} calls of this file; going on from there.`);
  const api = deployment && (await apiOf(deployment));
  const progress = startProgress("Importing", Math.max(lines - (options.header ? 1 : 0), 1), "rows");
  const counts = await importFile({
    text: text(),
    layout,
    ...reading,
    now: deployment?.now ?? Date.now(),
    report,
    resume,
    parallel: options.parallel,
    send: async (body) => (api ? sendBatch(api, body) : []),
    onProgress: ({ rows, bad }) => progress.update(rows, bad > 0 ? `${bad} bad` : ""),
  }).finally(() => progress.stop());
  await settle(deployment);
  summarise(counts, report, Math.round(performance.now() - started) / 1000, options);
}

/** `--currency EUR` is a code for all rows unless the file has a column of that name. */
async function layoutOf(text: () => AsyncIterable<string>, options: Options) {
  const named = ROLES.flatMap((role) =>
    options[role] === undefined ? [] : [[role, options[role]] as const],
  );
  const code = /^[A-Za-z]{3}$/.test(options.currency ?? "") ? options.currency?.toUpperCase() : undefined;
  const layout = await readLayout(text, {
    columns: Object.fromEntries(named.filter(([role]) => role !== "currency" || code === undefined)),
    header: options.header,
    ...(options.delimiter !== undefined && { delimiter: options.delimiter }),
    ...(options.dateFormat !== undefined && { dateFormat: options.dateFormat }),
    ...(options.decimal && { decimal: (options.decimal === "comma" ? "," : ".") satisfies DecimalMark }),
  });
  return { layout, currency: code };
}

async function storeOf() {
  const { config } = await import("../../src/adapters/wiring.ts");
  return (await config().current())?.bundle.store;
}

const reportPath = (file: string) => `${basename(file, extname(file))}-bad-rows.csv`;

function describe(
  { columns, header, delimiter, dateOrder, decimalMark, remarks }: FileLayout,
  encoding: string,
) {
  const mapping = ROLES.flatMap((role) => {
    const column = columns[role];
    return column === undefined ? [] : [`${role} = "${header[column]}"`];
  });
  const names: Readonly<Record<string, string>> = { "\t": "tab", ",": "comma", ";": "semicolon" };
  const form = `${encoding}, ${names[delimiter] ?? delimiter}, dates ${PATTERNS[dateOrder]}, decimal ${decimalMark}`;
  return [`${mapping.join(", ")} (${form})`, ...remarks.map((remark) => pc.yellow(`Note: ${remark}`))].join(
    "\n",
  );
}

/** On the local stack, waits until the profiles are up to date; a deployed one catches up by itself. */
async function settle(deployment: Deployment | undefined): Promise<void> {
  if (!deployment?.local) return;
  say("Waiting until the profiles are up to date …");
  await control(deployment.local, "POST", "/settle");
}

function summarise(counts: Counts, report: Report, seconds: number, { json, dryRun }: Options): void {
  const { rows, orders, sent, bad, duplicatesInFile } = counts;
  const path = bad > 0 ? report.path : null;
  const summary = { rows, orders, sent: dryRun ? 0 : sent, bad, duplicatesInFile, seconds, report: path };
  if (json) console.log(JSON.stringify(summary));
  else {
    const verb = dryRun ? "could be sent" : "are in";
    console.log(
      `${rows} rows in ${seconds} s: ${orders} orders ${verb}, ${duplicatesInFile} repeated, ${bad} bad.`,
    );
    if (path !== null) console.log(`The bad rows and what is wrong with them: ${path}`);
  }
  if (bad > 0) process.exitCode = 1;
}

/** Progress and remarks go to stderr, so that --json leaves stdout to scripts. */
const say = (text: string) => process.stderr.write(`${text}\n`);
