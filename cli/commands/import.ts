import { Command, InvalidArgumentError, Option } from "commander";
import { flagOf, ROLES, type Role } from "../../src/adapters/import/roles.ts";
import { MEANINGS, type Meant, plainStatus } from "../../src/adapters/import/statuses/meanings.ts";
import { isTimeZone } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { onDeployment } from "../deployment/deployment.ts";
import type { ImportOptions } from "../import/run-import.ts";
import { misuse } from "../terminal/refusal.ts";

const HELP = `
One row is one order, or with an order id and products one line of an order. With --people a row is a person: who, with
what consent since when and from where; other columns are attributes. Exports of Mailchimp, Klaviyo, Mautic, Shopify,
WooCommerce and Amazon Pinpoint are known, suppressions included. Columns are recognised by their titles (English,
Russian, German, French, Spanish and others); flags name them where that fails, by title or by number from 1. Delimiter,
encoding, date format and decimal mark are recognised too, and so is a column that says what has become of an order: cancelled and refunded ones go in as such,
drafts and unpaid ones stay out. Rows that make no sense go to a report that can be mended and
imported, all others go in. An import that was interrupted goes on where it stopped, and a file that is imported twice
changes nothing.

Examples:
  comeback import orders.csv
  comeback import export.csv --customer "Client ID" --date "Paid at" --amount Total --currency EUR
  comeback import old.csv --no-header --customer 1 --date 2 --amount 3 --date-format MM/DD/YYYY
  comeback import lines.csv --order InvoiceNo --product StockCode --quantity Quantity --price UnitPrice
  comeback import --people subscribers.csv --consent "Newsletter" --consent-at "Opted in"
  comeback import --people unsubscribed_members_export.csv
  comeback import orders.csv --dry-run             say what would go in, send nothing
  comeback import --list                           what was imported, and the ids
  comeback import --undo imp-0123456789ab --reason "wrong shop's file"`;

interface Options extends ImportOptions {
  readonly list?: boolean;
  readonly undo?: string;
  readonly reason?: string;
}

const COLUMNS: Readonly<Record<Role, string>> = {
  customer: "customer id",
  email: "e-mail address",
  phone: "phone number",
  name: "customer's name",
  firstName: "first name",
  lastName: "last name",
  date: "date (and time) of the order, or when the person signed up",
  amount: "what the customer paid",
  price: "price of one piece",
  quantity: "number of pieces",
  order: "order id: rows that share one are one order",
  currency: "currency: a column, or a code for all rows such as EUR (default: the store's)",
  product: "product id or name",
  category: "product category",
  merchant: "merchant (shop)",
  coupon: "coupon code that the order used",
  discount: "what the coupon took off the order",
  status: "what has become of the order (cancelled, completed, …); none for no column",
  payment: "what is said of its payment (paid, pending, refunded, …); none for no column",
  cancelled: "when, or whether, it was cancelled; none for no column",
  refunded: "what was given back of it; none for no column",
  consent: "consent to mails: a column, or yes or no for all rows; in orders never guessed",
  consentAt: "when consent was given",
  consentSource: "where consent was given",
  consentText: "what was agreed to, word for word",
  language: "language to write in",
  country: "country",
};

export function importCommand(): Command {
  const command = onDeployment(new Command("import"))
    .description("import orders, or people, from a CSV file, through the API")
    .argument("[file]", "delimited text with a header");
  for (const role of ROLES) command.option(`${flagOf(role)} <column>`, COLUMNS[role]);
  return command
    .option("--people", "rows are people, not orders")
    .option("--no-attributes", "with --people: leave out columns that play no role")
    .option("--no-header", "the first line is an order already; name columns by number")
    .option("--delimiter <character>", "comma, semicolon, tab, bar, or any other character", delimiterOption)
    .option("--encoding <name>", "utf-8, utf-16le, windows-1251, …")
    .option("--date-format <pattern>", "YYYY-MM-DD, DD.MM.YYYY, MM/DD/YYYY, unix, excel, excel-1904")
    .option(
      "--status-as <word=meaning>",
      `what a word of a status means: ${MEANINGS.join(", ")}`,
      statusOption,
    )
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
    .option("--dry-run", "read the whole file and say what would go in, but send nothing")
    .option("--list", "the imports that were made from here, with their ids")
    .option("--undo <import-id>", "let nothing count any more that this import alone has told")
    .option("--reason <text>", "with --undo: why, for whoever asks later")
    .option("--json", "print the summary as JSON")
    .addHelpText("after", HELP)
    .action(async (file: string | undefined, { list, undo, reason, ...options }: Options) => {
      const { IMPORTS, runImport } = await import("../import/run-import.ts");
      if (list || undo !== undefined) {
        const { listImports, undoImport } = await import("../import/undo.ts");
        if (file !== undefined) throw misuse(`${list ? "--list" : "--undo"} reads no file`);
        if (undo === undefined) return listImports(IMPORTS, options.json);
        return undoImport(IMPORTS, { ...options, undo, ...defined({ reason }) });
      }
      if (file === undefined) throw misuse("name the file: comeback import orders.csv");
      await runImport(file, options);
    });
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

/** `Закрыт=paid`, as often as there are words. */
function statusOption(text: string, before: Meant = {}): Meant {
  const [, word = "", wanted] = /^(.+)=([^=]+)$/.exec(text) ?? [];
  const meaning = MEANINGS.find((one) => one === wanted);
  if (!meaning || plainStatus(word) === "")
    throw new InvalidArgumentError(`Such as "Closed=paid"; meanings are ${MEANINGS.join(", ")}.`);
  return { ...before, [plainStatus(word)]: meaning };
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
