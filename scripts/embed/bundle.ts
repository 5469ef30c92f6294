import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const ENTRY = fileURLToPath(new URL("../../web/embed/embed.ts", import.meta.url));

/** The embed script, small and in one piece, as a module that the forms function can answer with. */
export function embedModule(): string {
  const { outputFiles } = buildSync({
    ...{ entryPoints: [ENTRY], bundle: true, minify: true, write: false },
    ...{ format: "iife", target: ["es2020", "safari16.4"], charset: "utf8", legalComments: "none" },
  });
  const script = outputFiles[0]?.text.trim() ?? "";
  return `/** web/embed, written by \`npm run embed\`. */\nexport const EMBED_SCRIPT =\n  ${JSON.stringify(script)};\n`;
}
