import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { Fact, FactOf } from "../../src/domain/facts/facts.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { fact, item, order, refund, rub } from "../support/facts.ts";

const ANN = keyOf("ann");
const MONTH = 30 * DAY;

const CARE = {
  list: [
    {
      category: "coffee_machines",
      instructions: "Run it empty first.",
      warranty_months: 24,
      accessories: [{ category: "coffee", name: "Beans" }],
    },
    { product: "gift", warranty_months: 6 },
  ],
};

const TEMPLATE = {
  subject: "About {{ order.number }}",
  html: `{% for item in care %}[{{ item.name }} x{{ item.quantity }}: {{ item.instructions }} until {{ item.warranty_ends }}{% for one in item.accessories %} with {{ one.name }}{% endfor %}]{% endfor %}
of {{ order.items.size }} lines for {{ order.total }}{% if offer %} OFFER{% endif %}{% if links.unsubscribe %} stop{% endif %}`,
};

function shop(chain: Partial<Chain> & Pick<Chain, "steps">, store: Partial<Bundle["store"]> = {}): Bundle {
  const bundle = shopWith(
    {
      kind: "service",
      enter: { event: "order_delivered", items: 'category == "coffee_machines"' },
      reenter: "0d",
      ...chain,
    },
    store,
  );
  return { ...bundle, care: CARE, templates: { ...bundle.templates, care: { en: TEMPLATE } } };
}

const MACHINE = item("m-1", { name: "Machine", category: "coffee_machines", price: rub(900_000) });
const CUP = item("cup", { name: "Cup", category: "home", price: rub(100_000), quantity: 2 });

const placed = (id: string, at = NOON, items = [MACHINE, CUP]) =>
  order(id, at, 1_100_000, { customer: ANN, items });
const delivered = (id: string, at = NOON, more: Partial<FactOf<"order-delivered">> = {}) =>
  fact("order-delivered", { order: id, at, customer: ANN, ...more });

async function worldOf(bundle: Bundle) {
  const world = await makeWorld({ bundle });
  await world.has(ANN, { consent: { status: "none" } });
  const tell = async (...facts: readonly Fact[]) => {
    await world.events.append(facts);
    await world.happens(ANN, ...facts);
  };
  const entries = () => world.journal.entries(ANN);
  const mails = () => world.mailsTo(ANN).map(({ subject, html }) => `${subject} ${html}`);
  return { ...world, tell, entries, mails };
}

const SEND: Chain["steps"] = [{ send: "care" }];

