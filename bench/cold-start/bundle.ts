import { type BuildOptions, build } from "esbuild";
import { BUNDLING } from "../../lib/constructs/house/bundling.ts";

const { externalModules, banner, target, minify, mainFields } = BUNDLING;

/** How the deployment bundles a function, but for the source map. */
export const BUNDLE_OPTIONS = {
  bundle: true,
  platform: "node",
  format: "esm",
  target,
  minify,
  mainFields: [...mainFields],
  external: [...externalModules],
  banner: { js: banner },
  logLevel: "silent",
} as const satisfies BuildOptions;

/** Bundles a source file, or the text of one, into `file`; the size in bytes. */
export async function bundle(source: string | { readonly text: string }, file: string): Promise<number> {
  const input =
    typeof source === "string"
      ? { entryPoints: [source] }
      : { stdin: { contents: source.text, resolveDir: import.meta.dirname } };
  const { metafile } = await build({ ...BUNDLE_OPTIONS, ...input, outfile: file, metafile: true });
  return Object.values(metafile.outputs)[0]?.bytes ?? 0;
}
