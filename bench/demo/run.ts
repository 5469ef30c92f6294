import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import * as z from "zod";

export interface Run {
  /** CPU in user mode, all threads of the process. */
  readonly userSeconds: number;
  /** From the command to its end. */
  readonly seconds: number;
  /** What the demo says in the end, without how long it took. */
  readonly summary: string;
}

const MARK = "user CPU microseconds: ";
/** Loaded before the command: says at its end what it has used. */
const TELLING = `data:text/javascript,${encodeURIComponent(
  `process.on("exit", () => process.stderr.write("${MARK}" + process.cpuUsage().user + "\\n"));`,
)}`;
const Summary = z.looseObject({ seconds: z.number() });

/** One demo of the checkout in `folder`, from start to exit. */
export async function demo(folder: string, options: readonly string[]): Promise<Run> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ["--import", TELLING, "cli/comeback.js", "start", "--exit", ...options],
    { cwd: folder, stdio: ["ignore", "pipe", "pipe"] },
  );
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (child.exitCode !== 0) throw new Error(`the demo in ${folder} failed:\n${errors}`);
  const used = Number(errors.slice(errors.lastIndexOf(MARK) + MARK.length));
  const { seconds: _, ...summary } = Summary.parse(JSON.parse(out.trim().split("\n").at(-1) ?? ""));
  return {
    userSeconds: used / 1e6,
    seconds: (performance.now() - began) / 1000,
    summary: JSON.stringify(summary),
  };
}
