import { setTimeout as sleep } from "node:timers/promises";
import { GetAccountCommand, type SESv2Client } from "@aws-sdk/client-sesv2";
import type { Mailer, SendResult } from "../../ports/mail.ts";

/** What an account out of the sandbox begins with: taken where SES does not say. */
const USUAL_RATE = 14;
const KNOWN_FOR_MS = 15 * 60_000;
const GUESSED_FOR_MS = 60_000;
const ASK_TIMEOUT_MS = 3_000;

/** Longer is not worth a waiting function: the walk ends and the cohort comes again. */
const LONGEST_WAIT_MS = 20_000;
const PAUSE_AFTER_THROTTLE_MS = 1_000;
/** By which part of the full rate a worker comes back, mail by mail, after SES has said that it was too fast. */
const RECOVERY = 1 / 50;
const SLOWEST = 1 / 64;

export interface RateLimit {
  turn: Mailer["turn"];
  /** What SES answered to the mail that had its turn. */
  learn(result: SendResult): void;
}

/** The time that waits take: real time, because a mail service's seconds are. Milliseconds. */
export interface Pacing {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
}

/**
 * Spaces the mails of this process so that all workers together stay within the account's rate: each takes an equal
 * share of it. How many more there are in other cohorts nobody counts, so that a worker halves its pace whenever SES
 * calls it too fast, and comes back by small steps.
 */
export function makeRateLimit(
  askRate: () => Promise<number>,
  pacing: Pacing = { now: () => performance.now(), sleep },
): RateLimit {
  let known: { readonly rate: number; readonly until: number } | undefined;
  let asking: Promise<number> | undefined;
  let factor = 1;
  let next = 0;

  async function rateNow(): Promise<number> {
    if (known && pacing.now() < known.until) return known.rate;
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  async function ask(): Promise<number> {
    const before = known?.rate ?? USUAL_RATE;
    try {
      known = { rate: await askRate(), until: pacing.now() + KNOWN_FOR_MS };
    } catch {
      // GetAccount is answered once a second for the whole account: go on at the last known rate, and ask again soon.
      known = { rate: before, until: pacing.now() + GUESSED_FOR_MS };
    }
    return known.rate;
  }

  return {
    async turn(workers) {
      const spacing = (1_000 * workers) / ((await rateNow()) * factor);
      const now = pacing.now();
      const mine = Math.max(next, now);
      if (mine - now > LONGEST_WAIT_MS) return false;
      next = mine + spacing;
      if (mine - now >= 1) await pacing.sleep(mine - now);
      return true;
    },
    learn(result) {
      if (result.kind === "sent") factor = Math.min(1, factor + RECOVERY);
      if (result.kind !== "refused" || result.because !== "rate") return;
      factor = Math.max(factor / 2, SLOWEST);
      next = Math.max(next, pacing.now() + PAUSE_AFTER_THROTTLE_MS);
    },
  };
}

/** Mails a second that SES takes from this account. */
export function askSes(client: SESv2Client): () => Promise<number> {
  return async () => {
    const abortSignal = AbortSignal.timeout(ASK_TIMEOUT_MS);
    const { SendQuota } = await client.send(new GetAccountCommand({}), { abortSignal });
    return SendQuota?.MaxSendRate || USUAL_RATE;
  };
}
