import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** The page as the package brings it along. */
const PREBUILT = `${ROOT}page`;

/** The folder of the page's files: as installed, from the cache, or made by Vite in a process of its own, beside the synthesis. */
export async function buildPage(): Promise<string> {
  if (existsSync(PREBUILT)) return PREBUILT;
  const { stdout } = await promisify(execFile)(process.execPath, [`${ROOT}scripts/page/main.ts`], {
    cwd: ROOT,
  });
  return stdout.trim();
}
