import { stat } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { defined } from "../../src/domain/basics/defined.ts";
import { apiOf, connect, type Deployment, type WhichDeployment } from "../deployment/deployment.ts";
import { control, STATE_DIRECTORY } from "../deployment/local-stack.ts";
import { sendBatch } from "../deployment/send.ts";
import { startProgress } from "../terminal/progress.ts";
import { misuse } from "../terminal/refusal.ts";
import { type Attributes, attributesOf } from "./attributes.ts";
import type { Layout } from "./cells.ts";
import { sniffEncoding, textOf } from "./encoding.ts";
import { type Counts, importFile } from "./import-file.ts";
import { keepRecord, nextImportId } from "./import-record.ts";
import { attributeLines, layoutLines, summaryLine } from "./in-words.ts";
import { type DelimitedText, delimitedText, rowsAhead } from "./json-lines.ts";
import { type FileLayout, isForAll, readLayout } from "./layout.ts";
import { noCounts } from "./mailing-counts.ts";
import { orderOutcomes, peopleOutcomes } from "./outcomes.ts";
import { Report } from "./report.ts";
import { openResume } from "./resume.ts";
import { flagOf, ROLES, type Role, rolesOf, type Subject } from "./roles.ts";
import { readYesNo } from "./yes-no.ts";

type ColumnFlags = { readonly [R in Role]?: string };

