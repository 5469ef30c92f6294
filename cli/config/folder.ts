import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ConfigFiles, LoadedBundle } from "../../src/adapters/config/load-bundle.ts";
import { SINGLE_FILES } from "../../src/adapters/config/paths.ts";
import { inOrder, type Problem } from "../../src/adapters/config/problem.ts";
import { readFolder } from "../../src/adapters/config/read-folder.ts";
import { nearest } from "../../src/adapters/nearest.ts";
import type { Bundle, Template } from "../../src/domain/config/bundle.ts";
import type { TryMail } from "../../src/ports/config.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";

export interface ConfigFolder {
  readonly files: ConfigFiles;
  readonly loaded: LoadedBundle;
}

/** Reads and checks a folder of config. */
export async function openFolder(folder: string): Promise<ConfigFolder> {
  const files = await filesOf(folder);
  return { files, loaded: await checkFiles(files) };
}

/** The same, with what mail programs make of its mails among the warnings. */
export async function openAndLint(folder: string): Promise<ConfigFolder> {
  const { files, loaded } = await openFolder(folder);
  if (!loaded.ok) return { files, loaded };
  // Loaded here because no other command should wait for what it reads of mail programs.
  const [{ lintMails }, { featureWarnings }, { samplesOfTemplate }] = await Promise.all([
    import("../../src/adapters/lint/lint.ts"),
    import("../lint/features.ts"),
    import("../../src/app/mail/samples-of-template.ts"),
  ]);
  const linted = await lintMails(files, loaded.bundle, {
    samplesOf: samplesOfTemplate,
    featuresOf: featureWarnings,
  });
  return { files, loaded: { ...loaded, warnings: inOrder([...loaded.warnings, ...linted]) } };
}

export async function filesOf(folder: string): Promise<ConfigFiles> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw misuse(`there is no folder ${folder}`);
  if (!found.isDirectory()) throw misuse(`${folder} is a file: name the folder of the config`);
  const files = await readFolder(folder);
  const names = Object.keys(files);
  if (!names.some(isOfConfig)) throw misuse(await noStore(folder, names));
  return files;
}

/** Whether a file makes its folder that of a config, be it misspelt. */
function isOfConfig(path: string): boolean {
  const name = path.replace(/\.ya?ml$/, "");
  return !path.includes("/") && nearest(name, Object.values(SINGLE_FILES)) !== undefined;
}

/** Of another folder than a config's, each of whose files would be one too many: where the config may be. */
async function noStore(folder: string, names: readonly string[]): Promise<string> {
  const [inside] = names.filter((name) => name.endsWith("/store.yaml"));
  const above = await stat(join(folder, "..", "store.yaml")).catch(() => undefined);
  const likely = inside ? join(folder, dirname(inside)) : above && join(folder, "..");
  const advice = likely
    ? `did you mean ${likely}?`
    : "name the folder of a config (docs/config.md; examples/store is one)";
  return `there is no store.yaml in ${folder}: ${advice}`;
}

/** Mails that this process has tried: a command looks at the same config several times. */
const TRIED = new Map<string, Template>();

/** Checks files as a whole, templates tried with sample mails made as the real ones are. */
export async function checkFiles(files: ConfigFiles, _?: unknown, tryMail?: TryMail): Promise<LoadedBundle> {
  const [{ loadBundle }, { compileMjml }, { makeReadableExpressions }, { templateSamples }, { remembering }] =
    await Promise.all([
      import("../../src/adapters/config/load-bundle.ts"),
      import("../../src/adapters/config/mjml.ts"),
      import("../../src/adapters/condition-reading.ts"),
      import("../../src/app/mail/sample-mails.ts"),
      import("../../src/adapters/config/tried-mails.ts"),
    ]);
  const expressions = makeReadableExpressions();
  return loadBundle(files, {
    ...{ expressions, samples: templateSamples, compile: compileMjml },
    tryMail: tryMail ?? remembering(TRIED),
  });
}

/** `file:line:column message`, which editors turn into links. */
export function problemLine(folder: string, { file, line, column, message }: Problem): string {
  return `${join(folder, file)}:${line}:${column ?? 1} ${message}`;
}

export interface Accepted {
  readonly bundle: Bundle;
  readonly warnings: readonly Problem[];
}

/** The bundle, or the end of the command with everything that is wrong printed; with `strict`, warnings are wrong too. */
export function bundleOrRefusal(
  folder: string,
  { loaded }: ConfigFolder,
  consequence: string,
  { json, strict }: { readonly json?: boolean; readonly strict?: boolean },
): Accepted {
  if (loaded.ok && !(strict && loaded.warnings.length > 0)) return loaded;
  const problems = loaded.ok ? loaded.warnings : loaded.problems;
  if (json) console.log(JSON.stringify({ ok: false, problems }));
  else for (const problem of problems) console.log(problemLine(folder, problem));
  const count = `${problems.length} ${problems.length === 1 ? "problem" : "problems"}`;
  throw new Refusal(`${count} in ${folder}${consequence}`, 1);
}

export function printWarnings(folder: string, warnings: readonly Problem[]): void {
  for (const warning of warnings) {
    const message = `warning: ${warning.message}`;
    console.log(problemLine(folder, { ...warning, message }));
  }
}
