import type middy from "@middy/core";
import { consumed } from "../../src/adapters/consumption.ts";
import { telling } from "../../src/adapters/put-aside.ts";
import { inWords } from "../../src/domain/quarantine/record.ts";
import { embeddedMetrics } from "./embedded-metrics.ts";

let write: (line: string) => void = (line) => void process.stdout.write(line);

/** Sends the lines elsewhere: to a file when many functions share one terminal. */
export function logTo(other: (line: string) => void): void {
  write = other;
}

/** One JSON line in the function's log. No personal data. */
export function logLine(entry: Readonly<Record<string, unknown>>): void {
  write(`${JSON.stringify(entry)}\n`);
}

/** One JSON line per invocation: name, duration, DynamoDB units, outcome. Never the event: it may hold personal data. */
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
    onError: (request) =>
      log(request, { level: "error", error: request.error?.name, message: messageOf(request.error) }),
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

/** Work on many customers at once fails with all their errors, and has no message of its own. */
function messageOf(error: Error | null | undefined): string | undefined {
  if (!(error instanceof AggregateError)) return error?.message;
  return [...new Set(error.errors.map(String))].slice(0, MOST_REASONS).join("; ");
}
const MOST_REASONS = 5;

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