export interface ImportOptions extends WhichDeployment, ColumnFlags {
  readonly people?: boolean;
  readonly attributes: boolean;
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

export const IMPORTS = join(STATE_DIRECTORY, "imports");

/** `comeback import`: looks at the file, sends its orders or people, and says how it went. */
export async function runImport(file: string, options: ImportOptions): Promise<void> {
  const started = performance.now();
  const startedAt = new Date().toISOString();
  const subject: Subject = options.people ? "people" : "orders";
  const path = options.report ?? reportPath(file);
  await checkFiles(file, path);
  const { encoding, digest, lines } = await sniffEncoding(file, options.encoding);
  const { text, isJson } = await delimitedText(() => textOf(file, encoding));
  const layout = await layoutOf({ text, isJson, name: basename(file) }, subject, options);
  const { known } = layout;
  const found = attributesIn(layout, subject, options);
  const { attributes } = found;
  say(layoutLines(layout, encoding));
  for (const line of attributeLines(found)) say(line);
  const deployment = options.dryRun ? undefined : await connect(options);
  const store = deployment && (await storeOf());
  const asked = {
    ...{ columns: layout.columns, dateOrder: layout.dateOrder, consentDates: layout.consentDates },
    ...{ decimalMark: layout.decimalMark, width: layout.header.length },
    ...defined({ currency: forAll("currency", layout, options)?.toUpperCase(), timeZone: options.timeZone }),
    ...defined({ consent: readYesNo(forAll("consent", layout, options) ?? "") }),
  };
  // Other tools write times in UTC, whatever the shop's zone is.
  const timeZone = known ? "UTC" : (store?.time_zone ?? "UTC");
  const reading = { currency: store?.currency ?? "USD", timeZone, ...asked };
  const amountPer = options.amountPer ?? (layout.columns.price === undefined ? "row" : "order");
  const { delimiter } = layout;
  const { header } = options;
  const importId = await nextImportId(IMPORTS, {
    subject,
    digest,
    delimiter,
    header,
    asked,
    attributes,
    amountPer,
    ...(known && { tool: known.tool.tool, contents: known.contents }),
  });
  const report = new Report(path, { delimiter, titles: layout.header, header });
  const resume = deployment
    ? await openResume(IMPORTS, { importId, reading, target: deployment.identity })
    : { taken: 0, refused: {}, advance: async () => {}, done: async () => {} };
  if (resume.taken > 0) say(`An earlier run sent ${resume.taken} calls of this file; going on from there.`);
  const api = deployment && (await apiOf(deployment));
  const progress = startProgress("Importing", rowsAhead(lines, { header, isJson }), "rows");
  const records = { text: text(), delimiter, header, isJson };
  const rows: Layout = { ...reading, ...defined({ known }), now: deployment?.now ?? Date.now() };
  const mailing = noCounts();
  const counts = await importFile({
    outcomes:
      subject === "people"
        ? peopleOutcomes(records, rows, attributes, mailing)
        : orderOutcomes(records, rows, amountPer),
    report,
    resume,
    context: { import: { id: importId }, library: { name: "comeback-import-server" } },
    parallel: options.parallel,
    send: async (body) => (api ? sendBatch(api, body) : []),
    onProgress: ({ rows, bad }) => progress.update(rows, bad > 0 ? `${bad} bad` : ""),
  }).finally(() => progress.stop());
  await settle(deployment);
  if (deployment) {
    const finishedAt = new Date().toISOString();
    const target = deployment.name;
    await keepRecord(IMPORTS, { id: importId, subject, file, digest, target, startedAt, finishedAt, counts });
  }
  const seconds = Math.round(performance.now() - started) / 1000;
  const mend = counts.bad > 0 || counts.incomplete > 0;
  const dryRun = options.dryRun === true;
  const summary = { subject, importId, dryRun, seconds, report: mend ? report.path : null, mailing };
  if (options.json) console.log(JSON.stringify(inJson(counts, summary)));
  else console.log(summaryLine(counts, summary));
  if (mend) process.exitCode = 1;
}

/** A dry run sends nothing; what would have gone in is `orders` or `people`. */
function inJson(
  { rows, items, sent, rowsSent, ...others }: Counts,
  { subject, importId, dryRun, seconds, report, mailing }: Parameters<typeof summaryLine>[1],
) {
  return {
    rows,
    [subject]: items,
    sent: dryRun ? 0 : sent,
    rowsSent: dryRun ? 0 : rowsSent,
    ...others,
    ...(subject === "people" && { mailing }),
    ...{ seconds, report, importId },
  };
}

async function checkFiles(file: string, report: string): Promise<void> {
  const size = await stat(file).catch(() => undefined);
  if (!size?.isFile()) throw misuse(`${file} is not a file that I can read`);
  if (resolve(file) === resolve(report)) {
    throw misuse("--report: the report of bad rows cannot be the file that is imported");
  }
}

/** What a flag says for all rows, unless the file has a column of that name. */
function forAll(role: "currency" | "consent", { columns }: FileLayout, options: ImportOptions) {
  const wish = options[role];
  return columns[role] === undefined && wish !== undefined && isForAll(role, wish) ? wish : undefined;
}

function layoutOf(
  { text, isJson, name }: DelimitedText & { readonly name: string },
  subject: Subject,
  options: ImportOptions,
): Promise<FileLayout> {
  const named = ROLES.flatMap((role) =>
    options[role] === undefined ? [] : [[role, options[role]] as const],
  );
  const strange = named.find(([role]) => !rolesOf(subject).includes(role));
  if (strange) throw misuse(`${flagOf(strange[0])} is about orders: people (--people) have none`);
  return readLayout(text, {
    subject,
    columns: Object.fromEntries(named),
    header: options.header,
    name,
    isJson,
    now: Date.now(),
    ...defined({ delimiter: options.delimiter, dateFormat: options.dateFormat }),
    ...(options.decimal && { decimal: options.decimal === "comma" ? "," : "." }),
  });
}

/** The attributes of people; columns without titles have no names to go by. */
function attributesIn(layout: FileLayout, subject: Subject, options: ImportOptions): Attributes {
  const none = subject === "orders" || !options.attributes || !options.header;
  return none ? { attributes: [], leftOut: [], useless: [] } : attributesOf(layout);
}

async function storeOf() {
  const { config } = await import("../../src/adapters/wiring.ts");
  return (await config().current())?.bundle.store;
}

const reportPath = (file: string) => `${basename(file, extname(file))}-bad-rows.csv`;

/** On the local stack, waits until the profiles are up to date; a deployed one catches up by itself. */
async function settle(deployment: Deployment | undefined): Promise<void> {
  if (!deployment?.local) return;
  say("Waiting until the profiles are up to date …");
  await control(deployment.local, "POST", "/settle");
}

/** Progress and remarks go to stderr, so that --json leaves stdout to scripts. */
const say = (text: string) => process.stderr.write(`${text}\n`);
