import { type BuildOptions, build } from "esbuild";
import { BUNDLING } from "../../lib/constructs/bundling.ts";

/** How the deployment bundles `functions/<name>.ts`, but for the source map. */
function optionsFor(name: string) {
  const { externalModules, banner, target, minify, mainFields } = BUNDLING;
  return {
    entryPoints: [`functions/${name}.ts`],
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
}

/** Bundles a function into `file`; the size in bytes. */
export async function bundle(name: string, file: string): Promise<number> {
  const { metafile } = await build({ ...optionsFor(name), outfile: file, metafile: true });
  return Object.values(metafile.outputs)[0]?.bytes ?? 0;
}

/** The code that a function's bundle consists of, with our own names in it and without what it does not use. */
export async function codeOf(name: string): Promise<string> {
  const { outputFiles } = await build({
    ...optionsFor(name),
    minify: false,
    packages: "external",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
