import { CommanderError } from "commander";
import pc from "picocolors";
import { makeProgram } from "./program.ts";
import { Refusal } from "./terminal/refusal.ts";

/** What somebody reading through a pipe (`| head`) has done: closed it. Not an error of ours. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
}

try {
  await makeProgram().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Says what went wrong in one sentence where it was foreseen; the stack is for what nobody foresaw. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Refusal) {
    process.stderr.write(`${pc.red("comeback:")} ${error.message}\n`);
    return error.exitCode;
  }
  const text = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${pc.red("comeback: this should not have happened.")}\n${text}\n`);
  return 2;
}
