import { createHmac } from "node:crypto";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { makeWidgetHandler } from "../../functions/loyalty/widget-handler.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryReferralStore } from "../../src/adapters/memory/referral-store.ts";
import { makeMemoryWalletStore } from "../../src/adapters/memory/wallet-store.ts";
import { perKey } from "../../src/contracts/keys.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Loyalty } from "../../src/domain/config/loyalty.ts";
import { NOON, profile } from "./chains.ts";
import { bundleWith } from "./config.ts";
import { fact, order } from "./facts.ts";
import { account, key, programme } from "./loyalty-life.ts";

const IDENTITY = "identity-key-of-a-test";
const PAGE_KEY = "write-key-of-a-test";
const TODAY = Math.floor(NOON / DAY);

export const signed = (user: string, secret = IDENTITY): string =>
  createHmac("sha256", secret).update(user).digest("hex");

interface Asked {
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** The widget's function in a shop in two languages, where `u:42` is a member with points. */
export async function widgetShop(
  over: { readonly loyalty?: Loyalty | null; readonly store?: Partial<Bundle["store"]> } = {},
) {
  const plain = bundleWith();
  const config = makeMemoryConfigStore();
  const { loyalty = programme() } = over;
  const bundle: Bundle = {
    ...plain,
    store: { ...plain.store, time_zone: "UTC", currency: "RUB", languages: ["en", "ru"], ...over.store },
    ...(loyalty && { loyalty }),
  };
  await config.publish({ publishedAt: 0, by: "test", digest: "", files: {}, bundle });
  const customers = makeMemoryCustomerStore();
  const events = makeMemoryEventStore();
  const referrals = makeMemoryReferralStore();
  const wallets = makeMemoryWalletStore();
  const member = profile(key("42"), {
    phone: "+79000000001",
    loyalty: account({
      level: "bronze",
      next: { level: "gold", missing: 94_000 },
      lots: [
        { points: 300, active: TODAY - 100, expires: TODAY + 10 },
        { points: 950, active: TODAY - 5, expires: TODAY + 175 },
        { points: 180, active: TODAY + 7, expires: TODAY + 187 },
      ],
    }),
  });
  await customers.putProfile(member.id, { profile: member }, 0);
  await events.append([
    order("7", NOON - 20 * DAY, 100_000, { customer: member.id }),
    fact("reviewed", { customer: member.id, product: "tea", at: NOON - 4 * DAY }),
    fact("points-spent", { customer: member.id, spend: "s", order: "7", points: 120, at: NOON - 3 * DAY }),
    fact("referral-earned", {
      customer: member.id,
      friend: key("7"),
      order: "9",
      points: 500,
      at: NOON - DAY,
    }),
    fact("level-changed", { customer: member.id, from: "gold", to: "bronze", at: NOON - 9 * DAY }),
  ]);
  const handler = makeWidgetHandler({
    ...{
      config,
      customers,
      events,
      referrals,
      wallets,
      clock: { now: () => NOON },
      publicUrl: "https://api.example",
    },
    secrets: {
      keys: async () => ({
        ...perKey(() => []),
        identity: [IDENTITY, PAGE_KEY],
        segment: [PAGE_KEY],
        links: ["links"],
      }),
    },
  });
  return {
    ...{ referrals, wallets, member },
    async ask({ path = "/v1/me/loyalty", query = {} }: Asked = {}) {
      const event = {
        rawPath: path,
        queryStringParameters: query,
        headers: {},
        requestContext: { http: { sourceIp: "203.0.113.7" } },
      };
      const answer = await handler(event as unknown as APIGatewayProxyEventV2, {} as Context);
      const { statusCode = 0, headers = {}, body = "" } = answer;
      return { status: statusCode, headers, body };
    },
  };
}

export const pageKey = PAGE_KEY;
