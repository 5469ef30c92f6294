import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { vi } from "vitest";
import type { VirtualClock } from "../../local/time/clock.ts";
import type { Transport } from "../../src/adapters/transport.ts";

/** A process that AWS has started for a function: its memory lasts from one invocation to the next, until it crashes. */
export interface Container {
  readonly name: string;
  readonly gone: boolean;
  /** Ends it where it stands: what was under way is never heard of again. */
  crash(): void;
}

interface Started {
  readonly container: Container;
  readonly exports: Readonly<Record<string, unknown>>;
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
export function makeContainers(transport: Transport, clock: VirtualClock): Containers {
  const warm = new Map<string, Promise<Started>>();
  let starts: Promise<unknown> = Promise.resolve();

  async function load(module: string): Promise<Readonly<Record<string, unknown>>> {
    vi.resetModules();
    const [adapters, time, log] = await Promise.all([
      import("../../src/adapters/transport.ts"),
      import("../../src/adapters/clock.ts"),
      import("../../functions/middleware/observed.ts"),
    ]);
    adapters.setTransport(transport);
    time.setClock(clock);
    log.logTo(() => {});
    return import(/* @vite-ignore */ `../../${module}`);
  }

  /** One after the other: they share the registry of modules. */
  function start(module: string): Promise<Started> {
    const started = starts.then(async (): Promise<Started> => {
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
    });
    starts = started.catch(() => {});
    return started;
  }

  return {
    async call(module, name, ...input) {
      const started = warm.get(module) ?? start(module);
      warm.set(module, started);
      const { container, exports, died } = await started;
      const called = exports[name];
      if (typeof called !== "function") throw new Error(`${module} does not export ${name}`);
      return Promise.race([running.run(container, () => called(...input)), died]);
    },
  };
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
