import type { AddressInfo } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { openDynalite } from "./dynalite.ts";
import type { FromDatabase, ToDatabase } from "./turns.ts";

/** dynalite in a thread of its own, so that the database and the handlers each have a core. */
const streamed: ReadonlySet<string> = new Set(workerData.streamed as string[]);
const port = parentPort;
if (!port) throw new Error("database-worker.ts runs as a worker thread");

/** Messages of one turn of the loop go together: waking the other thread costs more than what they say. */
let outbox: FromDatabase[] = [];
const post = (message: FromDatabase) => {
  if (outbox.push(message) > 1) return;
  setImmediate(() => {
    port.postMessage(outbox);
    outbox = [];
  });
};

const { server, request, count } = openDynalite(streamed, (change) => post({ kind: "change", change }));
server.keepAliveTimeout = 0;

/** Any port for 0, else the next free one in steps of ten. */
function listenOn(wanted: number, tries: number): void {
  server.once("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE" && tries > 0) listenOn(wanted + 10, tries - 1);
    else post({ kind: "failed", reason: error.message });
  });
  server.listen(wanted, "127.0.0.1", () => {
    server.removeAllListeners("error");
    post({ kind: "listening", port: (server.address() as AddressInfo).port });
  });
}
listenOn(workerData.port as number, 20);

async function answer(message: ToDatabase): Promise<void> {
  const { turn } = message;
  if ("target" in message) {
    post({ kind: "response", turn, ...(await request(message.target, message.body)) });
  } else {
    post({
      kind: "answer",
      turn,
      items: message.table === undefined ? 0 : await count(message.table),
    });
  }
}

port.on("message", (messages: readonly ToDatabase[]) => {
  for (const message of messages) void answer(message);
});
