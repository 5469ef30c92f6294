import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as z from "zod";

const Announced = z.object({ pid: z.number(), apiUrl: z.string() });

/**
 * Leaves a stack's addresses where the command line finds them, for as long as this process lives. The newest stack is
 * the one that is found; when it ends, one that was started before and still runs is found again.
 */
export function announce(path: string, stack: object, log: (line: string) => void): () => void {
  const before = read(path);
  const earlier = before && runs(before.pid) ? before : undefined;
  if (earlier)
    log(
      `another local stack runs on ${earlier.apiUrl} (process ${earlier.pid}): commands will find this one`,
    );
  writeFileSync(path, JSON.stringify({ pid: process.pid, ...stack }, undefined, 2));
  const retract = () => {
    if (read(path)?.pid !== process.pid) return;
    if (earlier && runs(earlier.pid)) writeFileSync(path, earlier.text);
    else rmSync(path);
  };
  process.once("exit", retract);
  return () => {
    process.off("exit", retract);
    retract();
  };
}

function read(path: string) {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, "utf8");
  const announced = Announced.safeParse(parsed(text));
  return announced.success ? { ...announced.data, text } : undefined;
}

/** A file that was cut off says nothing about any stack. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
