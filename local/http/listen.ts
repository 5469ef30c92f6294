import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ownMachineOnly } from "./own-machine.ts";

/** The stack is for this machine only. */
const HOST = "127.0.0.1";
/** How far the next port to try lies from one that is taken: past the stack's other ports. */
const STEP = 10;
const TRIES = 20;

export interface Listening {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens on `preferred` (0: any), or on the next free port in steps of ten, saying so. Only `anybody` may ask from pages
 * of other origins and by other names of this machine: the API that is public on AWS.
 */
export async function listen(
  name: string,
  preferred: number,
  listener: RequestListener,
  log: (line: string) => void,
  callers: "own machine" | "anybody" = "own machine",
): Promise<Listening> {
  const server = createServer(callers === "anybody" ? listener : ownMachineOnly(listener));
  // Clients keep their connections: closing an idle one would race with their next request.
  server.keepAliveTimeout = 0;
  for (let port = preferred; port <= preferred + STEP * TRIES; port += STEP) {
    if (!(await bound(server, port))) continue;
    const actual = (server.address() as AddressInfo).port;
    if (actual !== preferred && preferred !== 0)
      log(`port ${preferred} is taken: ${name} listens on ${actual}`);
    return { url: `http://${HOST}:${actual}`, port: actual, close: () => close(server) };
  }
  throw new Error(`${name}: no free port from ${preferred} on`);
}

function bound(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" || error.code === "EACCES" ? resolve(false) : reject(error);
    server.once("error", failed);
    server.listen(port, HOST, () => {
      server.off("error", failed);
      resolve(true);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** A listener that can be put in place after its server listens: addresses have to be known before handlers exist. */
export function late(): { readonly listener: RequestListener; use(listener: RequestListener): void } {
  let current: RequestListener = (_request, response) => response.writeHead(503).end();
  return {
    listener: (request, response) => current(request, response),
    use(listener) {
      current = listener;
    },
  };
}
