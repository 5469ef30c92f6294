import { type Instant, MINUTE } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { TillQueue, TillRuns } from "../../ports/till-batches.ts";
import { makeStartNext } from "./work.ts";

export interface OperateTillDeps {
  readonly queue: Pick<
    TillQueue,
    "due" | "hold" | "lease" | "release" | "progress" | "save" | "failed" | "takenUp" | "putOff"
  >;
  readonly runs: TillRuns;
  readonly config: Pick<ConfigStore, "current">;
  readonly clock: Clock;
}

/** What waits for the shop's platform, and whether it takes anything. */
export interface TillStatus {
  /** Absent where the published config has no till: then the shop's till asks. */
  readonly platform?: string;
  readonly url?: string;
  /** Batches that are due, and the codes in them. */
  readonly batches: number;
  readonly codes: number;
  /** Since when the oldest of them waits. */
  readonly waitingSince?: string;
  /** Why the platform takes nothing at the moment, since when, and when it is asked again. */
  readonly held?: { readonly why: string; readonly since: string; readonly until: string };
  /** Codes that were given up in the last 30 days. */
  readonly failed: number;
}

/** A batch of which codes were given up. */
export interface FailedTillRow {
  readonly batch: string;
  readonly failedAt: string;
  /** Codes in it, and how many of them the platform does not know. */
  readonly size: number;
  readonly failed: number;
  readonly why: string;
  readonly codes: readonly { readonly code: string; readonly why: string }[];
}

const text = (at: Instant): string => new Date(at).toISOString();

/** What an operator sees of the shop's platform and does about it. */
export function makeOperateTill({ queue, runs, config, clock }: OperateTillDeps) {
  const startNext = makeStartNext({ runs, clock });

  /** Whoever has mended what the platform took nothing for does not wait for the next try. A worker that is at it decides itself. */
  async function liftHold(now: Instant): Promise<boolean> {
    const hold = await queue.hold();
    if (!hold || (await queue.lease(now, now + MINUTE)).kind === "busy") return false;
    for await (const due of queue.due()) {
      if (due.at > hold.until) break;
      if (((await queue.progress(due.batch))?.tries ?? 0) > 0) await queue.putOff(due, now);
    }
    await queue.release(undefined);
    return true;
  }

  const failed = async (): Promise<readonly FailedTillRow[]> =>
    (await queue.failed()).map(({ batch, failedAt, size, refused, why }) => ({
      ...{ batch, failedAt: text(failedAt), size, why, codes: refused },
      failed: refused.length > 0 ? refused.length : size,
    }));

  return {
    async status(): Promise<TillStatus> {
      const till = (await config.current())?.bundle.store.till;
      const now = clock.now();
      let [batches, codes] = [0, 0];
      let oldest: Instant | undefined;
      for await (const { at, batch } of queue.due()) {
        const progress = await queue.progress(batch);
        // What is to be removed in a month waits for nothing.
        if (!progress || (progress.kind === "remove" && at > now)) continue;
        batches += 1;
        if (progress.kind === "put") codes += progress.size;
        oldest = Math.min(oldest ?? now, progress.addedAt);
      }
      const hold = await queue.hold();
      const held = hold && { why: hold.why, since: text(hold.since), until: text(hold.until) };
      const lost = (await failed()).reduce((sum, row) => sum + row.failed, 0);
      return {
        ...defined({ platform: till?.platform, url: till?.url, held }),
        ...{ batches, codes, failed: lost },
        ...(oldest !== undefined && { waitingSince: text(oldest) }),
      };
    },
    failed,
    /**
     * Puts again what was given up: all of it, or one batch. Codes that the platform has do no harm. What waits for the
     * platform waits no longer either. `asked`: whether there is anything to ask it for.
     */
    async replay(batch?: string): Promise<{ readonly replayed: number; readonly asked: boolean }> {
      const meant = (await queue.failed()).filter((one) => batch === undefined || one.batch === batch);
      const now = clock.now();
      for (const one of meant) {
        const progress = await queue.progress(one.batch);
        if (progress) {
          const { since: _, why: __, put: ___, ...rest } = progress;
          const again = { state: "queued", tries: 0, next: 0, refused: [], replayed: true } as const;
          await queue.save(one.batch, { ...rest, ...again });
          await queue.putOff({ batch: one.batch, at: now }, now);
        }
        await queue.takenUp(one.batch);
      }
      const isLifted = await liftHold(now);
      const asked = meant.length > 0 || isLifted;
      if (asked) await startNext(now);
      return { replayed: meant.length, asked };
    },
  };
}

export type OperateTill = ReturnType<typeof makeOperateTill>;
