import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeConfirmations } from "../../src/app/confirm/request.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { signUpOf } from "../support/confirming.ts";
import { type StoreStack, startStore } from "../support/store-stack.ts";

const NOON = Date.UTC(2026, 2, 2, 9);
const withoutHoldouts = (text: string) => text.replace(/holdout_percent: \d+/, "holdout_percent: 0");

let store: StoreStack;
beforeAll(async () => {
  store = await startStore(NOON, withoutHoldouts);
});
afterAll(() => store.stop());
beforeEach(() => store.until("12:00"));

/** Signs up as ingestion does it. */
async function signsUp(address: string, over: Parameters<typeof signUpOf>[1] = {}) {
  const { clock, config, confirmationRuns, events, secrets, signUps } = await import(
    "../../src/adapters/wiring.ts"
  );
  const stores = { events: events(), config: config(), secrets: secrets(), signUps: signUps() };
  const { request } = makeConfirmations({ ...stores, runs: confirmationRuns(), clock });
  const now = store.stack.clock.now();
  const customer = `a:${address}` as CustomerKey;
  const answer = await request(signUpOf(address, { customer, at: now, receivedAt: now, ...over }));
  await store.stack.settled();
  return answer;
}

async function linkIn(address: string): Promise<string> {
  const mail = (await store.mailsTo(address)).at(-1);
  return /https?:\/\/\S+\/confirm\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "";
}

const press = (link: string) => fetch(link, { method: "POST", headers: { accept: "text/html" } });

describe("who signs up in a browser", () => {
  it("is asked at once, reminded after one day and three, and left alone then", async () => {
    const nora = "nora@example.com";
    expect(await signsUp(nora)).toBe("asked");
    expect(await store.mailsTo(nora)).toHaveLength(1);
    await store.passes("23h");
    expect(await store.mailsTo(nora)).toHaveLength(1);
    await store.passes("2h");
    expect(await store.mailsTo(nora)).toHaveLength(2);
    await store.passes("2d");
    expect(await store.mailsTo(nora)).toHaveLength(3);
    await store.passes("6d");
    expect(await store.mailsTo(nora)).toHaveLength(3);
  });

  it("confirms with the button and is welcomed; opening the link does nothing", async () => {
    const olga = "olga@example.com";
    await signsUp(olga, { entry: "footer", name: "Olga", locale: "en" });
    const link = await linkIn(olga);
    const page = await fetch(link, { headers: { accept: "text/html" } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<button>Confirm</button>");
    await store.passes("2h");
    expect(await store.mailsTo(olga)).toHaveLength(1);

    expect((await press(link)).status).toBe(200);
    expect((await press(link)).status).toBe(200);
    await store.passes("2h");
    const [asked, welcome, ...more] = await store.mailsTo(olga);
    expect(asked?.headers).not.toHaveProperty("List-Unsubscribe");
    expect(welcome?.tags.chain).toBe("welcome");
    expect(welcome?.text).toContain("Olga");
    expect(more).toEqual([]);
    await store.passes("4d");
    const confirmations = (await store.mailsTo(olga)).filter(({ tags }) => tags.chain === "confirm");
    expect(confirmations).toHaveLength(1);
  });

  it("is welcomed within five minutes of confirming, when the till knows the code", async () => {
    const rita = "rita@example.com";
    await signsUp(rita, { entry: "footer", name: "Rita", locale: "en" });
    expect((await press(await linkIn(rita))).status).toBe(200);
    await store.passes("5m");
    expect((await store.mailsTo(rita)).map(({ tags }) => tags.chain)).toEqual(["confirm", "welcome"]);
  });

  it("is asked again a day later when they sign up again", async () => {
    const piet = "piet@example.com";
    await signsUp(piet);
    expect(await signsUp(piet)).toBe("asked-today");
    await store.passes("23h");
    await store.passes("2h");
    expect(await signsUp(piet)).toBe("asked");
    await store.passes("23h");
    await store.passes("2h");
    expect((await store.mailsTo(piet)).length).toBeGreaterThanOrEqual(3);
  });
});
