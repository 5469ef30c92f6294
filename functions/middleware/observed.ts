import type middy from "@middy/core";
import { consumed } from "../../src/adapters/consumption.ts";
import { telling } from "../../src/adapters/put-aside.ts";
import { inWords } from "../../src/domain/quarantine/record.ts";
import { embeddedMetrics } from "./embedded-metrics.ts";
import { tellable, tellableError } from "./tellable.ts";

let write: (line: string) => void = (line) => void process.stdout.write(line);

/** Sends the lines elsewhere: to a file when many functions share one terminal. */
export function logTo(other: (line: string) => void): void {
  write = other;
}

/** One JSON line in the function's log. No personal data. */
export function logLine(entry: Readonly<Record<string, unknown>>): void {
  write(`${JSON.stringify(entry)}\n`);
}

/** Something that failed and holds nobody up: `what` could not be done. */
export function logFailure(
  what: string,
  error: unknown,
  entry: Readonly<Record<string, unknown>> = {},
): void {
  const { message, ...told } = tellable(error);
  logLine({ level: "error", ...entry, ...told, message: `${what}: ${message}` });
}

/**
 * One JSON line per invocation: name, duration, DynamoDB units, outcome. Never the event: it may hold personal data, and
 * so may the message of an error. What leaves the function is what the line says, because Lambda writes it into the log
 * once more, and others keep it.
 */
export function observed(name: string): middy.MiddlewareObj<unknown> {
  const begun = new WeakMap<object, ReturnType<typeof start>>();
  const log = (request: object, entry: Record<string, unknown>) => {
    logPutAside(name);
    logLine({ function: name, ...entry, ...sinceStart(begun.get(request) ?? start()) });
  };
  return {
    before: (request) => {
      begun.set(request, start());
    },
    after: (request) => log(request, { level: "info" }),
    onError: (request) => {
      log(request, { level: "error", ...tellable(request.error) });
      request.error = tellableError(request.error);
    },
  };
}

/** What could not be read meanwhile: with the customer's key, without which nobody can mend it. */
function logPutAside(name: string): void {
  for (const record of telling.take()) {
    const { kind, customer, fact, reason, kept } = record;
    const message = `put aside: ${inWords(record)} cannot be read: ${reason}`;
    logLine({
      ...{ function: name, level: "warn", message, kind, customer, fact },
      // Whoever only tells of it cannot know whether it was dropped.
      ...(kept && embeddedMetrics({ putAside: 1 })),
    });
  }
}

const start = () => ({ at: performance.now(), consumed: consumed() });

/** Units in the log cost a few bytes; as metrics they would cost $.30 a month each. */
function sinceStart({ at, consumed: before }: ReturnType<typeof start>) {
  const { readUnits, writeUnits } = consumed();
  return {
    ms: Math.round(performance.now() - at),
    readUnits: readUnits - before.readUnits,
    writeUnits: writeUnits - before.writeUnits,
  };
}
