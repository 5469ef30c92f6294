import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Run {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
}

export class CommandFailed extends Error {}

/** Process groups that this process has started and that have not ended. */
const groups = new Set<number>();
const directories = new Set<string>();

/** With the exit codes that shells know them by. */
const INTERRUPTIONS = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const;

/** Starts a command in a process group of its own, so that it can be ended with everything that it has started. */
export function start(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: true });
  const { pid } = child;
  if (pid !== undefined) {
    groups.add(pid);
    child.once("exit", () => signal(pid, "SIGKILL"));
  }
  return child;
}

/** Runs a command to its end and gives what it printed; an error with its last lines when it fails or takes too long. */
export async function run(
  command: string,
  args: readonly string[],
  { timeoutMs, ...rest }: Run,
): Promise<string> {
  const child = start(command, args, { ...rest, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    end(child, "SIGKILL");
  }, timeoutMs);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  }).finally(() => clearTimeout(timer));
  if (code === 0) return printed;
  const how = late ? `took longer than ${timeoutMs / 1000} s` : `ended with ${code}`;
  throw new CommandFailed(`${[command, ...args].join(" ")} ${how}\n${lastLines(printed, 40)}`);
}

export function end({ pid }: ChildProcess, how: NodeJS.Signals): void {
  if (pid !== undefined) signal(pid, how);
}

/** A directory that is there as long as this process. */
export async function temporaryDirectory(prefix: string, parent = tmpdir()): Promise<string> {
  const directory = await mkdtemp(join(parent, prefix));
  directories.add(directory);
  return directory;
}

/** From now on nothing is left behind, however this process ends: no child of its own, no temporary directory. */
export function leaveNothingBehind(): void {
  for (const [interruption, code] of INTERRUPTIONS) process.on(interruption, () => process.exit(code));
  process.on("exit", () => {
    for (const pid of groups) signal(pid, "SIGKILL");
    for (const directory of directories) rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  });
}

export const lastLines = (text: string, count: number) => text.trimEnd().split("\n").slice(-count).join("\n");

function signal(group: number, how: NodeJS.Signals): void {
  if (how === "SIGKILL") groups.delete(group);
  try {
    process.kill(-group, how);
  } catch {
    // The group has ended.
  }
}
