import { defined } from "../../domain/basics/defined.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Message } from "../../domain/webhooks/message.ts";
import { dueAt, type FailedDelivery } from "../../domain/webhooks/retries.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { Deliveries, DeliveryRuns } from "../../ports/webhooks.ts";
import { type Attempt, type AttemptDeps, makeAttempt } from "./attempt.ts";
import { makePutOff } from "./deliver.ts";

export interface OperateDeps extends AttemptDeps {
  readonly config: Pick<ConfigStore, "current">;
  readonly deliveries: Pick<Deliveries, "wait" | "failed" | "takenUp">;
  readonly runs: DeliveryRuns;
}

/** A webhook of the config, and how many messages it has not got. */
export interface WebhookRow {
  readonly name: string;
  readonly url: string;
  readonly emits: readonly string[];
  readonly failed: number;
}

/** One that was given up, without what it holds: its fields may name somebody. */
export interface FailedRow {
  readonly id: string;
  readonly webhook: string;
  readonly message: string;
  readonly customer: CustomerKey;
  readonly chain: string;
  readonly emittedAt: string;
  readonly failedAt: string;
  readonly tries: number;
  readonly why: string;
}

/** Which of those that were given up: one, those of a webhook, or all. */
export interface Which {
  readonly id?: string;
  readonly webhook?: string;
}

/** What an operator does about webhooks. */
export function makeOperateWebhooks(deps: OperateDeps) {
  const { config, deliveries, clock } = deps;
  const putOff = makePutOff(deps);
  const attempt = makeAttempt(deps);
  const storeNow = async () => (await config.current())?.bundle.store;

  return {
    async list(): Promise<readonly WebhookRow[]> {
      const [store, failed] = await Promise.all([storeNow(), deliveries.failed()]);
      return Object.entries(store?.webhooks ?? {}).map(([name, { url, emits }]) => ({
        ...{ name, url, emits },
        failed: failed.filter(({ message }) => message.webhook === name).length,
      }));
    },
    failed: async (): Promise<readonly FailedRow[]> => (await deliveries.failed()).map(rowOf),
    /** Posts again what was given up, within a minute: with all its tries, to the address that the config has now. */
    async replay(which: Which): Promise<{ readonly replayed: number }> {
      const store = await storeNow();
      if (!store) return { replayed: 0 };
      const meant = (await deliveries.failed()).filter(isAmong(which));
      for (const { message } of meant) {
        await putOff(dueAt(message, store, clock.now()), { message, tries: 0 });
        await deliveries.takenUp(message.id);
      }
      return { replayed: meant.length };
    },
    /** Posts a message of the type `test` once, now; undefined where the config has no such webhook. */
    async test(name: string): Promise<Attempt | undefined> {
      const store = await storeNow();
      if (!store?.webhooks?.[name]) return undefined;
      return attempt(testMessage(name, clock.now()), store);
    },
  };
}

export type OperateWebhooks = ReturnType<typeof makeOperateWebhooks>;

const isAmong =
  ({ id, webhook }: Which) =>
  ({ message }: FailedDelivery): boolean =>
    (id === undefined || message.id === id) && (webhook === undefined || message.webhook === webhook);

function rowOf({ message, tries, why, failedAt }: FailedDelivery): FailedRow {
  const { id, webhook = "", name, customer, chain, at } = message;
  return {
    ...{ id, webhook, message: name, customer, chain, emittedAt: at, tries, why },
    failedAt: new Date(failedAt).toISOString(),
  };
}

function testMessage(webhook: string, now: number): Message {
  return {
    ...{ id: `test-${now}`, name: "test", channel: "test", ...defined({ webhook }) },
    at: new Date(now).toISOString(),
    customer: "u:test" as CustomerKey,
    ...{ chain: "test", step: 0, language: "en", time_zone: "UTC", reason: "a test", fields: {} },
  };
}
