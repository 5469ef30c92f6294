import { describe, expect, it } from "vitest";
import { hashEmail } from "../../src/app/collect/identity-keys.ts";
import { openDoor } from "../support/door.ts";
import { key } from "../support/facts.ts";
import { NOW } from "../support/ingest.ts";

const YES = { marketing_consent: true };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const addressKey = (address: string) => `e:${hashEmail(address)}`;
const iso = (at: number) => new Date(at).toISOString();

/** A customer whom WooCommerce knows: number, address, name, phone, one order, consent at the checkout. */
const wooOrder = (customer: number, email: string) => ({
  ...{ id: 100 + customer, status: "completed", currency: "RUB", total: "1500.00", customer_id: customer },
  ...{ date_created_gmt: "2026-02-20T10:00:00", date_modified_gmt: "2026-02-20T10:00:00" },
  billing: { email, first_name: "Anna", last_name: "Known", phone: "+7 900 1" },
  meta_data: [{ key: "marketing_consent", value: "yes" }],
  line_items: [{ product_id: 7, name: "Samovar", price: 1500, quantity: 1 }],
});

const identify = (userId: string, traits: object, more: object = {}) => ({
  ...{ type: "identify", userId, traits, messageId: `i-${userId}-${JSON.stringify(traits)}` },
  ...more,
});

