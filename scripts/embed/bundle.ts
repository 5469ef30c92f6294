import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

/** A script of web/, small and in one piece. */
function bundled(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`../../web/${entry}`, import.meta.url))],
    ...{ bundle: true, minify: true, write: false },
    ...{ format: "iife", target: ["es2020", "safari16.4"], charset: "utf8", legalComments: "none" },
  });
  return outputFiles[0]?.text.trim() ?? "";
}

const moduleOf = (folder: string, name: string, script: string): string =>
  `/** web/${folder}, written by \`npm run embed\`. */\nexport const ${name} =\n  ${JSON.stringify(script)};\n`;

/** The script that shows forms, as a module that the forms function can answer with. */
export const embedModule = (): string => moduleOf("embed", "EMBED_SCRIPT", bundled("embed/embed.ts"));

/** The widget of the loyalty programme, as a module that its function can answer with. */
export const widgetModule = (): string => moduleOf("loyalty", "WIDGET_SCRIPT", bundled("loyalty/widget.ts"));
