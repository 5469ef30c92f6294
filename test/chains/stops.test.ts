import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSegmentHandler } from "../../functions/collect/segment-handler.ts";
import { makeShopifyHandler } from "../../functions/collect/shopify-handler.ts";
import { makeStandardHandler } from "../../functions/collect/standard-handler.ts";
import { makeWooCommerceHandler } from "../../functions/collect/woocommerce-handler.ts";
import { hashEmail } from "../../src/app/collect/identity-keys.ts";
import { type MailReport, makeMailFeedback } from "../../src/app/mail/feedback.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import { emailKey, platformKey } from "../../src/domain/facts/identity.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { dynamoStores } from "../support/dynamo-stores.ts";
import { ingestDeps, KEYS } from "../support/ingest.ts";
import { invoke } from "../support/ingest-server.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const JSON_TYPE = { "content-type": "application/json" };
const iso = (at: number) => new Date(at).toISOString();
const signed = (body: string, secret: string) => createHmac("sha256", secret).update(body).digest("base64");

type Shop = Awaited<ReturnType<typeof shop>>;
type Message = (shop: Shop) => Promise<unknown>;

let people = 0;

/**
 * A shop whose stores are all in DynamoDB, and one person in a chain. What comes between the claim of her mail and the
 * mail is stored, and the projector does not come to it.
 */
async function shop(between: Message) {
  const [name, email] = [`stop-${++people}`, `stop-${people}@example.com`];
  const id = keyOf(name);
  const world = await makeWorld({
    bundle: shopWith({ steps: [{ send: "one" }] }),
    stores: dynamoStores(dynamo),
    deps: ({ journal }) => ({
      journal: {
        ...journal,
        async claim(send, limit) {
          const result = await journal.claim(send, limit);
          await between(all);
          return result;
        },
      },
    }),
  });
  world.setNow(NOON + people * 2 * DAY);
  const deps = ingestDeps({ events: world.events });
  deps.time.now = world.now();
  const all = { ...world, deps, name, email, id, agreedAt: world.now() - DAY };
  await world.has(id, {
    email,
    aliases: [emailKey(hashEmail(email))],
    consent: { status: "given", at: all.agreedAt },
  });
  await world.enters(id);
  return all;
}

async function accepted(answer: ReturnType<typeof invoke>): Promise<void> {
  expect((await answer).status).toBe(200);
}

const segment: Message = ({ deps, name }) =>
  accepted(
    invoke(makeSegmentHandler(deps), {
      path: "/v1/track",
      headers: { ...JSON_TYPE, authorization: `Basic ${Buffer.from("the-key:").toString("base64")}` },
      body: JSON.stringify({ type: "track", userId: name, event: "Unsubscribed", messageId: `m-${name}` }),
    }),
  );

const shopify =
  (at: (shop: Shop) => number): Message =>
  (shop) => {
    const { deps, name, email } = shop;
    const consent = { state: "unsubscribed", consent_updated_at: iso(at(shop)) };
    const body = JSON.stringify({
      id: `7-${name}`,
      email,
      email_marketing_consent: consent,
      updated_at: iso(at(shop)),
    });
    return accepted(
      invoke(makeShopifyHandler(deps), {
        path: "/webhooks/shopify",
        headers: {
          ...JSON_TYPE,
          "X-Shopify-Topic": "customers/update",
          "X-Shopify-Hmac-Sha256": signed(body, "shopify-new"),
          "X-Shopify-Shop-Domain": "demo.myshopify.com",
          "X-Shopify-Webhook-Id": `w-${name}`,
        },
        body,
      }),
    );
  };

const woocommerce: Message = ({ deps, name, email }) => {
  const [date_created_gmt, meta] = [iso(deps.time.now - HOUR).slice(0, 19), { key: "marketing_consent" }];
  const body = JSON.stringify({
    ...{ id: people, status: "processing", currency: "RUB", total: "5.00", date_created_gmt },
    ...{ date_modified_gmt: date_created_gmt, customer_id: 0, billing: { email }, line_items: [] },
    meta_data: [{ ...meta, value: "no" }],
  });
  return accepted(
    invoke(makeWooCommerceHandler(deps), {
      path: "/webhooks/woocommerce",
      headers: {
        ...JSON_TYPE,
        "X-WC-Webhook-Source": "https://shop.example/",
        "X-WC-Webhook-Topic": "order.created",
        "X-WC-Webhook-Resource": "order",
        "X-WC-Webhook-Event": "created",
        "X-WC-Webhook-Signature": signed(body, "woo-new"),
        "X-WC-Webhook-ID": "1",
        "X-WC-Webhook-Delivery-ID": `d-${name}`,
      },
      body,
    }),
  );
};

