import type middy from "@middy/core";

let write: (line: string) => void = (line) => void process.stdout.write(line);

/** Sends the lines elsewhere: to a file when many functions share one terminal. */
export function logTo(other: (line: string) => void): void {
  write = other;
}

/** One JSON line in the function's log. No personal data. */
export function logLine(entry: Readonly<Record<string, unknown>>): void {
  write(`${JSON.stringify(entry)}\n`);
}

/** One JSON line per invocation: name, duration, outcome. Never the event: it may hold personal data. */
export function observed(name: string): middy.MiddlewareObj<unknown> {
  const log = (entry: Record<string, unknown>) => logLine({ function: name, ...entry });
  const started = new WeakMap<object, number>();
  const elapsed = (request: object) =>
    Math.round(performance.now() - (started.get(request) ?? performance.now()));
  return {
    before: (request) => {
      started.set(request, performance.now());
    },
    after: (request) => log({ level: "info", ms: elapsed(request) }),
    onError: (request) =>
      log({
        level: "error",
        ms: elapsed(request),
        error: request.error?.name,
        message: request.error?.message,
      }),
  };
}
