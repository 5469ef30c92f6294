import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { end, lastLines, run, start } from "../../e2e/processes.ts";

const PATIENCE_MS = 300_000;

export interface Folder {
  /** Runs a command to its end and answers with what it printed. */
  run(command: string, ...args: readonly string[]): Promise<string>;
  /** The same with a command of the packages that are installed here. */
  npx(...command: readonly string[]): Promise<string>;
  /** Keeps a command of these packages running while something is done, which begins when the command has said `ready`. */
  during(command: readonly string[], ready: string, work: () => Promise<void>): Promise<void>;
}

/** A folder in which somebody works with this PATH. */
export function folderAt(cwd: string, PATH: string): Folder {
  const env = { ...process.env, PATH, AWS_EC2_METADATA_DISABLED: "true", NO_COLOR: "1" };
  const npx = (command: readonly string[]) => ["--no-install", ...command];
  const told = async (command: string, args: readonly string[]) => {
    const began = performance.now();
    const printed = await run(command, args, { cwd, env, timeoutMs: PATIENCE_MS });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stderr.write(`${[command, ...args].join(" ")}: ${seconds} s\n`);
    return printed;
  };
  return {
    run: (command, ...args) => told(command, args),
    npx: (...command) => told("npx", npx(command)),
    async during(command, ready, work) {
      const child = start("npx", npx(command), { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
      const closed = once(child, "close");
      let said = "";
      for (const stream of [child.stdout, child.stderr])
        stream?.on("data", (chunk: Buffer) => {
          said += chunk;
        });
      while (!said.includes(ready)) {
        if (child.exitCode !== null) throw new Error(`${command.join(" ")} ended:\n${lastLines(said, 40)}`);
        await sleep(200);
      }
      await work();
      end(child, "SIGINT");
      await closed;
    },
  };
}
