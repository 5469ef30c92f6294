import { stat } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { STATE_DIRECTORY } from "../../local/home.ts";
import { type Counts, FROM_START, importFile } from "../../src/adapters/import/import-file.ts";
import { rowsAhead } from "../../src/adapters/import/json-lines.ts";
import { importIdOf, outcomesOf, readingOf, type Saying } from "../../src/adapters/import/reading.ts";
import { flagOf, ROLES, type Role, rolesOf, type Subject } from "../../src/adapters/import/roles.ts";
import type { Meant } from "../../src/adapters/import/statuses/meanings.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { apiOf, connect, type Deployment, type WhichDeployment } from "../deployment/deployment.ts";
import { control } from "../deployment/local-stack.ts";
import { sendBatch } from "../deployment/send.ts";
import { startProgress } from "../terminal/progress.ts";
import { misuse } from "../terminal/refusal.ts";
import { clearly } from "./clearly.ts";
import { sniffEncoding, textOf } from "./encoding.ts";
import { keepRecord, nextImportId } from "./import-record.ts";
import { attributeLines, layoutLines, summaryLine } from "./in-words.ts";
import { ReportFile } from "./report.ts";
import { openResume } from "./resume.ts";

type ColumnFlags = { readonly [R in Role]?: string };

export interface ImportOptions extends WhichDeployment, ColumnFlags {
  readonly people?: boolean;
  readonly attributes: boolean;
  readonly statusAs?: Meant;
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
  const read = await clearly(readingOf(() => textOf(file, encoding), sayingOf(file, subject, options)));
  const { layout, attributes: found, asked } = read;
  const { known, delimiter, isJson } = layout;
  say(layoutLines(layout, encoding));
  for (const line of attributeLines(found)) say(line);
  const deployment = options.dryRun ? undefined : await connect(options);
  const store = deployment && (await storeOf());
  const defaults = { currency: store?.currency ?? "USD", timeZone: store?.time_zone ?? "UTC" };
  const { header } = options;
  const importId = await nextImportId(IMPORTS, (again) => importIdOf(read, digest, again));
  const report = new ReportFile(path, { delimiter, titles: layout.header, header });
  const reading = { ...defaults, ...(known && { timeZone: "UTC" }), ...asked };
  const resume = deployment
    ? await openResume(IMPORTS, { importId, reading, target: deployment.identity })
    : FROM_START;
  if (resume.taken > 0) say(`An earlier run sent ${resume.taken} calls of this file; going on from there.`);
  const api = deployment && (await apiOf(deployment));
  const progress = startProgress("Importing", rowsAhead(lines, { header, isJson }), "rows");
  const { outcomes, mailing, standings } = outcomesOf(read, {
    ...defaults,
    now: deployment?.now ?? Date.now(),
  });
  const counts = await importFile({
    outcomes,
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
  const summary = {
    subject,
    importId,
    dryRun,
    seconds,
    report: mend ? report.path : null,
    mailing,
    statuses: standings.list,
  };
  if (options.json) console.log(JSON.stringify(inJson(counts, summary)));
  else console.log(summaryLine(counts, summary));
  if (mend) process.exitCode = 1;
}

/** A dry run sends nothing; what would have gone in is `orders` or `people`. */
function inJson(
  { rows, items, sent, rowsSent, ...others }: Counts,
  { subject, importId, dryRun, seconds, report, mailing, statuses }: Parameters<typeof summaryLine>[1],
) {
  return {
    rows,
    [subject]: items,
    sent: dryRun ? 0 : sent,
    rowsSent: dryRun ? 0 : rowsSent,
    ...others,
    ...(subject === "people" ? { mailing } : { statuses }),
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

function sayingOf(file: string, subject: Subject, options: ImportOptions): Saying {
  const named = ROLES.flatMap((role) =>
    options[role] === undefined ? [] : [[role, options[role]] as const],
  );
  const strange = named.find(([role]) => !rolesOf(subject).includes(role));
  if (strange) throw misuse(`${flagOf(strange[0])} is about orders: people (--people) have none`);
  const { attributes, header, delimiter, dateFormat, amountPer, timeZone, statusAs } = options;
  return {
    ...{ subject, attributes, header, name: basename(file), now: Date.now() },
    columns: Object.fromEntries(named),
    ...defined({ delimiter, dateFormat, amountPer, timeZone, statuses: statusAs }),
    ...(options.decimal && { decimal: options.decimal === "comma" ? "," : "." }),
  };
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
