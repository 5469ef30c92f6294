import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The folder of the page's files, from the cache or made by Vite in a process of its own, beside the synthesis. */
export async function buildPage(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [`${ROOT}scripts/page/main.ts`], {
    cwd: ROOT,
  });
  return stdout.trim();
}
