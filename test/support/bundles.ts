import { readdirSync } from "node:fs";
import { parse } from "node:path";
import { build } from "esbuild";
import { BUNDLE_OPTIONS } from "../../bench/cold-start/bundle.ts";

/** Of all functions in one build, which reads what they share once. The bundles are those of a build for each. */
const OF_ALL = {
  ...BUNDLE_OPTIONS,
  entryPoints: readdirSync("functions")
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `functions/${file}`),
  outdir: "bundles",
  outExtension: { ".js": ".mjs" },
};

/** Bundles every function into `NAME.mjs` in the folder, as the deployment does; their sizes in bytes by name. */
export async function bundleAll(folder: string): Promise<ReadonlyMap<string, number>> {
  const { metafile } = await build({ ...OF_ALL, outdir: folder, metafile: true });
  return new Map(Object.entries(metafile.outputs).map(([file, { bytes }]) => [parse(file).name, bytes]));
}

let codes: Promise<ReadonlyMap<string, string>> | undefined;

/** The code that a function's bundle consists of, with our own names in it and without what it does not use. */
export async function codeOf(name: string): Promise<string> {
  codes ??= readCodes();
  return (await codes).get(name) ?? "";
}

async function readCodes(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({ ...OF_ALL, minify: false, packages: "external", write: false });
  return new Map(outputFiles.map(({ path, text }) => [parse(path).name, text]));
}
