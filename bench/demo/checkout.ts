import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const git = (cwd: string, ...args: readonly string[]) => promisify(execFile)("git", args, { cwd });

/** Checks a revision out beside, with this checkout's packages, for as long as `work` takes. */
export async function withRevision(
  here: string,
  revision: string,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), "comeback-demo-"));
  const folder = join(parent, "checkout");
  await git(here, "worktree", "add", "--detach", folder, revision);
  try {
    await symlink(join(here, "node_modules"), join(folder, "node_modules"));
    await work(folder);
  } finally {
    await git(here, "worktree", "remove", "--force", folder);
    await rm(parent, { recursive: true });
  }
}
