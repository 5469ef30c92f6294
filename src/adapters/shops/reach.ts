import { request } from "node:https";
import { publicLookup, retryAfter } from "../webhooks/poster.ts";

/** A request to the shop's platform. */
export interface Asked {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type Answered =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly body: string;
      /** How long the platform asks to wait. */
      readonly retryAfterMs?: number;
    }
  /** Nobody knows whether it had an effect. */
  | { readonly kind: "failed"; readonly why: string };

export type Reach = (asked: Asked) => Promise<Answered>;

const TIMEOUT_MS = 30_000;
const LONGEST_ANSWER = 8 * 1024 * 1024;

/** Over HTTPS, to public addresses only: the key of the shop goes along. A redirect is not followed. */
const overHttps: Reach = ({ method, url, headers, body }) => {
  if (!url.startsWith("https://"))
    return Promise.resolve({ kind: "failed", why: `${new URL(url).origin} is not https` });
  return new Promise((done) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const failed = (error: Error) =>
      done({ kind: "failed", why: signal.aborted ? "no answer in 30 seconds" : error.message });
    const call = request(url, { method, headers, lookup: publicLookup, signal }, (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > LONGEST_ANSWER) response.destroy(new Error("an answer that is too long"));
      });
      response.on("error", failed);
      response.on("end", () => {
        const ms = retryAfter(response.headers["retry-after"], Date.now());
        const text = Buffer.concat(chunks).toString("utf8");
        done({
          kind: "answered",
          status: response.statusCode ?? 0,
          body: text,
          ...(ms !== undefined && { retryAfterMs: ms }),
        });
      });
    });
    call.on("error", failed);
    call.end(body);
  });
};

/** The local stack has a shop of its own, and says in the environment where: nothing leaves that machine. */
export const reachAt =
  (address: string): Reach =>
  async ({ method, url, headers, body }) => {
    const { pathname, search } = new URL(url);
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const asked = { method, headers, signal, ...(body !== undefined && { body }) };
      const answer = await fetch(new URL(`${pathname}${search}`, address), asked);
      const ms = retryAfter(answer.headers.get("retry-after") ?? undefined, Date.now());
      const text = await answer.text();
      return {
        kind: "answered",
        status: answer.status,
        body: text,
        ...(ms !== undefined && { retryAfterMs: ms }),
      };
    } catch (error) {
      return { kind: "failed", why: `${address} does not answer: ${(error as Error).message}` };
    }
  };

export const reach: Reach = (asked) => {
  const address = process.env[TILL_ADDRESS];
  return (address ? reachAt(address) : overHttps)(asked);
};

/** What an answer says; undefined where it is no JSON: a page, where something stands between. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where requests to the shop's platform go instead. */
export const TILL_ADDRESS = "COMEBACK_TILL_ADDRESS";