describe("a chain about what was bought", () => {
  it("writes of the lines that it asks for, without consent and without anything that advertises", async () => {
    const world = await worldOf(shop({ steps: SEND }));
    await world.tell(placed("A"), delivered("A"));
    await world.playUntil(NOON + HOUR);
    const [mail] = world.mailsTo(ANN);
    expect(mail?.subject).toBe("About A");
    expect(mail?.text).toBe("[Machine x1: Run it empty first. until 2028-03-01] of 2 lines for 11000");
    expect(mail?.unsubscribeUrl).toBeUndefined();
  });

  it("shows what goes with it where it is marketing, to whoever has agreed", async () => {
    const world = await worldOf(shop({ kind: "marketing", steps: SEND }));
    await world.has(ANN, { consent: { status: "given", at: NOON } });
    await world.tell(placed("A"), delivered("A"));
    await world.playUntil(NOON + HOUR);
    expect(world.mailsTo(ANN)[0]?.text).toContain("with Beans");
    expect(world.mailsTo(ANN)[0]?.unsubscribeUrl).toBeDefined();
  });

  it.each<readonly [string, readonly Fact[]]>([
    ["that has no such line", [placed("A", NOON, [CUP]), delivered("A")]],
    ["of which only other lines have come", [placed("A"), delivered("A", NOON, { items: [CUP] })]],
    [
      "that was cancelled",
      [
        placed("A"),
        fact("order-cancelled", { order: "A", version: NOON + 1, customer: ANN }),
        delivered("A"),
      ],
    ],
    ["that nobody has told of", [delivered("A")]],
    ["that a browser says has come", [placed("A"), delivered("A", NOON, { rank: "browser" })]],
    ["that only a browser tells of", [{ ...placed("A"), rank: "browser" }, delivered("A")]],
  ])("does not begin for an order %s", async (_, facts) => {
    const world = await worldOf(shop({ steps: SEND }));
    await world.tell(...facts);
    expect(await world.entries()).toEqual([]);
  });

  it("takes each order by itself, once, however often it is told", async () => {
    const world = await worldOf(shop({ steps: [{ wait: "2d" }, { send: "care" }] }));
    await world.tell(placed("A"), delivered("A"));
    await world.tell(placed("B"), delivered("B"), delivered("A", NOON + 1));
    await world.playUntil(NOON + 3 * DAY);
    expect(
      world
        .mailsTo(ANN)
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual(["About A", "About B"]);
    expect((await world.entries()).map(({ reason, status }) => [reason, status])).toEqual([
      ['event order_delivered: category == "coffee_machines", order A', "done"],
      ['event order_delivered: category == "coffee_machines", order B', "done"],
    ]);
  });

  it("takes one order at a time where reenter says so", async () => {
    const world = await worldOf(shop({ reenter: "90d", steps: SEND }));
    await world.tell(placed("A"), delivered("A"));
    await world.playUntil(NOON + HOUR);
    await world.tell(placed("B"), delivered("B"));
    await world.playUntil(NOON + 2 * HOUR);
    expect(world.mailsTo(ANN)).toHaveLength(1);
  });

  it.each<readonly [string, Fact, string]>([
    [
      "is cancelled",
      fact("order-cancelled", { order: "A", version: NOON + 1, customer: ANN }),
      "exit: order A was cancelled",
    ],
    [
      "is refunded as a whole",
      refund("A", NOON + 1, 1_100_000, { customer: ANN }),
      "exit: order A was refunded",
    ],
    [
      "is sent back in what it is about",
      refund("A", NOON + 1, 900_000, { customer: ANN, items: [MACHINE] }),
      "exit: nothing it is about is left of order A",
    ],
  ])("is over when the order %s", async (_, what, outcome) => {
    const world = await worldOf(shop({ steps: [{ wait: "2d" }, { send: "care" }] }));
    await world.tell(placed("A"), delivered("A"));
    await world.tell(what);
    await world.playUntil(NOON + 3 * DAY);
    expect(world.mailsTo(ANN)).toEqual([]);
    expect(await world.entries()).toMatchObject([{ status: "done", outcome }]);
  });

  it("goes on about what is left of two after one has come back, both ways of telling counted once", async () => {
    const two = { ...MACHINE, quantity: 2 };
    const world = await worldOf(shop({ steps: [{ wait: "2d" }, { send: "care" }] }));
    await world.tell(placed("A", NOON, [two]), delivered("A"));
    await world.tell(
      refund("A", NOON + 1, 900_000, { customer: ANN, items: [MACHINE] }),
      fact("order-updated", { order: "A", version: NOON + 2, items: [MACHINE], customer: ANN }),
    );
    await world.playUntil(NOON + 3 * DAY);
    expect(world.mails()[0]).toContain("[Machine x1:");
  });

  it("counts two lines of the same thing together, less what came back of it", async () => {
    const world = await worldOf(shop({ steps: [{ wait: "2d" }, { send: "care" }] }));
    await world.tell(placed("A", NOON, [MACHINE, CUP, { ...MACHINE, quantity: 2 }]), delivered("A"));
    await world.tell(refund("A", NOON + 1, 900_000, { customer: ANN, items: [MACHINE] }));
    await world.playUntil(NOON + 3 * DAY);
    expect(world.mails()[0]).toContain("[Machine x2:");
    expect(world.mails()[0]).not.toContain("][");
  });

  it("goes to whoever has unsubscribed, and not to whoever has complained", async () => {
    const world = await worldOf(shop({ steps: SEND }));
    await world.has(ANN, { consent: { status: "withdrawn", at: NOON } });
    await world.tell(placed("A"), delivered("A"));
    await world.playUntil(NOON + HOUR);
    expect(world.mailsTo(ANN)).toHaveLength(1);
    await world.has(ANN, { suppression: "complained" });
    await world.tell(placed("B"), delivered("B"));
    await world.playUntil(NOON + 2 * HOUR);
    expect(world.mailsTo(ANN)).toHaveLength(1);
  });
});

describe("a wait for the end of a warranty", () => {
  const STEPS: Chain["steps"] = [
    { send: "care" },
    { wait_for: "warranty_end", before: "30d" },
    { wait_until: "11:00" },
    { send: "care" },
  ];
  const END = Date.UTC(2028, 2, 1);

  it("lasts for years, in executions that live for less than one each", async () => {
    const world = await worldOf(shop({ steps: STEPS }));
    await world.tell(placed("A"), delivered("A"));
    await world.playUntil(END - 30 * DAY + 10 * HOUR);
    expect(world.mailsTo(ANN)).toHaveLength(1);
    await world.playUntil(END - 30 * DAY + 12 * HOUR);
    expect(world.mailsTo(ANN)).toHaveLength(2);
    const runs = [...world.workflows.started.values()];
    expect(runs.length).toBeGreaterThan(3);
    expect(await world.entries()).toMatchObject([{ status: "done", outcome: "completed" }]);
  });

  it("comes to nothing where the machine was sent back in the second year", async () => {
    const world = await worldOf(shop({ steps: STEPS }));
    await world.tell(placed("A"), delivered("A"));
    await world.playUntil(NOON + 13 * MONTH);
    await world.tell(refund("A", NOON + 13 * MONTH, 900_000, { customer: ANN, items: [MACHINE] }));
    await world.playUntil(END);
    expect(world.mailsTo(ANN)).toHaveLength(1);
    expect(await world.entries()).toMatchObject([
      { outcome: "exit: nothing it is about is left of order A" },
    ]);
  });

  it("is over where there is no warranty, and where it has ended", async () => {
    const steps = STEPS.slice(1);
    const enter = { event: "order_delivered", items: "true" };
    const none = await worldOf(shop({ enter, steps }));
    await none.tell(placed("A", NOON, [CUP]), delivered("A"));
    await none.playUntil(NOON + 2 * DAY);
    expect(await none.entries()).toMatchObject([{ outcome: "exit: no warranty end any more" }]);
    const old = await worldOf(shop({ enter, steps, kind: "service" }));
    const long = NOON - 300 * DAY;
    await old.tell(placed("A", long, [item("gift")]), delivered("A", long));
    expect(await old.entries()).toEqual([]);
    await old.events.append([placed("B", long, [item("gift")]), delivered("B", long)]);
    await old.happens(ANN, delivered("B"));
    await old.playUntil(NOON + 2 * DAY);
    expect(await old.entries()).toMatchObject([{ outcome: "exit: the warranty end is over" }]);
  });

  it("puts those whose warranty ends on one day into one cohort", async () => {
    const world = await worldOf(shop({ steps: STEPS.slice(1) }));
    await world.tell(placed("A"), placed("B"), delivered("A"), delivered("B", NOON + 2 * HOUR));
    await world.playUntil(NOON + DAY);
    const cohorts = new Set((await world.entries()).map(({ cohort }) => cohort));
    expect(cohorts.size).toBe(1);
  });
});
