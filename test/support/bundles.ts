import { build } from "esbuild";
import { BUNDLE_OPTIONS, bundle as bundleFile } from "../../bench/cold-start/bundle.ts";

const sourceOf = (name: string) => `functions/${name}.ts`;

/** Bundles a function into `file`, as the deployment does; the size in bytes. */
export const bundle = (name: string, file: string): Promise<number> => bundleFile(sourceOf(name), file);

/** The code that a function's bundle consists of, with our own names in it and without what it does not use. */
export async function codeOf(name: string): Promise<string> {
  const { outputFiles } = await build({
    ...BUNDLE_OPTIONS,
    entryPoints: [sourceOf(name)],
    minify: false,
    packages: "external",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
