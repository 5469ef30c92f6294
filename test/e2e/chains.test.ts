import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Mail } from "../../local/mail/mails.ts";
import { makeRecover } from "../../src/app/chains/recover.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import { type StoreStack, startStore } from "../support/store-stack.ts";

/** Noon in Moscow, far from the quiet hours. */
const NOON = Date.UTC(2026, 2, 2, 9);
const withoutHoldouts = (text: string) => text.replace(/holdout_percent: \d+/, "holdout_percent: 0");

let store: StoreStack;

beforeAll(async () => {
  store = await startStore(NOON, withoutHoldouts);
});

afterAll(() => store.stop());

let people = 0;

/** Somebody new, known by address. Each test has people of its own: the clock only goes forward. */
function person(consents = true) {
  const userId = `person-${++people}`;
  const email = `${userId}@example.com`;
  const consent = consents ? { marketing_consent: { granted: true, source: "test" } } : {};
  const cart_id = `cart-${userId}`;
  const product = (name: string) => ({
    product_id: name,
    name,
    category: "tea",
    price: 390,
    currency: "RUB",
  });
  const call = (event: string, properties: object) => ({ type: "track", userId, event, properties });
  return {
    userId,
    email,
    identified: {
      type: "identify",
      userId,
      traits: { email, timezone: "Europe/Moscow", locale: "en", ...consent },
    },
    signedUp: call("Signed Up", { entry: "registration" }),
    adds: (name: string) => call("Product Added", { cart_id, quantity: 1, ...product(name) }),
    removes: (name: string) => call("Product Removed", { cart_id, quantity: 1, ...product(name) }),
    orders: (name: string) =>
      call("Order Completed", {
        order_id: `o-${userId}`,
        cart_id,
        total: 390,
        currency: "RUB",
        products: [product(name)],
      }),
  };
}

const wallTime = (at: number) => new Date(at).toLocaleTimeString("en-GB", { timeZone: "Europe/Moscow" });

const hoursAfter = (mail: Mail | undefined, at: number) => ((mail?.at ?? 0) - at) / HOUR;

describe("an abandoned cart", () => {
  beforeEach(() => store.until("12:00"));

  it("gets exactly one mail, 24 hours after the last change, with what is in it by then", async () => {
    const anna = person();
    await store.happens(anna.identified, anna.adds("Earl Grey"));
    await store.passes("2h");
    await store.happens(anna.adds("Matcha"));
    const lastChange = store.stack.clock.now();
    await store.passes("23h");
    expect(await store.mailsTo(anna.email)).toEqual([]);
    await store.passes("5d");
    const mails = await store.mailsTo(anna.email);
    expect(mails).toHaveLength(1);
    expect(hoursAfter(mails[0], lastChange)).toBeGreaterThanOrEqual(24);
    expect(hoursAfter(mails[0], lastChange)).toBeLessThan(24.5);
    expect(mails[0]?.text).toContain("Earl Grey");
    expect(mails[0]?.text).toContain("Matcha");
  });

  it.each([
    ["bought", (one: ReturnType<typeof person>) => one.orders("Earl Grey")],
    ["emptied", (one: ReturnType<typeof person>) => one.removes("Earl Grey")],
  ])("gets nothing when it was %s", async (_, act) => {
    const boris = person();
    await store.happens(boris.identified, boris.adds("Earl Grey"));
    await store.passes("20h");
    await store.happens(act(boris));
    await store.passes("5d");
    const subjects = (await store.mailsTo(boris.email)).filter(({ tags }) => tags.chain === "abandoned-cart");
    expect(subjects).toEqual([]);
  });

  it("gets its own reminder when the cart before it was bought", async () => {
    const bella = person();
    await store.happens(bella.identified, bella.adds("Earl Grey"));
    await store.passes("2h");
    await store.happens(bella.orders("Earl Grey"));
    await store.passes("1h");
    await store.happens(bella.adds("Matcha"));
    await store.passes("2d");
    const mails = (await store.mailsTo(bella.email)).filter(({ tags }) => tags.chain === "abandoned-cart");
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain("Matcha");
    expect(mails[0]?.text).not.toContain("Earl Grey");
  });

  it("gets nothing without consent", async () => {
    const clara = person(false);
    await store.happens(clara.identified, clara.adds("Earl Grey"));
    await store.passes("5d");
    expect(await store.mailsTo(clara.email)).toEqual([]);
  });

  it("waits for the morning where it falls due at night", async () => {
    await store.until("22:00");
    const dora = person();
    await store.happens(dora.identified, dora.adds("Earl Grey"));
    await store.passes("3d");
    const [mail] = await store.mailsTo(dora.email);
    expect(wallTime(mail?.at ?? 0)).toMatch(/^09:0/);
  });
});

