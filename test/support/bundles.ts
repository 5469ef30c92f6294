import { build } from "esbuild";
import { BUNDLING } from "../../lib/constructs/bundling.ts";

/** Bundles `functions/<name>.ts` into `file` as the deployment does, without the source map; the size in bytes. */
export async function bundle(name: string, file: string): Promise<number> {
  const { externalModules, banner, target, minify, mainFields } = BUNDLING;
  const { metafile } = await build({
    entryPoints: [`functions/${name}.ts`],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    target,
    minify,
    mainFields: [...mainFields],
    external: [...externalModules],
    banner: { js: banner },
    metafile: true,
    logLevel: "silent",
  });
  return Object.values(metafile.outputs)[0]?.bytes ?? 0;
}
