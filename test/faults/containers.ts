import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { VirtualClock } from "../../local/time/clock.ts";
import type { Transport } from "../../src/adapters/transport.ts";
import type { Copy, Exports } from "./copies.ts";

/** A process that AWS has started for a function: its memory lasts from one invocation to the next, until it crashes. */
export interface Container {
  readonly name: string;
  readonly gone: boolean;
  /** Ends it where it stands: what was under way is never heard of again. */
  crash(): void;
}

interface Started {
  readonly container: Container;
  readonly exports: Exports;
  readonly died: Promise<never>;
}

const running = new AsyncLocalStorage<Container>();

/** The container that the current call is made from; none for what the test does itself. */
export const currentContainer = (): Container | undefined => running.getStore();

export interface Containers {
  /** Calls what a module exports, by its path in the checkout, in its container; a new one where there is none. */
  call(module: string, name: string, ...input: readonly unknown[]): Promise<unknown>;
}

export class Crashed extends Error {
  constructor(name: string) {
    super(`the process of ${name} is gone`);
    this.name = "Runtime.ExitError";
  }
}

/**
 * Runs the unchanged functions with their own wiring. A container is a fresh copy of all of Comeback's modules, so what
 * a function remembers between invocations is gone when it crashes, as in AWS.
 */
export function makeContainers(copy: () => Copy, transport: Transport, clock: VirtualClock): Containers {
  const warm = new Map<string, Promise<Started>>();

  async function load(module: string): Promise<Exports> {
    const modules = copy();
    const use = (path: string, name: string, ...input: readonly unknown[]) =>
      modules.import(path).then((exports) => called(exports, path, name)(...input));
    await use("src/adapters/transport.ts", "setTransport", transport);
    await use("src/adapters/clock.ts", "setClock", clock);
    await use("functions/middleware/observed.ts", "logTo", () => {});
    return modules.import(module);
  }

  async function start(module: string): Promise<Started> {
    const { promise: died, reject } = Promise.withResolvers<never>();
    died.catch(() => {});
    let gone = false;
    const container: Container = {
      name: module,
      get gone() {
        return gone;
      },
      crash() {
        gone = true;
        warm.delete(module);
        reject(new Crashed(module));
      },
    };
    const exports = await running.run(container, () => load(module));
    return { container, exports, died };
  }

  return {
    async call(module, name, ...input) {
      const started = warm.get(module) ?? start(module);
      warm.set(module, started);
      const { container, exports, died } = await started;
      const run = called(exports, module, name);
      return Promise.race([running.run(container, () => run(...input)), died]);
    },
  };
}

function called(exports: Exports, module: string, name: string) {
  const found = exports[name];
  if (typeof found !== "function") throw new Error(`${module} does not export ${name}`);
  return found;
}

/** What Lambda tells a handler about its invocation. */
export const lambdaContext = (name: string, timeoutMs = 60_000) => {
  const deadline = performance.now() + timeoutMs;
  return {
    functionName: name,
    awsRequestId: randomUUID(),
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
  };
};
