import { describe, expect, it } from "vitest";
import { hashEmail } from "../../src/app/collect/identity-keys.ts";
import { makeAllowShop, readShopStops } from "../../src/app/mailbox/shop-stops.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { emailKey } from "../../src/domain/facts/identity.ts";
import { shopKey } from "../../src/domain/mailbox/shop-stop.ts";
import { factId } from "../../src/domain/people/consent.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { fact } from "../support/facts.ts";

const ANN = keyOf("ann");
const EMAIL = "ann@example.com";

/** Ann, at the first of two mails, and what a platform told of her. */
async function shop(...told: readonly Fact[]) {
  const steps = [{ send: "one" }, { wait: "2d" }, { send: "two" }];
  const world = await makeWorld({ bundle: shopWith({ steps }) });
  await world.has(ANN, { email: EMAIL });
  await world.events.append(told);
  await world.enters(ANN);
  const redact = async (at: number) => {
    const body = { kind: "privacy-requested", request: "shop/redact", payload: {} } as const;
    const id = factId(body, `shopify:redact-${at}`);
    await world.events.append([
      { ...body, id, customer: shopKey("shopify"), at, receivedAt: at, source: "shopify" },
    ]);
  };
  const allow = makeAllowShop({ events: world.events, clock: { now: world.now } });
  return { ...world, redact, allow: () => allow("shopify", { reason: "removed by mistake", by: "ann" }) };
}

const ofShopify = (customer = ANN) => fact("visited", { customer, source: "shopify" });

describe("after Shopify asked to forget the shop", () => {
  it("nobody of whom it told is mailed", async () => {
    const { redact, playUntil, mailer } = await shop(ofShopify());
    await redact(NOON);
    await playUntil(NOON + 5 * DAY);
    expect(mailer.taken).toEqual([]);
  });

  it("nor is somebody at whose address it knew another customer", async () => {
    const { redact, playUntil, mailer } = await shop(ofShopify(emailKey(hashEmail(EMAIL))));
    await redact(NOON);
    await playUntil(NOON + 5 * DAY);
    expect(mailer.taken).toEqual([]);
  });

  it("a chain that has begun ends before its next mail", async () => {
    const { redact, playUntil, mailer } = await shop(ofShopify());
    await playUntil(NOON + HOUR);
    await redact(NOON + HOUR);
    await playUntil(NOON + 5 * DAY);
    expect(mailer.taken).toHaveLength(1);
  });

  it("whom the site alone knows goes on getting mails", async () => {
    const { redact, playUntil, mailer } = await shop();
    await redact(NOON);
    await playUntil(NOON + 5 * DAY);
    expect(mailer.taken).toHaveLength(2);
  });

  it("an operator can take it back, until Shopify asks again", async () => {
    const { redact, allow, playUntil, mailer, events } = await shop(ofShopify());
    await redact(NOON - HOUR);
    expect(await readShopStops(events)).toMatchObject([{ shop: "shopify", request: "shop/redact" }]);
    expect(await allow()).toBe(true);
    expect(await allow()).toBe(false);
    await playUntil(NOON + HOUR);
    expect(mailer.taken).toHaveLength(1);
    await redact(NOON + DAY);
    await playUntil(NOON + 5 * DAY);
    expect(mailer.taken).toHaveLength(1);
  });
});
