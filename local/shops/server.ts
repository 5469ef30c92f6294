import { createHmac } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Instant } from "../../src/domain/basics/calendar.ts";

/** A request to a double, whole. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What goes wrong with a request: instead of its effect (`lost` does nothing), or after it (`unheard`). */
export type Fault = "throttled" | "too-many" | "error" | "lost" | "unheard";

export interface DoubleDeps {
  /** The shop's time: by it codes begin and end. */
  readonly now: () => Instant;
  /** Milliseconds of the machine's own time, by which buckets leak and jobs are done. */
  readonly machineNow: () => number;
  /** The key that is accepted. */
  readonly key: string;
  readonly webhookSecret: string;
  /** Where orders are told. */
  readonly tell: (path: string, headers: Readonly<Record<string, string>>, body: string) => Promise<void>;
  readonly currency: string;
  /** The platform's ids of categories and merchants, by their name in events. */
  readonly categories: Readonly<Record<string, string>>;
  readonly fault?: (call: Call) => Fault | undefined;
}

/** A bucket that leaks: of so many units, so many come back in a second. */
export function makeBucket(size: number, perSecond: number, now: () => number) {
  let left = size;
  let at = now();
  const refill = () => {
    const next = now();
    left = Math.min(size, left + ((next - at) / 1_000) * perSecond);
    at = next;
  };
  return {
    size,
    perSecond,
    left: () => {
      refill();
      return left;
    },
    take(units: number): boolean {
      refill();
      // What comes back in parts adds up to a hair less than the whole.
      if (left + 1e-6 < units) return false;
      left -= units;
      return true;
    },
  };
}

/** Serves a double over HTTP. A reply of undefined is a connection that breaks off without an answer. */
export function serve(answer: (call: Call) => Promise<Reply | undefined>): RequestListener {
  return (request, response) => {
    bodyOf(request)
      .then((body) => answer({ ...callOf(request), body }))
      .then((reply) => (reply ? send(response, reply) : request.socket.destroy()))
      .catch((error: unknown) => send(response, { status: 500, body: { message: String(error) } }));
  };
}

function callOf({ method = "GET", url = "/", headers }: IncomingMessage): Omit<Call, "body"> {
  const { pathname: path, searchParams: query } = new URL(url, "http://double");
  return { method, path, query, headers };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

export const signature = (secret: string, body: string): string =>
  createHmac("sha256", secret).update(body).digest("base64");
