import { retryAfter } from "../src/adapters/webhooks/poster.ts";
import { sign } from "../src/adapters/webhooks/signatures.ts";
import type { Instant } from "../src/domain/basics/calendar.ts";
import { defined } from "../src/domain/basics/defined.ts";
import type { Post, Poster, PostResult } from "../src/ports/webhooks.ts";
import { LOCAL_KEYS } from "./secrets.ts";

/** Newest posts kept for people to look at. */
const KEPT = 1_000;
const TIMEOUT_MS = 10_000;

export interface KeptPost extends Post {
  readonly at: Instant;
  readonly result: PostResult;
}

/** What would have been posted to webhooks. */
export interface Posts {
  readonly poster: Poster;
  /** The newest last. */
  recent(): readonly KeptPost[];
}

/**
 * Catches posts to webhooks, as the inbox catches mails: nothing leaves this machine, and every webhook answers 204.
 * `forwardTo` takes them all to an address of somebody's own, to try a receiver: with their path, and signed anew by this
 * machine's clock, because receivers refuse what the stack's clock may say.
 */
export function makePosts(now: () => Instant, forwardTo?: string): Posts {
  const kept: KeptPost[] = [];
  return {
    poster: {
      async post(request) {
        const result = forwardTo === undefined ? TAKEN : await forwarded(request, forwardTo);
        kept.push({ ...request, at: now(), result });
        if (kept.length > KEPT) kept.shift();
        return result;
      },
    },
    recent: () => kept,
  };
}

const TAKEN: PostResult = { kind: "answered", status: 204 };

async function forwarded({ url, headers, body }: Post, to: string): Promise<PostResult> {
  const { pathname, search } = new URL(url);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const post = { method: "POST", headers: { ...headers, ...signedNow(headers, body) }, body, signal };
  try {
    const answer = await fetch(new URL(`${pathname}${search}`, to), { ...post, redirect: "manual" });
    const retryAfterMs = retryAfter(answer.headers.get("retry-after") ?? undefined, Date.now());
    return { kind: "answered", status: answer.status, ...defined({ retryAfterMs }) };
  } catch (error) {
    return { kind: "failed", why: `${to} does not answer: ${(error as Error).message}` };
  }
}

function signedNow(headers: Post["headers"], body: string): Post["headers"] {
  const [at, id = ""] = [Date.now(), headers["webhook-id"]];
  return {
    "webhook-timestamp": `${Math.floor(at / 1000)}`,
    "webhook-signature": sign([LOCAL_KEYS.webhooks], { id, at, body }),
  };
}
