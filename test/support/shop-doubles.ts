import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { DoubleDeps, Fault } from "../../local/shops/server.ts";
import { makeShopify } from "../../local/shops/shopify.ts";
import { makeWooCommerce } from "../../local/shops/woocommerce.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryTillBatches } from "../../src/adapters/memory/till-batches.ts";
import { makeOpenTill } from "../../src/adapters/shops/open-till.ts";
import { type Asked, reachAt } from "../../src/adapters/shops/reach.ts";
import { makeOperateTill } from "../../src/app/shops/operate.ts";
import { makeWorkTill } from "../../src/app/shops/work.ts";
import { perKey } from "../../src/contracts/keys.ts";
import { DAY, type Instant } from "../../src/domain/basics/calendar.ts";
import type { Till } from "../../src/domain/config/store.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Code, Issued, Terms } from "../../src/domain/offers/codes/code.ts";
import { NOON, profile } from "./chains.ts";
import { bundleWith } from "./config.ts";

export const KEY = "ck_test:cs_test";

type Over = Omit<Partial<Issued>, "terms"> & { readonly terms?: Partial<Terms> };

/** A code of a percentage for anybody, of which only what matters is named. */
export function promised(code: string, over: Over = {}): Code {
  const terms: Terms = {
    ...{ benefit: { kind: "percent", percent: 10 }, variant: "universal", tier: "plain" },
    validUntil: NOON + 7 * DAY,
    ...over.terms,
  };
  return {
    ...{ code, offer: "hello", issue: 1, customer: "u:ann" as CustomerKey, bound: "anyone" },
    ...{ counters: [], reserved: 0, issuedAt: NOON, revision: 1, stage: "reserved" },
    ...over,
    terms,
  } as Code;
}

export const promisedMany = (count: number, over: Over = {}): readonly Code[] =>
  Array.from({ length: count }, (_, index) => promised(`HELLO-${`${index}`.padStart(8, "0")}`, over));

export interface ToldOrder {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

interface WorldOptions {
  readonly till?: Partial<Till>;
  readonly fault?: DoubleDeps["fault"];
  readonly jobMs?: number;
  readonly bucket?: { readonly size: number; readonly perSecond: number };
  /** The key in the secret; the double accepts `KEY` only. */
  readonly key?: string;
}

/** A shop whose platform is a double, the worker of its batches, and a clock that both live by. */
export async function makeShopWorld(platform: Till["platform"], options: WorldOptions = {}) {
  let now: Instant = NOON;
  let machine = 0;
  let fault = options.fault;
  const clock = { now: () => now };
  const told: ToldOrder[] = [];
  const asked: Asked[] = [];
  const failures: number[] = [];
  let refusals = 0;
  const till: Till = {
    ...{ platform, url: "https://shop.example", discounts: "shared", prepare: "1h" },
    categories: { coffee: "11", tea: "12" },
    ...options.till,
  };
  const deps: DoubleDeps = {
    ...{ now: clock.now, machineNow: () => machine, key: KEY, webhookSecret: "secret" },
    ...{ currency: "RUB", categories: till.categories ?? {} },
    fault: (call) => fault?.(call),
    async tell(path, headers, body) {
      told.push({ path, headers, body: JSON.parse(body) });
    },
  };
  const extras = {
    ...(options.bucket && { bucket: options.bucket }),
    ...(options.jobMs && { jobMs: options.jobMs }),
  };
  const double = platform === "shopify" ? makeShopify(deps, extras) : makeWooCommerce(deps, extras);
  const server = createServer(double.listener);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const [config, customers, codes] = [
    makeMemoryConfigStore(),
    makeMemoryCustomerStore(),
    makeMemoryCodeStore(),
  ];
  const bundle = bundleWith();
  const store = { ...bundle.store, currency: "RUB", time_zone: "UTC", till };
  await config.publish({
    ...{ by: "test", publishedAt: NOON, digest: "d", files: {} },
    bundle: { ...bundle, store },
  });
  const minutes = new Map<Instant, "open" | "over">();
  const runs = {
    async start(minute: Instant) {
      if (minutes.has(minute)) return "there" as const;
      minutes.set(minute, "open");
      return "started" as const;
    },
  };
  const batches = makeMemoryTillBatches(clock, runs);
  const reach = async (one: Asked) => {
    asked.push(one);
    const answer = await reachAt(address)(one);
    if (answer.kind === "answered" && /Throttled|Too M/i.test(answer.body)) refusals += 1;
    return answer;
  };
  const pause = async (ms: number) => {
    machine += ms;
  };
  const open = makeOpenTill({ reach, pause, machineNow: () => machine, clock });
  let { key = KEY } = options;
  const secrets = { keys: async () => ({ ...perKey(() => []), till: [key] }) };
  const work = makeWorkTill({
    ...{ queue: batches, runs, config, customers, codes, secrets, open, clock },
    meter: ({ tillFailed }) => failures.push(tillFailed),
  });
  const shop = open(till, store, key);
  return {
    ...{ batches, shop, till, told, asked, reach, double, clock, customers, codes, runs, open, config },
    operate: makeOperateTill({ queue: batches, runs, config, clock }),
    /** Times that the platform has said that it is asked too fast. */
    refusals: () => refusals,
    failed: () => failures.reduce((sum, one) => sum + one, 0),
    runsSoFar: () => minutes.size,
    setFault(
      next: ((...args: Parameters<NonNullable<DoubleDeps["fault"]>>) => Fault | undefined) | undefined,
    ) {
      fault = next;
    },
    setKey(next: string) {
      key = next;
    },
    async know(key: string, over: Parameters<typeof profile>[1] = {}) {
      const id = key as CustomerKey;
      await customers.putProfile(id, { profile: profile(id, over) }, 0);
    },
    async checkout(code: string | undefined, over: Readonly<Record<string, unknown>> = {}) {
      const items = [{ product: "coffee-1", name: "Coffee", category: "coffee", price: 1_000, quantity: 2 }];
      const body = JSON.stringify({
        customer: { email: "ann@shop.example" },
        items,
        ...(code && { code }),
        ...over,
      });
      return (await fetch(`${address}/checkout`, { method: "POST", body })).json() as Promise<
        Readonly<{ total: number; discount: number; refused?: string }>
      >;
    },
    /** What Shopify's double has on a customer's record. */
    async tags(email: string): Promise<unknown> {
      const query = `{ customerByIdentifier(identifier: { emailAddress: "${email}" }) { tags } }`;
      const headers = { "x-shopify-access-token": KEY };
      const url = `${address}/admin/api/2026-07/graphql.json`;
      const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) });
      return ((await answer.json()) as { data: { customerByIdentifier: { tags: unknown } } }).data
        .customerByIdentifier.tags;
    },
    cancel: async (order: string) =>
      void (await fetch(`${address}/cancel`, { method: "POST", body: JSON.stringify({ order }) })),
    /** As the state machine does: each minute in its turn. `hasTime` for each run. */
    async playUntil(until: Instant, hasTime: () => boolean = () => true) {
      for (;;) {
        const due = [...minutes].filter(([minute, is]) => is === "open" && minute <= until);
        const [next] = due.sort(([one], [other]) => one - other);
        if (!next) break;
        now = Math.max(now, next[0]);
        // The machine's time passes as well.
        machine += 60_000;
        await work(hasTime).catch(() => {});
        minutes.set(next[0], "over");
      }
      now = Math.max(now, until);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type ShopWorld = Awaited<ReturnType<typeof makeShopWorld>>;