describe("somebody with the key that stands in every page", () => {
  it("redirects no mails of customers known by webhooks, one user id after the other", async () => {
    const door = openDoor();
    for (const one of numbers(20)) {
      await door.webhook("woocommerce", "order.created", wooOrder(one, `customer${one}@shop.example`));
      await door.server(identify(`${one}`, { email: `customer${one}@shop.example` }));
    }
    const before = await door.mailable();
    await door.browser(
      ...numbers(20).map((one) => identify(`${one}`, { email: `catch+${one}@evil.example`, ...YES })),
    );
    expect(before).toHaveLength(20);
    expect(await door.mailable()).toEqual(before);
    expect(await door.profile("u:7")).toMatchObject({
      email: "customer7@shop.example",
      claimed: { email: "c…@evil.example" },
      orders: 1,
    });
  });

  it("takes over nobody by an address alone", async () => {
    const door = openDoor();
    await door.webhook("woocommerce", "order.created", wooOrder(1, "anna@shop.example"));
    await door.browser(identify("x", { email: "anna@shop.example" }));
    await door.browser(identify("x", { email: "me@evil.example", name: "Me", ...YES }));
    expect(await door.mailable()).toEqual(["anna@shop.example"]);
    expect(await door.profile("p:woocommerce:1")).toMatchObject({
      email: "anna@shop.example",
      name: "Anna Known",
      orders: 1,
    });
    expect(door.asked.map(({ address }) => address)).toEqual(["me@evil.example"]);
  });

  it("takes no orders out of a profile by nine identifies with its address", async () => {
    const door = openDoor();
    await door.webhook("woocommerce", "order.created", wooOrder(1, "anna@shop.example"));
    for (const one of numbers(9)) await door.browser(identify(`evil-${one}`, { email: "anna@shop.example" }));
    expect(await door.holder(addressKey("anna@shop.example"))).toBe("p:woocommerce:1");
    expect(await door.profile("p:woocommerce:1")).toMatchObject({ orders: 1, email: "anna@shop.example" });
  });

  it("makes no relay for spam of made-up addresses: each owner is asked, and nobody is mailable", async () => {
    const door = openDoor();
    const calls = numbers(200).map((one) =>
      identify(`spam-${one}`, { email: `victim${one}@mail.example`, name: "evil.example/win", ...YES }),
    );
    expect((await door.browser(...calls)).body).toEqual({ success: true });
    expect(await door.mailable()).toEqual([]);
    expect(new Set(door.asked.map(({ address }) => address)).size).toBe(200);
  });

  it("is told in the counts where too many sign-ups come from one place", async () => {
    const door = openDoor(({ address }) => (address.startsWith("victim1") ? "asked" : "limited"));
    await door.browser(
      identify("1", { email: "victim1@mail.example", ...YES }),
      identify("2", { email: "victim2@mail.example", ...YES }),
    );
    expect(await door.unseen()).toMatchObject([{ kind: "limited", name: "sign-up", count: 1 }]);
  });

  it("asks a mailbox's owner once a request, whichever user ids give the address", async () => {
    const door = openDoor();
    await door.browser(
      ...numbers(100).map((one) => identify(`id-${one}`, { email: "one@mail.example", ...YES })),
    );
    expect(door.asked).toHaveLength(1);
    expect(await door.mailable()).toEqual([]);
    expect(await door.standing("one@mail.example")).toMatchObject({ mayMail: "not-now" });
  });

  it("spends nothing by a forged order, and cancels and refunds none of the shop's", async () => {
    const door = openDoor();
    await door.server({
      ...{ type: "track", userId: "1", event: "Order Completed", messageId: "o" },
      properties: { order_id: "A", total: 100, currency: "RUB" },
    });
    const forged = (event: string, properties: object) => ({
      ...{ type: "track", userId: "1", event, messageId: `forged-${event}` },
      properties: { currency: "RUB", ...properties },
    });
    await door.browser(
      forged("Order Completed", { order_id: "B", total: 99_999_999 }),
      forged("Order Updated", { order_id: "A", total: 99_999_999 }),
      forged("Order Cancelled", { order_id: "A" }),
      forged("Order Refunded", { order_id: "A" }),
    );
    expect(await door.profile("u:1")).toMatchObject({
      orders: 1,
      spent: 100_00,
      refunded: 0,
    });
    expect(await door.unseen()).toMatchObject([{ kind: "uncounted", name: "order", count: 1 }]);
  });

  it("joins no two customers by an alias, and hands over no cart to a stranger's account", async () => {
    const door = openDoor();
    await door.server(
      identify("1", { email: "anna@shop.example" }),
      identify("2", { email: "boris@shop.example" }),
    );
    await door.browser({ type: "alias", userId: "2", previousId: "1", messageId: "alias" });
    expect([await door.holder("u:1"), await door.holder("u:2")]).toEqual(["u:1", "u:2"]);
  });

  it("lifts no withdrawal, complaint or bounce, whatever dates it gives its consents", async () => {
    const door = openDoor();
    await door.server(identify("1", { email: "anna@shop.example", marketing_consent: false }));
    const later = { granted: true, at: iso(NOW + 1_000), double_opt_in_at: iso(NOW + 1_000) };
    door.deps.time.now = NOW + 60_000;
    await door.browser(identify("1", { email: "anna@shop.example", marketing_consent: later }));
    expect(await door.standing("anna@shop.example")).toMatchObject({ mayMail: "never", why: "unsubscribed" });
    expect((await door.profile("u:1"))?.consent.status).toBe("withdrawn");
  });

  it("takes no fact's place: the shop's own message with the same id still counts", async () => {
    const door = openDoor();
    const call = identify("1", { email: "anna@shop.example", ...YES });
    await door.browser(call);
    await door.server(call);
    expect(await door.mailable()).toEqual(["anna@shop.example"]);
  });

  it("welcomes no stranger: that somebody has joined waits for the mailbox's owner", async () => {
    const door = openDoor();
    await door.browser({
      ...{ type: "track", userId: "new", event: "Newsletter Subscribed", messageId: "s" },
      properties: { email: "ann@mail.example", entry: "footer" },
      context: { traits: { name: "Ann" }, ip: "198.51.100.1", locale: "en" },
    });
    expect((await door.facts()).map(({ kind }) => kind).sort()).toEqual(["consent-given", "identified"]);
    expect(door.asked).toMatchObject([
      {
        ...{ address: "ann@mail.example", customer: "u:new", entry: "footer", name: "Ann" },
        proof: { address: "ann@mail.example", channel: "email" },
        // The request's own, not what the page says of itself.
        ip: "203.0.113.9",
      },
    ]);
    expect(await door.unseen()).toEqual([]);
  });

  it("is believed at once where a server says so, and nobody is asked", async () => {
    const door = openDoor();
    await door.server({
      ...{ type: "track", userId: "new", event: "Newsletter Subscribed", messageId: "s" },
      ...{ properties: { email: "ann@mail.example", entry: "footer" }, timestamp: iso(NOW - 1_000) },
    });
    expect(door.asked).toEqual([]);
    expect(await door.mailable()).toEqual(["ann@mail.example"]);
    expect((await door.facts()).some(({ kind }) => kind === "subscribed")).toBe(true);
  });

  it("asks again when the request comes again, because the first may have failed", async () => {
    let fails = true;
    const door = openDoor(() => {
      if (fails) throw new Error("no mail today");
      return "asked-today";
    });
    const call = identify("1", { email: "ann@mail.example", ...YES });
    expect((await door.browser(call)).status).toBe(500);
    fails = false;
    expect((await door.browser(call)).status).toBe(200);
    expect(door.asked).toHaveLength(2);
  });
});

