import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import type { Rejection } from "../../src/adapters/import/import-file.ts";
import { Refusal } from "../terminal/refusal.ts";

export interface Api {
  /** Without a slash at the end. */
  readonly url: string;
  /** A Segment key: the server's, where the shop itself speaks. */
  readonly key: string;
}

const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 20_000;

/**
 * Posts one batch; tries again what may pass (429, 5xx, a broken connection) and gives up on what will not. A batch that
 * is taken may still have calls that are not: they are the answer.
 */
export async function sendBatch(api: Api, body: string): Promise<readonly Rejection[]> {
  let problem = "";
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const answer = await post(api, body);
    if (answer.kind === "taken") return answer.rejected;
    if (answer.kind === "refused") throw new Refusal(`${api.url} refused a batch: ${answer.reason}`, 2);
    problem = answer.reason;
    await sleep(answer.waitMs ?? Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS));
  }
  throw new Refusal(`${api.url} did not take a batch in ${ATTEMPTS} attempts: ${problem}`, 2);
}

type Answer =
  | { readonly kind: "taken"; readonly rejected: readonly Rejection[] }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "again"; readonly reason: string; readonly waitMs?: number };

const Taken = z.object({
  rejected: z.array(z.object({ index: z.number(), reason: z.string() })).default([]),
});

async function post(api: Api, body: string): Promise<Answer> {
  const authorization = `Basic ${Buffer.from(`${api.key}:`).toString("base64")}`;
  try {
    const response = await fetch(`${api.url}/v1/batch`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    if (response.ok) return { kind: "taken", rejected: Taken.parse(JSON.parse(text)).rejected };
    const reason = `${response.status} ${text.slice(0, 500)}`;
    if (response.status !== 429 && response.status < 500) return { kind: "refused", reason };
    const seconds = Number(response.headers.get("retry-after"));
    return seconds > 0 ? { kind: "again", reason, waitMs: seconds * 1000 } : { kind: "again", reason };
  } catch (error) {
    return { kind: "again", reason: error instanceof Error ? causeOf(error) : String(error) };
  }
}

const causeOf = (error: Error) => (error.cause instanceof Error ? error.cause.message : error.message);
