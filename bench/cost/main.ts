import { readFile, writeFile } from "node:fs/promises";
import { Command, InvalidArgumentError } from "commander";
import { billOf } from "../../src/contracts/cost/bill.ts";
import { Measured, type Measurement } from "../../src/contracts/cost/measurement.ts";
import { measure } from "./measure.ts";
import { show, tableOf } from "./show.ts";
import { standing } from "./standing.ts";

/** What a shop pays AWS a month: counts of a measured run, times list prices. docs/cost.md says how. */
interface Options {
  readonly customers: number;
  readonly events?: number;
  readonly mails?: number;
  readonly months: number;
  readonly refolds: number;
  readonly codes: number;
  readonly listed: number;
  readonly orders?: number;
  readonly loyalty?: boolean;
  readonly measureCustomers: number;
  readonly measured?: string;
  readonly save?: string;
  readonly table?: boolean;
  readonly json?: boolean;
}

/** Of a customer in a month, unless said otherwise. */
const EVENTS = 10;
const MAILS = 2;
const ORDERS = 0.3;

const program = new Command("cost")
  .description("what a shop pays AWS a month, counted")
  .option("--customers <n>", "customers of the shop", count, 1e6)
  .option("--events <n>", `events a month (default: ${EVENTS} for each customer)`, count)
  .option("--mails <n>", `mails a month (default: ${MAILS} for each customer)`, count)
  .option("--months <n>", "months whose events are stored", wholeNumber, 1)
  .option("--refolds <n>", "changes a month of currency, time zone or past rates", count, 0)
  .option("--codes <n>", "codes a month that mails bring", count, 0)
  .option("--listed <n>", "of the codes, those of uploaded lists", count, 0)
  .option("--loyalty", "the shop has a loyalty programme")
  .option("--orders <n>", `orders a month that earn points (default: ${ORDERS} for each customer)`, count)
  .option("--measure-customers <n>", "customers of the measured nights", wholeNumber, 1_000)
  .option("--measured <file>", "take the counts of an earlier run instead of measuring")
  .option("--save <file>", "keep the counts for --measured")
  .option("--table", "print the table of the README: from 1,000 to 100 million customers")
  .option("--json", "print the bill as one JSON object on the last line")
  .allowExcessArguments(false)
  .action(run);

await program.parseAsync();
// The local stack's database thread would keep the process.
process.exit();

async function run(options: Options): Promise<void> {
  const { customers, events = customers * EVENTS, mails = customers * MAILS } = options;
  const { codes, listed, loyalty = false, orders = customers * ORDERS, refolds } = options;
  if (listed > codes) program.error(`error: --listed ${listed} is more than the ${codes} of --codes`);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const measured = options.measured
    ? await readMeasured(options.measured)
    : await measure(options.measureCustomers, (stage) => say(`measuring ${stage} …`));
  if (options.save) await writeFile(options.save, JSON.stringify(measured, undefined, 1));
  const deployed = await standing();
  const bill = billOf(
    measured,
    deployed,
    { customers, events, mails, codes, listed, orders, loyalty, refolds },
    options.months,
  );
  console.log(options.table ? tableOf(measured, deployed) : show(bill, { customers, events, mails }));
  if (options.json) console.log(JSON.stringify(bill));
}

async function readMeasured(path: string): Promise<Measurement> {
  const text = await readFile(path, "utf8").catch(() => program.error(`error: there is no file ${path}`));
  const measured = Measured.safeParse(json(text));
  return measured.success
    ? measured.data
    : program.error(`error: ${path} is not what --save wrote: ${measured.error.issues[0]?.path.join(".")}`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `1e6`, `1000000`: a number of things, at least none. */
function count(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError("A number such as 1000000 or 1e6.");
  return value;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("A whole number from 1.");
  return value;
}
