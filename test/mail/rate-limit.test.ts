import { describe, expect, it } from "vitest";
import { makeRateLimit } from "../../src/adapters/ses/rate-limit.ts";
import type { SendResult } from "../../src/ports/mail.ts";

const SENT: SendResult = { kind: "sent", messageId: "m" };
const THROTTLED: SendResult = { kind: "refused", reason: "Maximum sending rate exceeded", because: "rate" };

/** Time that passes only by sleeping, for any number of workers at once. */
function makeTime() {
  let now = 0;
  const asleep: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms: number) => new Promise<void>((wake) => void asleep.push({ at: now + ms, wake })),
    async passesUntil(end: number) {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        const [next] = asleep.sort((a, b) => a.at - b.at);
        if (!next || next.at > end) break;
        asleep.shift();
        now = next.at;
        next.wake();
      }
      now = end;
    },
  };
}

/** Sends for a while as fast as the limits of `workers` processes let it; answers with the times of the mails. */
async function sendFor(seconds: number, workers: number, rate: number, answer: (at: number) => SendResult) {
  const time = makeTime();
  const times: number[] = [];
  const limits = Array.from({ length: workers }, () => makeRateLimit(async () => rate, time));
  for (const limit of limits) {
    // Eight mails of a walk are on their way at once.
    for (let mail = 0; mail < 8; mail++) {
      void (async () => {
        for (;;) {
          if (!(await limit.turn(workers))) return;
          const result = answer(time.now());
          if (result.kind === "sent") times.push(time.now());
          limit.learn(result);
        }
      })();
    }
  }
  await time.passesUntil(seconds * 1_000);
  return times;
}

describe("the pace of mails", () => {
  it.each([
    [14, 1],
    [14, 4],
    [200, 20],
  ])("is the account's rate of %d a second, shared by %d workers", async (rate, workers) => {
    const times = await sendFor(20, workers, rate, () => SENT);
    expect(times.length).toBeGreaterThan(0.9 * rate * 20);
    for (let second = 1; second < 20; second++) {
      const inSecond = times.filter((at) => Math.floor(at / 1_000) === second).length;
      expect(inSecond).toBeLessThanOrEqual(rate + workers);
    }
  });

  it("gives way when other cohorts take their part of the rate, and comes back", async () => {
    let last = -1;
    // Half of what GetAccount says is left for this cohort in the first minute.
    const answer = (at: number) => {
      if (at < 60_000 && at - last < 1_000 / 7 - 1) return THROTTLED;
      last = at;
      return SENT;
    };
    const times = await sendFor(180, 1, 14, answer);
    const perSecond = (from: number, to: number) =>
      times.filter((at) => at >= from * 1_000 && at < to * 1_000).length / (to - from);
    expect(perSecond(10, 60)).toBeGreaterThan(2);
    expect(perSecond(10, 60)).toBeLessThanOrEqual(7.1);
    expect(perSecond(120, 180)).toBeGreaterThan(13);
  });

  it("says no rather than let a function wait for minutes", async () => {
    const time = makeTime();
    const limit = makeRateLimit(async () => 1, time);
    expect(await limit.turn(20)).toBe(true);
    const [second, third] = [limit.turn(20), limit.turn(20)];
    await time.passesUntil(20_000);
    expect(await Promise.all([second, third])).toEqual([true, false]);
  });

  it("asks for the rate once in a quarter of an hour, and goes on when it is not told", async () => {
    const time = makeTime();
    let asked = 0;
    const told = makeRateLimit(async () => {
      asked += 1;
      return Number.POSITIVE_INFINITY;
    }, time);
    await Promise.all(Array.from({ length: 50 }, () => told.turn(1)));
    expect(asked).toBe(1);
    await time.passesUntil(16 * 60_000);
    await told.turn(1);
    expect(asked).toBe(2);
    const untold = makeRateLimit(async () => {
      throw new Error("TooManyRequestsException");
    }, time);
    expect(await untold.turn(1)).toBe(true);
  });
});
