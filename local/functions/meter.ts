import { type Consumed, type Consumption, plus } from "../../src/adapters/consumption.ts";

/** What the invocations of one function have used. */
export interface FunctionUse {
  readonly invocations: number;
  /** Calls to AWS that it waited for one after another (rounds.ts). */
  readonly rounds: number;
  /** CPU time of this thread meanwhile: the invocation's own where no other goes on at the same time. */
  readonly cpuMs: number;
  /** MiB. */
  readonly memory: number;
  readonly calls: Readonly<Record<string, Consumed>>;
}

/** What AWS would have billed so far. */
export interface Use {
  /** By the function's entry: `functions/project.ts`. */
  readonly functions: Readonly<Record<string, FunctionUse>>;
  /** Executions begun and states entered, retries included, by state machine. */
  readonly machines: Readonly<Record<string, MachineUse>>;
  /** Bytes that functions have logged. */
  readonly loggedBytes: number;
}

export interface MachineUse {
  readonly executions: number;
  readonly transitions: number;
}

export interface Invocation {
  readonly rounds: number;
  readonly cpuMs: number;
  readonly memory: number;
  readonly consumption: Consumption;
}

/** Counts what costs money on AWS, as AWS counts it. */
export interface Meter {
  invoked(entry: string, invocation: Invocation): void;
  began(machine: string): void;
  entered(machine: string): void;
  logged(bytes: number): void;
  use(): Use;
}

export function makeMeter(): Meter {
  const functions: Record<string, FunctionUse> = {};
  const machines: Record<string, MachineUse> = {};
  let loggedBytes = 0;
  const add = (machine: string, executions: number, transitions: number) => {
    const known = machines[machine] ?? { executions: 0, transitions: 0 };
    machines[machine] = {
      executions: known.executions + executions,
      transitions: known.transitions + transitions,
    };
  };
  return {
    invoked(entry, invocation) {
      functions[entry] = withInvocation(functions[entry], invocation);
    },
    began: (machine) => add(machine, 1, 0),
    entered: (machine) => add(machine, 0, 1),
    logged(bytes) {
      loggedBytes += bytes;
    },
    use: () => ({ functions: { ...functions }, machines: { ...machines }, loggedBytes }),
  };
}

function withInvocation(before: FunctionUse | undefined, invocation: Invocation): FunctionUse {
  const { rounds, cpuMs, memory, consumption } = invocation;
  const calls: Record<string, Consumed> = { ...before?.calls };
  for (const [call, consumed] of consumption) {
    const known = calls[call];
    calls[call] = known ? plus(known, consumed) : consumed;
  }
  return {
    invocations: (before?.invocations ?? 0) + 1,
    rounds: (before?.rounds ?? 0) + rounds,
    cpuMs: (before?.cpuMs ?? 0) + cpuMs,
    memory,
    calls,
  };
}
