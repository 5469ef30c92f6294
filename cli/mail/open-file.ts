import { spawn } from "node:child_process";
import { once } from "node:events";
import { Refusal } from "../terminal/refusal.ts";

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
};

/** Opens a file with what the desktop opens such files with. */
export async function openFile(path: string): Promise<void> {
  const [command, ...args] = OPENERS[process.platform] ?? ["xdg-open"];
  const child = spawn(command, [...args, path], { detached: true, stdio: "ignore" });
  try {
    await once(child, "spawn");
  } catch {
    throw new Refusal(`nothing here opens files (${command} is missing): open ${path} yourself`, 1);
  }
  child.unref();
}
