import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { makeReferralHandler } from "../../functions/loyalty/referral-handler.ts";
import { widgetModule } from "../../scripts/embed/bundle.ts";
import { WIDGET_SCRIPT } from "../../src/app/loyalty/widget/widget-script.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import { settingsOf } from "../../web/loyalty/settings.ts";
import { NOON } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";
import { pageKey, signed, widgetShop } from "../support/loyalty-widget.ts";
import { walletWith } from "../support/wallets.ts";

const WRITTEN = new URL("../../src/app/loyalty/widget/widget-script.ts", import.meta.url);
const SCRIPT = "https://api.example/v1/me/loyalty/widget.js";
const of = (user: string, more: Readonly<Record<string, string>> = {}) => ({
  query: { user, signature: signed(user), ...more },
});

describe("the widget's script", () => {
  it("is current (else run npm run embed)", async () => {
    expect(await readFile(WRITTEN, "utf8")).toBe(widgetModule());
  });

  it("is smaller than 10 KB as it travels", () => {
    expect(gzipSync(WIDGET_SCRIPT).length).toBeLessThan(10 * 1024);
  });

  it("is served to every page, and kept by browsers for minutes", async () => {
    const { ask } = await widgetShop();
    expect(await ask({ path: "/v1/me/loyalty/widget.js" })).toMatchObject({
      status: 200,
      headers: { "cross-origin-resource-policy": "cross-origin" },
      body: WIDGET_SCRIPT,
    });
  });

  it("asks where it comes from for whom its tag names, and nothing where the tag names nobody", () => {
    const around = { data: { user: "4 2", signature: "ab", theme: "dark" }, language: "ru" };
    expect(settingsOf(SCRIPT, around)).toEqual({
      ...{ address: "https://api.example/v1/me/loyalty?user=4+2&signature=ab&lang=ru" },
      ...{ language: "ru", theme: "dark" },
    });
    expect(settingsOf(SCRIPT, { data: {}, language: "ru" })).toBeUndefined();
    expect(settingsOf("https://cdn.example/widget.js", around)).toBeUndefined();
  });
});

describe("what the widget is told", () => {
  it("is the customer's account in the customer's language, for a minute and no other cache", async () => {
    const { ask } = await widgetShop();
    const answer = await ask(of("42", { lang: "ru-RU" }));
    expect(answer).toMatchObject({ status: 200, headers: { "cache-control": "private, max-age=60" } });
    expect(JSON.parse(answer.body)).toMatchObject({
      ...{ language: "ru", points: 1_250, worth: 1_250, pending: 180 },
      level: { name: "Бронза", percent: 3 },
      next: { name: "Золото", missing: 940, share: 0.906 },
      expiring: [
        { on: "2026-03-10", points: 300 },
        { on: "2026-08-22", points: 950 },
      ],
      coming: [{ on: "2026-03-08", points: 180 }],
      history: [
        { kind: "friend", points: 500, on: "2026-02-28" },
        { kind: "spent", points: -120 },
        { kind: "action", name: "Отзыв", points: 100, on: "2026-02-25" },
        { kind: "level", level: "Бронза" },
        { kind: "order", points: 30, on: "2026-02-09" },
      ],
      earn: [{ name: "Отзыв", points: 100 }],
    });
  });

  it("holds nothing of the customer but that: no contact, no orders, no keys", async () => {
    const { ask } = await widgetShop();
    const { body } = await ask(of("42"));
    expect(body).not.toMatch(/900000|@|u:42|u:7|"order":/);
  });

  it("has the card with a QR code of its number where there is one, and what tills hold is not in the points", async () => {
    const { ask, wallets, member } = await widgetShop();
    expect(JSON.parse((await ask(of("42"))).body)).not.toHaveProperty("card");
    if (!member.loyalty) throw new Error("no account");
    const hold = { order: "A", points: 250, at: NOON, until: NOON + HOUR, state: "held" } as const;
    await wallets.put({
      ...walletWith(member.loyalty.lots, { customer: member.id, holds: [hold] }),
      card: "9123456789012348",
    });
    const { points, worth, card, qr } = JSON.parse((await ask(of("42"))).body);
    expect({ points, worth, card }).toEqual({ points: 1_000, worth: 1_000, card: "9123456789012348" });
    expect(qr.size).toBeGreaterThan(21);
    expect(qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
  });

  it("is nothing yet of somebody who has bought nothing, with a link for friends that works from then on", async () => {
    const { ask, referrals } = await widgetShop();
    const account = JSON.parse((await ask(of("new"))).body);
    expect(account).toMatchObject({ points: 0, level: { name: "Bronze" }, history: [], expiring: [] });
    expect(await referrals.find(account.referral.code)).toBe("u:new");
  });

  it.each([
    ["nobody is named", {}, 400, "user"],
    ["nothing is signed", { user: "42" }, 401, "signature"],
    ["another user was signed", { user: "42", signature: signed("41") }, 401, "signature"],
    ["a key signed that stands in pages", { user: "42", signature: signed("42", pageKey) }, 401, "signature"],
  ])("is refused where %s", async (_, query, status, place) => {
    const { ask } = await widgetShop();
    const answer = await ask({ query: query as Record<string, string> });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ place });
  });

  it("is not there where there is no programme", async () => {
    const { ask } = await widgetShop({ loyalty: null });
    expect((await ask(of("42"))).status).toBe(404);
  });
});

describe("a link for friends", () => {
  const follow = async (code: string, url = "https://shop.example/") => {
    const bundle = bundleWith();
    const config = {
      current: async () => ({
        ...{ version: 1, publishedAt: 0, by: "test", digest: "", files: {} },
        bundle: { ...bundle, store: { ...bundle.store, url } },
      }),
    };
    const event = {
      pathParameters: { code },
      headers: {},
      requestContext: { http: { sourceIp: "203.0.113.7" } },
    } as unknown as APIGatewayProxyEventV2;
    const answer = await makeReferralHandler({ config })(event, {} as Context);
    expect(answer.headers).not.toHaveProperty("set-cookie");
    return [answer.statusCode, answer.headers?.location];
  };

  it("leads to the shop with the code in the address", async () => {
    expect(await follow("friend-7f3k9q2m")).toEqual([302, "https://shop.example/?ref=FRIEND-7F3K9Q2M"]);
    expect(await follow("FRIEND-7F3K9Q2M", "https://shop.example/en?x=1")).toEqual([
      302,
      "https://shop.example/en?x=1&ref=FRIEND-7F3K9Q2M",
    ]);
  });

  it("leads to the shop with anything else as well, and takes none of it along", async () => {
    expect(await follow("https://evil.example")).toEqual([302, "https://shop.example/"]);
  });
});
