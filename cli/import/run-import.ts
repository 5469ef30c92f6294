import { stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { defined } from "../../src/domain/basics/defined.ts";
import { apiOf, connect, type Deployment, type WhichDeployment } from "../deployment/deployment.ts";
import { control, STATE_DIRECTORY } from "../deployment/local-stack.ts";
import { sendBatch } from "../deployment/send.ts";
import { startProgress } from "../terminal/progress.ts";
import { misuse } from "../terminal/refusal.ts";
import { sniffEncoding, textOf } from "./encoding.ts";
import { importFile } from "./import-file.ts";
import { layoutLines, summaryLine } from "./in-words.ts";
import { type FileLayout, readLayout } from "./layout.ts";
import { Report } from "./report.ts";
import { openResume } from "./resume.ts";
import { ROLES, type Role } from "./roles.ts";

type ColumnFlags = { readonly [R in Role]?: string };

export interface ImportOptions extends WhichDeployment, ColumnFlags {
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

/** `comeback import`: looks at the file, sends its orders, and says how it went. */
export async function runImport(file: string, options: ImportOptions): Promise<void> {
  const started = performance.now();
  const size = await stat(file).catch(() => undefined);
  if (!size?.isFile()) throw misuse(`${file} is not a file that I can read`);
  const { encoding, digest, lines } = await sniffEncoding(file, options.encoding);
  const text = () => textOf(file, encoding);
  const layout = await layoutOf(text, options);
  say(layoutLines(layout, encoding));
  const deployment = options.dryRun ? undefined : await connect(options);
  const store = deployment && (await storeOf());
  const codeForAll = layout.columns.currency === undefined ? options.currency?.toUpperCase() : undefined;
  const reading = {
    currency: codeForAll ?? store?.currency ?? "USD",
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
  const seconds = Math.round(performance.now() - started) / 1000;
  const path = counts.bad > 0 ? report.path : null;
  const sent = options.dryRun ? 0 : counts.sent;
  if (options.json) console.log(JSON.stringify({ ...counts, sent, seconds, report: path }));
  else console.log(summaryLine({ ...counts, sent }, seconds, path));
  if (counts.bad > 0) process.exitCode = 1;
}

/** `--currency EUR` is a code for all rows unless the file has a column of that name. */
function layoutOf(text: () => AsyncIterable<string>, options: ImportOptions): Promise<FileLayout> {
  const named = ROLES.flatMap((role) =>
    options[role] === undefined ? [] : [[role, options[role]] as const],
  );
  return readLayout(text, {
    columns: Object.fromEntries(named),
    header: options.header,
    ...defined({ delimiter: options.delimiter, dateFormat: options.dateFormat }),
    ...(options.decimal && { decimal: options.decimal === "comma" ? "," : "." }),
  });
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
