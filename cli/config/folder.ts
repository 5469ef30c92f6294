import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type ConfigFiles, type LoadedBundle, loadBundle } from "../../src/adapters/config/load-bundle.ts";
import type { Problem } from "../../src/adapters/config/problem.ts";
import { readFolder } from "../../src/adapters/config/read-folder.ts";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { templateSamples } from "../../src/app/mail/sample-mails.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
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

export async function filesOf(folder: string): Promise<ConfigFiles> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw misuse(`there is no folder ${folder}`);
  if (!found.isDirectory()) throw misuse(`${folder} is a file: name the folder of the config`);
  const files = await readFolder(folder);
  const names = Object.keys(files);
  if (!names.some((name) => !name.includes("/"))) throw misuse(noConfig(folder, names));
  return files;
}

/** Of a folder above those of shops, each of whose files would be one too many: where the config may be. */
function noConfig(folder: string, names: readonly string[]): string {
  const [inside] = names.filter((name) => name.endsWith("/store.yaml"));
  const advice = inside ? `did you mean ${join(folder, dirname(inside))}?` : "docs/config.md, examples/store";
  return `${folder} holds no config (store.yaml, segments.yaml, …): ${advice}`;
}

/** Checks files as a whole, templates tried with sample mails made as the real ones are. */
export function checkFiles(files: ConfigFiles): Promise<LoadedBundle> {
  return loadBundle(files, { expressions: makeExpressions(), samples: templateSamples });
}

/** `file:line:column message`, which editors turn into links. */
export function problemLine(folder: string, { file, line, column, message }: Problem): string {
  return `${join(folder, file)}:${line}:${column ?? 1} ${message}`;
}

/** The bundle, or the end of the command with everything that is wrong printed. */
export function bundleOrRefusal(
  folder: string,
  { loaded }: ConfigFolder,
  consequence: string,
  json: boolean | undefined,
): Bundle {
  if (loaded.ok) return loaded.bundle;
  const { problems } = loaded;
  if (json) console.log(JSON.stringify({ ok: false, problems }));
  else for (const problem of problems) console.log(problemLine(folder, problem));
  const count = `${problems.length} ${problems.length === 1 ? "problem" : "problems"}`;
  throw new Refusal(`${count} in ${folder}${consequence}`, 1);
}
