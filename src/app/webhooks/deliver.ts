import pMap from "p-map";
import type { Instant } from "../../domain/basics/calendar.ts";
import { channelRules } from "../../domain/config/channels.ts";
import type { Store } from "../../domain/config/store.ts";
import { quietUntil } from "../../domain/mail/quiet-hours.ts";
import type { Message } from "../../domain/webhooks/message.ts";
import { type Delivery, dueAt, retryAt, windowAfter } from "../../domain/webhooks/retries.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { Deliveries, DeliveryRuns } from "../../ports/webhooks.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";
import { type Attempt, type AttemptDeps, makeAttempt } from "./attempt.ts";
import { makeStillWanted, type WantedDeps } from "./still-wanted.ts";

export interface DeliverDeps extends AttemptDeps, WantedDeps {
  readonly config: Pick<ConfigStore, "current">;
  readonly deliveries: Pick<Deliveries, "wait" | "waiting" | "over" | "giveUp">;
  readonly runs: DeliveryRuns;
  readonly meter: (counts: { readonly webhookFailed: number }) => void;
}

/** What became of a delivery for now. */
export type Delivered = "taken" | "waits" | "given-up" | "unwanted";

const UNREADABLE: Attempt = { kind: "not-taken", why: "a record of the customer cannot be read" };

const AT_ONCE = 10;
const PAGE = 100;

/**
 * Takes messages to their webhooks, each at least once under its one id: the first post when it is told, later ones by
 * window. Whatever breaks off is done again.
 */
export function makeDeliver(deps: DeliverDeps) {
  const { config, deliveries, clock } = deps;
  const attempt = makeAttempt(deps);
  const isStillWanted = makeStillWanted(deps);
  const putOff = makePutOff(deps);

  /** `again`: it has waited, and people may have changed their minds meanwhile. */
  const deliver = async (delivery: Delivery, store: Store, again: boolean): Promise<Delivered> => {
    const { message } = delivery;
    const now = clock.now();
    const { quiet_hours: quiet } = channelRules(store, message.channel);
    if (quietUntil(quiet, message.time_zone, now) !== undefined) {
      await putOff(dueAt(message, store, now), delivery);
      return "waits";
    }
    const wanted = again ? await unlessUnreadable(isStillWanted(message, store)) : true;
    if (wanted === false) return "unwanted";
    // Whether it may still go is not known: it is tried again as if the webhook had not answered.
    const result = wanted ? await attempt(message, store) : UNREADABLE;
    if (result.kind === "taken") return "taken";
    const tried = { message, tries: delivery.tries + 1, why: result.why };
    const due =
      result.kind === "refused" ? undefined : retryAt(tried, store, clock.now(), result.retryAfterMs);
    if (due !== undefined) {
      await putOff(due, tried);
      return "waits";
    }
    await deliveries.giveUp({ ...tried, failedAt: clock.now() });
    deps.meter({ webhookFailed: 1 });
    return "given-up";
  };

  const currentStore = async (): Promise<Store> => {
    const store = (await config.current())?.bundle.store;
    if (!store) throw new Error("no config is published, so there is no webhook to post to");
    return store;
  };

  return {
    /** The first post of a message that was just told. */
    first: async (message: Message): Promise<Delivered> =>
      deliver({ message, tries: 0 }, await currentStore(), false),
    /** Tries those that wait for a window. `done` when none does any more. */
    async window(window: Instant, hasTime: () => boolean): Promise<{ readonly done: boolean }> {
      const store = await currentStore();
      while (hasTime()) {
        const due = await deliveries.waiting(window, PAGE);
        if (due.length === 0) return { done: true };
        await pMap(
          due,
          async (delivery) => {
            if (!hasTime()) return;
            await deliver(delivery, store, true);
            await deliveries.over(window, delivery.message.id);
          },
          { concurrency: AT_ONCE, stopOnError: false },
        );
      }
      return { done: false };
    },
  };
}

/** Puts a delivery into a window, and sees to it that somebody looks at that: the next one where it is over already. */
export function makePutOff({
  deliveries,
  runs,
  clock,
}: Pick<DeliverDeps, "runs" | "clock"> & { readonly deliveries: Pick<Deliveries, "wait"> }) {
  return async function putOff(due: Instant, delivery: Delivery): Promise<void> {
    await deliveries.wait(due, delivery);
    const now = clock.now();
    // What was started before, and is due, may have looked for the last time: the same message in two windows does no harm.
    if ((await runs.start(due)) === "there" && now >= due) await putOff(windowAfter(now), delivery);
  };
}
