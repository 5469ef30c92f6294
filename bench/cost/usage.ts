import type { FunctionUse, MachineUse, Use } from "../../local/functions/meter.ts";
import { addUp, plus as bothConsumed } from "../../src/adapters/consumption.ts";
import type { Usage } from "../../src/contracts/cost/usage.ts";
import { ROUTES } from "../../src/contracts/routes.ts";

/** How long a call to DynamoDB, SES or EventBridge takes in AWS: a single-digit number of milliseconds. */
const ROUND_MS = 5;
/** From 1,769 MiB on, a function has a whole CPU; below, a share of one. */
const WHOLE_CPU_MIB = 1_769;
/** What CloudWatch adds to each line that it takes in. */
const LOG_LINE_BYTES = 26;
const PUBLIC = new Set(ROUTES.map((route) => `functions/${route.function}.ts`));

/** What the stack's meter has counted, as AWS would bill it. */
export function usageOf({ functions, machines, loggedBytes }: Use): Usage {
  const uses = Object.entries(functions);
  const sum = (of: (use: FunctionUse) => number) => uses.reduce((total, [, use]) => total + of(use), 0);
  const calls = uses.flatMap(([, use]) => Object.entries(use.calls));
  const requests = (wanted: string) =>
    calls.reduce((total, [call, consumed]) => total + (call === wanted ? consumed.requests : 0), 0);
  const { readUnits, writeUnits } = addUp(calls.map(([, consumed]) => consumed));
  const invocations = sum((use) => use.invocations);
  return {
    httpRequests: uses.reduce((total, [entry, use]) => total + (PUBLIC.has(entry) ? use.invocations : 0), 0),
    invocations,
    gbSeconds: sum((use) => (billedMs(use) / 1000) * (use.memory / 1024)),
    readUnits,
    writeUnits,
    transitions: Object.values(machines).reduce((total, machine) => total + machine.transitions, 0),
    busEvents: requests("PutEvents"),
    mails: requests("SendEmail"),
    secretReads: requests("GetSecretValue"),
    logBytes: loggedBytes + invocations * LOG_LINE_BYTES,
  };
}

/** Waiting takes as long with any memory; computing takes longer where the function has less than a CPU. */
function billedMs({ rounds, cpuMs, memory }: FunctionUse): number {
  return rounds * ROUND_MS + cpuMs * Math.max(1, WHOLE_CPU_MIB / memory);
}

/** What was used between two looks at the meter. */
export function between(before: Use, after: Use): Use {
  return {
    functions: mapped(after.functions, (use, entry) => functionBetween(before.functions[entry], use)),
    machines: mapped(after.machines, (use, name) => machineBetween(before.machines[name], use)),
    loggedBytes: after.loggedBytes - before.loggedBytes,
  };
}

/** The part of it that some functions and state machines have used; of the logs, by their share of the invocations. */
export function usedBy(use: Use, functions: RegExp, machines: RegExp): Use {
  const only = <T>(all: Readonly<Record<string, T>>, names: RegExp) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => names.test(name)));
  const theirs = only(use.functions, functions);
  const share = invocationsOf(theirs) / Math.max(1, invocationsOf(use.functions));
  return {
    functions: theirs,
    machines: only(use.machines, machines),
    loggedBytes: use.loggedBytes * share,
  };
}

const invocationsOf = (functions: Use["functions"]) =>
  Object.values(functions).reduce((sum, { invocations }) => sum + invocations, 0);

function functionBetween(before: FunctionUse | undefined, after: FunctionUse): FunctionUse {
  if (!before) return after;
  const calls = mapped(after.calls, (consumed, call) => {
    const { requests = 0, readUnits = 0, writeUnits = 0 } = before.calls[call] ?? {};
    const less = { requests: -requests, readUnits: -readUnits, writeUnits: -writeUnits };
    return bothConsumed(consumed, less);
  });
  return {
    invocations: after.invocations - before.invocations,
    rounds: after.rounds - before.rounds,
    cpuMs: after.cpuMs - before.cpuMs,
    memory: after.memory,
    calls,
  };
}

function machineBetween(before: MachineUse | undefined, after: MachineUse): MachineUse {
  return {
    executions: after.executions - (before?.executions ?? 0),
    transitions: after.transitions - (before?.transitions ?? 0),
  };
}

function mapped<T, R>(all: Readonly<Record<string, T>>, of: (one: T, name: string) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, of(one, name)]));
}