describe("what is stored of a browser's word", () => {
  it("holds no address that could be written to", async () => {
    const door = openDoor();
    const email = "some.victim+tag@mail.example";
    const track = (event: string, properties: object) => ({
      ...{ type: "track", anonymousId: "a", event, messageId: event, properties },
      context: {
        traits: { email },
        page: { url: `https://shop.example/?mail=${encodeURIComponent(email)}` },
      },
    });
    await door.browser(
      identify("u", { email, name: email, company: "x", ...YES }),
      identify("v", { email, marketing_consent: { granted: false, address: email } }),
      identify(email, { email, other: [{ deep: `<${email}>` }] }),
      track("Anything Else", { email, mail: `mailto:${email}` }),
      track("Newsletter Subscribed", { email, entry: email }),
      { ...track("", {}), type: "page", messageId: "page" },
      { type: "group", userId: "u", groupId: "g", messageId: "g", traits: { email } },
      {
        type: "identify",
        userId: "u",
        messageId: "c",
        traits: { marketing_consent: { granted: true, address: email } },
      },
    );
    for await (const one of door.events.keys(0, 1)) {
      const text = JSON.stringify(await door.events.factsOf(one));
      expect(text).not.toContain("victim");
      expect(text).not.toContain("some.v");
    }
    expect((await door.profile("u:u"))?.claimed?.email).toBe("s…@mail.example");
  });

  it("keeps the addresses that the shop tells", async () => {
    const door = openDoor();
    await door.server(identify("u", { email: "anna@shop.example" }));
    expect((await door.profile("u:u"))?.email).toBe("anna@shop.example");
  });

  it("claims nothing where it says what the shop says", async () => {
    const door = openDoor();
    await door.server(identify("u", { email: "Anna@shop.example" }));
    await door.browser(identify("u", { email: "anna@shop.example" }));
    expect((await door.profile("u:u"))?.claimed).toBeUndefined();
  });
});

