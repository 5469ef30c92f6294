import { createWriteStream } from "node:fs";

export interface LogFile {
  /** One line, with the stack's time in front. */
  write(line: string): void;
  close(): Promise<void>;
}

/** What the functions and the stack say goes to a file, so that the terminal stays readable. */
export function openLog(path: string, now: () => number): LogFile {
  const stream = createWriteStream(path, { flags: "w" });
  return {
    write: (line) => void stream.write(`${new Date(now()).toISOString()} ${line.trimEnd()}\n`),
    close: () => new Promise((resolve) => stream.end(resolve)),
  };
}
