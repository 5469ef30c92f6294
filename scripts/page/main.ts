import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { digestOfInputs } from "./inputs.ts";

// `npm run page:build`: the page's files, made by Vite unless they are there already. Prints their folder, for
// `cdk deploy` and the local stack, which call it.
const root = fileURLToPath(new URL("../..", import.meta.url));
const builds = `${root}.comeback/page`;
/** Of older states: whoever goes back and forth between branches waits for none of them. */
const KEPT = 5;

const digest = digestOfInputs(root);
const folder = `${builds}/${digest}`;
if (!existsSync(folder)) {
  const unfinished = `${builds}/.${digest}-${process.pid}`;
  try {
    await build({
      configFile: `${root}web/vite.config.ts`,
      logLevel: "error",
      build: { outDir: unfinished, emptyOutDir: true, reportCompressedSize: false },
    });
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  forgetOldBuilds();
}
process.stdout.write(`${folder}\n`);

function forgetOldBuilds(): void {
  const finished = readdirSync(builds).filter((name) => !name.startsWith("."));
  const madeAt = (name: string) => statSync(`${builds}/${name}`).mtimeMs;
  for (const name of finished.sort((a, b) => madeAt(b) - madeAt(a)).slice(KEPT))
    rmSync(`${builds}/${name}`, { recursive: true, force: true });
}