describe("a browser's withdrawal", () => {
  const no = (userId: string, messageId: string, traits: object) => ({
    ...{ type: "identify", userId, messageId, traits: { ...traits, marketing_consent: false } },
  });

  it("counts like anybody's, for the mailbox that it names", async () => {
    const door = openDoor();
    await door.server(identify("1", { email: "anna@shop.example", ...YES }));
    await door.browser(no("other", "w", { email: "anna@shop.example" }));
    expect(await door.standing("anna@shop.example")).toMatchObject({ mayMail: "never" });
    expect(await door.mailable()).toEqual([]);
  });

  it("counts without an address for the customer and the address that the shop knows", async () => {
    const door = openDoor();
    await door.server(identify("1", { email: "anna@shop.example", ...YES }));
    await door.browser({ type: "track", userId: "1", event: "Unsubscribed", messageId: "w" });
    expect(await door.mailable()).toEqual([]);
    expect(await door.standing("anna@shop.example")).toMatchObject({ mayMail: "never" });
  });

  it("finds the mailbox of an address that only a browser has claimed", async () => {
    const door = openDoor();
    await door.browser(identify("1", { email: "ann@mail.example" }));
    await door.browser({ type: "track", userId: "1", event: "Unsubscribed", messageId: "w" });
    expect(await door.standing("ann@mail.example")).toMatchObject({ mayMail: "never" });
  });

  it("is kept without effect beyond five an hour for one address, and counted", async () => {
    const door = openDoor();
    for (const one of numbers(7)) await door.browser(no(`u${one}`, `w${one}`, { email: "ann@mail.example" }));
    const facts = await door.facts();
    expect(facts.filter(({ kind }) => kind === "consent-withdrawn")).toHaveLength(5);
    expect(facts.filter((one) => one.kind === "opaque" && one.type === "consent-withdrawn")).toHaveLength(2);
    expect(await door.unseen()).toMatchObject([{ kind: "limited", name: "withdrawal" }]);
    await door.browser(no("u3", "w3", { email: "ann@mail.example" }));
    expect(await door.facts()).toHaveLength(facts.length);
    door.deps.time.now += 3_600_000;
    await door.browser(no("u8", "w8", { email: "ann@mail.example" }));
    expect((await door.facts()).filter(({ kind }) => kind === "consent-withdrawn")).toHaveLength(6);
  });

  it("has no limit where the shop's server says it", async () => {
    const door = openDoor();
    await door.server(...numbers(9).map((one) => no(`u${one}`, `w${one}`, { email: "ann@mail.example" })));
    expect((await door.facts()).filter(({ kind }) => kind === "consent-withdrawn")).toHaveLength(9);
  });
});

describe("a body of Shopify's that somebody has captured", () => {
  const order = {
    ...{ id: 1, admin_graphql_api_id: "gid://shopify/Order/1", email: "anna@shop.example", currency: "RUB" },
    ...{ created_at: iso(NOW - 9e6), updated_at: iso(NOW - 9e6), processed_at: iso(NOW - 9e6) },
    ...{
      total_price: "100.00",
      current_total_price: "100.00",
      cancelled_at: null,
      line_items: [],
      refunds: [],
    },
    customer: { id: 5, email: "anna@shop.example", state: "disabled" },
  };

  it.each([
    ...["orders/cancelled", "orders/delete", "orders/updated", "orders/paid", "orders/fulfilled"],
    ...["refunds/create", "checkouts/create", "checkouts/update", "customers/create", "customers/update"],
    ...["customers/redact", "customers/data_request", "shop/redact", "orders/edited", "customers/delete"],
  ])("does nothing under the topic %s", async (topic) => {
    const door = openDoor();
    await door.webhook("shopify", "orders/create", order);
    const before = await door.profile("p:shopify:5");
    expect((await door.webhook("shopify", topic, order)).status).toBe(200);
    const after = await door.profile("p:shopify:5");
    expect({ ...after, facts: 0 }).toEqual({ ...before, facts: 0 });
    expect(after).toMatchObject({ orders: 1, consent: { status: "none" } });
    expect(after?.suppression).toBeUndefined();
  });

  it("orders nothing a second time", async () => {
    const door = openDoor();
    await door.webhook("shopify", "orders/create", order);
    await door.webhook("shopify", "orders/create", order);
    expect((await door.profile("p:shopify:5"))?.orders).toBe(1);
  });
});

describe("partitions", () => {
  it("of ledgers are asked for by the address, never by what is shown of it", async () => {
    const door = openDoor();
    await door.browser(identify("1", { email: "ann@mail.example", ...YES }));
    expect(await door.standing("a…@mail.example")).toMatchObject({ why: "no consent to mails" });
    expect(await door.events.factsOf(key("u:1"))).toMatchObject([
      { kind: "linked" },
      { kind: "identified", mailbox: expect.stringMatching(/^m:/) },
      { kind: "consent-given", rank: "browser" },
    ]);
  });
});
