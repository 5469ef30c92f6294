import { execFileSync } from "node:child_process";
import { delimiter, join } from "node:path";

/** What package.json and the README promise to begin with. */
const OLDEST = 20;

/** Folders of PATH without those that npm adds for its scripts, which have the Node.js 24 of the checkout in them. */
const plainPath = (): readonly string[] =>
  (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));

/**
 * A PATH as somebody has it whose Node.js is the oldest that Comeback promises to begin with: the machine's own where it
 * is that old, or one that npm installs into this folder.
 */
export function pathWithOldest(folder: string): string {
  const path = plainPath();
  if (majorOn(path.join(delimiter)) === OLDEST) return path.join(delimiter);
  execFileSync("npm", ["install", "--prefix", folder, "--prefer-offline", "--no-audit", `node@${OLDEST}`], {
    stdio: "inherit",
  });
  return [join(folder, "node_modules", ".bin"), ...path].join(delimiter);
}

function majorOn(PATH: string): number {
  try {
    const version = execFileSync("node", ["--version"], { encoding: "utf8", env: { PATH } });
    return Number(/^v(\d+)/.exec(version)?.[1]);
  } catch {
    return Number.NaN;
  }
}
