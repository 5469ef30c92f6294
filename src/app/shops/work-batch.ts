import type { Instant } from "../../domain/basics/calendar.ts";
import type { Store, Till } from "../../domain/config/store.ts";
import { GIVEN_UP_AFTER_MS, nextTry } from "../../domain/offers/till/retries.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { Failed, Later, OpenTill, ShopTill } from "../../ports/shops.ts";
import type { BatchProgress, DueBatch, Hold } from "../../ports/till-batches.ts";
import { makePutCodes, type PutCodesDeps } from "./put-codes.ts";
import type { Stepped } from "./stepped.ts";

export interface BatchDeps extends PutCodesDeps {
  readonly clock: Clock;
  readonly config: Pick<ConfigStore, "current">;
  readonly secrets: Secrets;
  readonly open: OpenTill;
  readonly meter: (counts: { readonly tillFailed: number }) => void;
}

/** What became of a batch in this run. */
export type Worked =
  /** The platform has answered, whatever is left of the batch. */
  | { readonly kind: "reached" }
  /** The platform has not been asked, or nobody knows whether it has answered. */
  | { readonly kind: "untouched" }
  /** The platform takes nothing at the moment. */
  | { readonly kind: "held"; readonly hold: Hold };

const NO_TILL = "the published config has no till";
const NO_KEY = "the keys secret has no till key: docs/deploy.md, Keys";

/** What nobody has thought of stops this batch alone: it is tried again like one that is not ready, and given up in the end. */
const brokenOff =
  (progress: BatchProgress) =>
  (error: unknown): Stepped => ({
    ...{ kind: "stuck", progress, unasked: true },
    by: {
      kind: "later",
      holds: "codes",
      why: `broke off: ${error instanceof Error ? error.message : error}`,
    },
  });

/** Does one batch, as far as the platform and the time allow: what has been done is not done again by the next run. */
export function makeWorkBatch(deps: BatchDeps) {
  const { queue, config, secrets, clock, open, meter } = deps;
  const putCodes = makePutCodes(deps);

  const tillNow = async (): Promise<
    { readonly store: Store; readonly till: Till; readonly shop: ShopTill } | Later | Failed
  > => {
    const store = (await config.current())?.bundle.store;
    if (!store?.till) return { kind: "failed", why: NO_TILL };
    const [key] = (await secrets.keys()).till;
    if (key === undefined) return { kind: "later", holds: "platform", why: NO_KEY };
    return { store, till: store.till, shop: open(store.till, store, key) };
  };

  const step = async (due: DueBatch, before: BatchProgress, hasTime: () => boolean): Promise<Stepped> => {
    const job = await queue.job(due.batch);
    if (!job) return { kind: "failed", why: "its codes are gone" };
    const at = await tillNow();
    if ("kind" in at) return at.kind === "later" ? { kind: "stuck", progress: before, by: at } : at;
    if (job.kind === "put") return putCodes(job.codes, before, at, hasTime);
    for (const batch of job.after)
      if ((await queue.progress(batch))?.state === "queued")
        return {
          ...{ kind: "stuck", progress: before, unasked: true },
          by: { kind: "later", holds: "codes", why: `waits for ${batch}` },
        };
    const removed = await at.shop.remove(job.what);
    if (removed.kind === "later") return { kind: "stuck", progress: before, by: removed };
    return removed.kind === "failed" ? removed : { kind: "over", progress: before };
  };

  const giveUp = async (due: DueBatch, progress: BatchProgress, why: string): Promise<void> => {
    const { batch } = due;
    await queue.giveUp({
      ...{ batch, why, failedAt: clock.now() },
      size: progress.size,
      refused: progress.refused,
    });
    await queue.save(batch, { ...progress, state: "failed", why });
    await queue.over(due);
    meter({ tillFailed: progress.size });
  };

  const settle = async (due: DueBatch, progress: BatchProgress): Promise<void> => {
    const { batch } = due;
    const { refused, size } = progress;
    const [first] = refused;
    if (first) {
      await queue.giveUp({ ...{ batch, size, refused, why: first.why, failedAt: clock.now() } });
      meter({ tillFailed: refused.length });
    }
    await queue.save(batch, { ...progress, state: refused.length < size ? "known" : "failed" });
    await queue.over(due);
  };

  return async function workBatch(
    due: DueBatch,
    hold: Hold | undefined,
    hasTime: () => boolean,
  ): Promise<Worked> {
    const before = await queue.progress(due.batch);
    if (before?.state !== "queued") {
      await queue.over(due);
      return { kind: "untouched" };
    }
    const stepped = await step(due, before, hasTime).catch(brokenOff(before));
    if (stepped.kind === "failed") {
      await giveUp(due, before, stepped.why);
      return { kind: "untouched" };
    }
    const { progress } = stepped;
    if (stepped.kind === "over") {
      await settle(due, progress);
      return { kind: "reached" };
    }
    if (stepped.kind === "out-of-time") {
      await queue.save(due.batch, progress);
      return { kind: "reached" };
    }
    const { by } = stepped;
    const now = clock.now();
    const since = progress.since ?? now;
    const isDown = by.holds === "platform";
    const first = isDown ? Math.min(since, hold?.since ?? now) : since;
    if (now - first >= GIVEN_UP_AFTER_MS) {
      await giveUp(due, progress, by.why);
      return { kind: "untouched" };
    }
    const tries = progress.tries + 1;
    const until: Instant = nextTry(tries, now, by.retryAt);
    await queue.save(due.batch, { ...progress, tries, since, why: by.why });
    await queue.putOff(due, until);
    if (isDown) return { kind: "held", hold: { until, since: hold?.since ?? now, why: by.why } };
    return { kind: stepped.unasked ? "untouched" : "reached" };
  };
}