const standard: Message = ({ deps, name, email }) => {
  const [id, now] = [`msg-${name}`, deps.time.now];
  const data = { customer: { email }, source: "preference centre" };
  const body = JSON.stringify({ type: "consent.withdrawn", timestamp: iso(now), data });
  return accepted(
    invoke(makeStandardHandler(deps), {
      path: "/webhooks/standard",
      headers: {
        ...JSON_TYPE,
        "webhook-id": id,
        "webhook-timestamp": `${Math.floor(now / 1_000)}`,
        "webhook-signature": new Webhook(KEYS.standard[0] ?? "").sign(id, new Date(now), body),
      },
      body,
    }),
  );
};

const reported =
  (report: Partial<MailReport>): Message =>
  ({ id, email, now, ...shop }) =>
    makeMailFeedback({ ...shop, clock: { now } })({
      ...{ eventType: "Bounce", bounceType: undefined, messageId: "m-1", send: `earlier-${id}`, to: email },
      ...{ at: now(), sentAt: now() - HOUR, customer: Buffer.from(id).toString("base64url") },
      ...report,
    });

const HARD = { bounceType: "Permanent" };

const play = async (shop: Shop) => {
  await shop.playUntil(shop.now() + HOUR);
  return { mails: shop.mailsTo(shop.id).length, entry: await shop.journal.entry(shop.id, "welcome") };
};

describe("between claim and mail, although no profile shows it yet, a mail is stopped by", () => {
  it.each<[string, Message, string]>([
    ["a withdrawal by Segment", segment, "unsubscribed"],
    ["a withdrawal by Shopify", shopify(({ now }) => now()), "unsubscribed"],
    ["a withdrawal at the very moment of the consent", shopify(({ agreedAt }) => agreedAt), "unsubscribed"],
    ["a withdrawal by WooCommerce", woocommerce, "unsubscribed"],
    ["a withdrawal by a standard webhook", standard, "unsubscribed"],
    ["a bounce for good of an earlier mail", reported(HARD), "suppressed: bounced"],
    ["a complaint about an earlier mail", reported({ eventType: "Complaint" }), "suppressed: complained"],
  ])("%s", async (_, message, outcome) => {
    const world = await shop(message);
    expect(await play(world)).toMatchObject({ mails: 0, entry: { status: "done", outcome } });
    expect(await world.journal.sends(world.id)).toEqual([]);
  });
});

describe("a mail goes all the same after", () => {
  it.each<[string, Message]>([
    ["a withdrawal that came late: the consent was given since", shopify(({ agreedAt }) => agreedAt - HOUR)],
    ["a bounce that may pass", reported({ bounceType: "Transient" })],
    ["an earlier mail that arrived", reported({ eventType: "Delivery" })],
  ])("%s", async (_, message) => {
    expect(await play(await shop(message))).toMatchObject({ mails: 1 });
  });

  it("a bounce of the address that the customer had before", async () => {
    const world = await shop(reported({ ...HARD, to: "before@example.com", at: NOON }));
    await world.has(world.id, { addressSince: NOON + HOUR });
    expect(await play(world)).toMatchObject({ mails: 1 });
  });

  it("but not after a bounce of the new one", async () => {
    const world = await shop(reported({ ...HARD, at: NOON + 2 * HOUR }));
    await world.has(world.id, { addressSince: NOON + HOUR });
    expect(await play(world)).toMatchObject({ mails: 0 });
  });
});

describe("a message that comes twice", () => {
  it("stops mails as one fact", async () => {
    const world = await shop(async () => {});
    for (const message of [segment, shopify(({ now }) => now()), standard, reported(HARD), reported(HARD)]) {
      await message(world);
      await message(world);
    }
    const keys = [world.id, emailKey(hashEmail(world.email)), platformKey("shopify", `7-${world.name}`)];
    const stops = (await Promise.all(keys.map(world.events.stopsOf))).flat();
    expect(stops.map(({ kind, source }) => `${source} ${kind}`).sort()).toEqual([
      "segment consent-withdrawn",
      "ses mail",
      "shopify consent-withdrawn",
      "standard consent-withdrawn",
    ]);
  });
});
