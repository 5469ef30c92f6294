import type { Instant } from "../src/domain/basics/calendar.ts";
import type { Post, Poster, PostResult } from "../src/ports/webhooks.ts";

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
 * `forwardTo` takes them all to an address of somebody's own, to try a receiver: with its path and the signature.
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
  try {
    const target = new URL(`${pathname}${search}`, to);
    const { status } = await fetch(target, { method: "POST", headers, body, signal, redirect: "manual" });
    return { kind: "answered", status };
  } catch (error) {
    return { kind: "failed", why: `${to} does not answer: ${(error as Error).message}` };
  }
}