describe("a newcomer", () => {
  beforeEach(() => store.until("12:00"));

  it("is welcomed at once with a code, and once only however often the sign-up is sent", async () => {
    const emil = person();
    await store.happens(emil.identified, emil.signedUp, { ...emil.signedUp, messageId: "twice" });
    await store.happens({ ...emil.signedUp, messageId: "twice" });
    await store.passes("1h");
    const mails = await store.mailsTo(emil.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toMatch(/HELLO-[0-9A-Z]{8}/);
  });

  it("who unsubscribes with one click hears nothing more", async () => {
    const fred = person();
    await store.happens(fred.identified, fred.signedUp);
    await store.passes("1h");
    const [welcome, ...others] = await store.mailsTo(fred.email);
    expect(others).toEqual([]);
    const link = /<(https?:[^>]+)>/.exec(headerOf(welcome, "list-unsubscribe"))?.[1] ?? "";
    const shown = await fetch(link);
    expect(shown.status).toBe(200);
    const clicked = await fetch(link, {
      method: "POST",
      body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
    });
    expect(clicked.status).toBe(200);
    await store.stack.settled();
    await store.happens(fred.adds("Earl Grey"));
    await store.passes("14d");
    expect(await store.mailsTo(fred.email)).toHaveLength(1);
  });

  it("who only looks at the unsubscribe page keeps getting mails", async () => {
    const gina = person();
    await store.happens(gina.identified, gina.signedUp);
    await store.passes("1h");
    const [welcome] = await store.mailsTo(gina.email);
    await fetch(/<(https?:[^>]+)>/.exec(headerOf(welcome, "list-unsubscribe"))?.[1] ?? "");
    await store.passes("14d");
    expect((await store.mailsTo(gina.email)).length).toBeGreaterThan(1);
  });
});

describe("a chain whose execution was stopped by hand", () => {
  it("is taken up again where it stood, and nobody gets a mail twice", async () => {
    const { stack } = store;
    const { clock, config, journal, workflows } = await import("../../src/adapters/wiring.ts");
    const { SFNClient, ListExecutionsCommand, StopExecutionCommand } = await import("@aws-sdk/client-sfn");
    const sfn = new SFNClient({});
    const stateMachineArn = stack.environment.CHAIN_STATE_MACHINE_ARN;
    const running = async () =>
      (await sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: "RUNNING" }))).executions ??
      [];
    const recover = makeRecover({ config: config(), journal: journal(), workflows: workflows(), clock });

    const ann = person();
    await store.until("12:00");
    await store.happens(ann.identified, ann.adds("Oolong"));
    const before = await running();
    expect(before.length).toBeGreaterThan(0);
    expect(await recover({ dryRun: false })).toEqual([]);
    for (const { executionArn } of before) await sfn.send(new StopExecutionCommand({ executionArn }));
    expect(await running()).toEqual([]);

    const recovered = await recover({ dryRun: false });
    expect(recovered.map(({ chain }) => chain)).toContain("abandoned-cart");
    expect(recovered.every(({ execution }) => execution?.endsWith("-r1"))).toBe(true);
    expect(await recover({ dryRun: false })).toEqual([]);
    await store.passes("2d");
    expect(await store.mailsTo(ann.email)).toHaveLength(1);
  });
});

it("no work was given up", async () => {
  const { queues } = await store.stack.stats();
  expect(Object.values(queues).every((messages) => messages === 0)).toBe(true);
});

function headerOf(mail: Mail | undefined, name: string): string {
  const [, value] =
    Object.entries(mail?.headers ?? {}).find(([header]) => header.toLowerCase() === name) ?? [];
  return value ?? "";
}
