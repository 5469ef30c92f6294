import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryDeliveries } from "../../src/adapters/memory/deliveries.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { sign } from "../../src/adapters/webhooks/signatures.ts";
import { type DeliverDeps, makeDeliver } from "../../src/app/webhooks/deliver.ts";
import { makeOperateWebhooks } from "../../src/app/webhooks/operate.ts";
import { perKey } from "../../src/contracts/keys.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Store } from "../../src/domain/config/store.ts";
import type { Message } from "../../src/domain/webhooks/message.ts";
import type { Post, PostResult } from "../../src/ports/webhooks.ts";
import { keyOf, NOON, profile } from "./chains.ts";
import { bundleWith } from "./config.ts";

export const WHSEC = `whsec_${Buffer.from("a secret of a test, of 33 bytes..").toString("base64")}`;
export const OLDER_WHSEC = `whsec_${Buffer.from("an older secret, of a test: 36 bytes").toString("base64")}`;
export const ANN = keyOf("ann");

export const message = (over: Partial<Message> = {}): Message => ({
  ...{ id: "send-1", name: "hello-sms", channel: "sms", webhook: "gate", at: new Date(NOON).toISOString() },
  ...{ customer: ANN, chain: "welcome", step: 0, language: "en", time_zone: "UTC", reason: "a test" },
  fields: { customer: { phone: "+7 900 123-45-67" } },
  ...over,
});

/** A shop with one webhook, a receiver that answers what it is told to, and the clock of those that wait. */
export async function makeDelivering(
  answer: (post: Post, tries: number) => PostResult = () => ({ kind: "answered", status: 204 }),
  {
    store = {},
    secrets = [WHSEC],
    deps = (base: DeliverDeps) => base,
  }: {
    readonly store?: Partial<Store>;
    readonly secrets?: readonly string[];
    readonly deps?: (base: DeliverDeps) => DeliverDeps;
  } = {},
) {
  let now: Instant = NOON;
  const clock = { now: () => now };
  const posts: Post[] = [];
  const windows = new Map<Instant, "open" | "over">();
  const [config, customers, events] = [
    makeMemoryConfigStore(),
    makeMemoryCustomerStore(),
    makeMemoryEventStore(),
  ];
  const deliveries = makeMemoryDeliveries();
  let failures = 0;
  const bundle = bundleWith();
  const webhooks = { gate: { url: "https://sms.example/comeback", emits: ["hello-sms"] } };
  const { quiet_hours: _, ...plain } = bundle.store;
  const channels = { sms: { needs_consent: true } };
  await config.publish({
    ...{ by: "test", publishedAt: NOON, digest: "d", files: {} },
    bundle: { ...bundle, store: { ...plain, time_zone: "UTC", channels, webhooks, ...store } },
  });
  await customers.putProfile(
    ANN,
    { profile: profile(ANN, { consents: { sms: { status: "given", at: NOON - 1 } } }) },
    0,
  );
  const base: DeliverDeps = {
    ...{ config, customers, events, deliveries, clock, sign },
    secrets: { keys: async () => ({ ...perKey(() => []), webhooks: secrets }) },
    poster: {
      async post(post) {
        posts.push(post);
        return answer(post, posts.length);
      },
    },
    runs: {
      async start(window) {
        if (windows.has(window)) return "there";
        windows.set(window, "open");
        return "started";
      },
    },
    meter: ({ webhookFailed }) => {
      failures += webhookFailed;
    },
  };
  const all = deps(base);
  const deliver = makeDeliver(all);
  return {
    ...base,
    deliver,
    operate: makeOperateWebhooks({ ...base, deliveries }),
    deliveries,
    events,
    posts,
    failures: () => failures,
    now: () => now,
    /** As the state machine does: every window in its turn, each until it is done. */
    async playUntil(until: Instant) {
      for (;;) {
        const due = [...windows].filter(([window, is]) => is === "open" && window <= until);
        const [next] = due.sort(([one], [other]) => one - other);
        if (!next) break;
        now = Math.max(now, next[0]);
        const { done } = await deliver.window(next[0], () => true).catch(() => ({ done: false }));
        if (done) windows.set(next[0], "over");
      }
      now = Math.max(now, until);
    },
  };
}
