import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { Rank } from "../../src/domain/facts/ranks.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";
import { fact } from "../support/facts.ts";

const ANN = keyOf("ann");
const events = { back_in_stock: { properties: { product: "text", price: "number", url: "text" } } } as const;
const HTML = `<p>{{ event.product }} {{ event.price }} <a href="{{ event.url }}">look</a> <a href="{{ links.unsubscribe }}">stop</a></p>`;

function shop(chain: Partial<Chain> = {}): Bundle {
  const { store } = bundleWith();
  return bundleWith({
    store: { ...store, events },
    chains: {
      back: {
        name: "Back in stock",
        enter: { event: "back_in_stock", when: "event.price < 1000" },
        reenter: "7d",
        holdout_percent: 0,
        steps: [{ send: "hello" }, { wait: "2d" }, { send: "hello" }],
        ...chain,
      },
    },
    templates: { hello: { en: { subject: "{{ event.product }} is back", html: HTML } } },
  });
}

const event = (
  properties: object,
  more: { readonly rank?: Rank; readonly at?: number; readonly type?: string } = {},
) => {
  const { type = "Back In Stock", ...envelope } = more;
  const payload = { type: "track", event: type, properties };
  return fact("opaque", { type, payload, customer: ANN, at: NOON, source: "segment", ...envelope });
};

async function setUp(chain: Partial<Chain> = {}) {
  const world = await makeWorld({ bundle: shop(chain) });
  await world.has(ANN);
  const tell = async (...facts: readonly ReturnType<typeof event>[]) => {
    await world.events.append(facts);
    await world.happens(ANN, ...facts);
    await world.playUntil(world.now() + HOUR);
  };
  return { ...world, tell, subjects: () => world.mailsTo(ANN).map(({ subject }) => subject) };
}

describe("chains that wait for an event of the shop's own", () => {
  it.each(["Back In Stock", "back_in_stock", "backInStock"])("begin with it as %s", async (type) => {
    const { tell, subjects } = await setUp();
    await tell(event({ product: "Cup", price: 500 }, { type }));
    expect(subjects()).toEqual(["Cup is back"]);
  });

  it("have what it said in every mail of the run, whatever came since", async () => {
    const { tell, subjects, playUntil, now } = await setUp();
    await tell(event({ product: "Cup", price: "500" }));
    await tell(event({ product: "Pot", price: 300 }));
    await playUntil(now() + 3 * DAY);
    expect(subjects()).toEqual(["Cup is back", "Cup is back"]);
  });

  it("ask their condition of each event, and take the newest for which it holds", async () => {
    const { tell, subjects } = await setUp();
    await tell(
      event({ product: "Dear", price: 1000 }),
      event({ product: "Vague", price: "a lot" }),
      event({ product: "None" }),
    );
    expect(subjects()).toEqual([]);
    await tell(
      event({ product: "Cup", price: 500 }),
      event({ product: "Pot", price: 600 }, { at: NOON + HOUR }),
      event({ product: "Dear", price: 5000 }, { at: NOON + 2 * HOUR }),
    );
    expect(subjects()).toEqual(["Pot is back"]);
  });

  it("begin with nothing old, and with no other event", async () => {
    const { tell, subjects } = await setUp();
    await tell(event({ product: "Cup", price: 1 }, { at: NOON - 3 * DAY }));
    await tell(event({ product: "Cup", price: 1 }, { type: "Back In Stack" }));
    expect(subjects()).toEqual([]);
  });

  it("show of a browser's word addresses on the shop's own hosts only", async () => {
    const { tell, mailsTo } = await setUp();
    const url = "https://evil.example/pay";
    await tell(event({ product: `Pay at ${url}`, price: 1, url }, { rank: "browser" }));
    expect(mailsTo(ANN)[0]).toMatchObject({ subject: "Pay at is back" });
    expect(mailsTo(ANN)[0]?.html).not.toContain("evil");
    const own = await setUp();
    await own.tell(
      event({ product: "Cup", price: 1, url: "https://www.north-tea.example/cup" }, { rank: "browser" }),
    );
    expect(own.mailsTo(ANN)[0]?.html).toContain('href="https://www.north-tea.example/cup"');
  });

  it("end where the event is no more", async () => {
    const { events: store, ...world } = await setUp();
    const told = event({ product: "Cup", price: 1 });
    await world.happens(ANN, told);
    await world.playUntil(world.now() + HOUR);
    expect(world.subjects()).toEqual([]);
    expect(await world.journal.entry(ANN, "back")).toMatchObject({
      outcome: "the event that it is about is no more",
    });
    expect(store).toBeDefined();
  });

  it("take standard webhooks of a type of the shop's own", async () => {
    const { tell, subjects } = await setUp();
    const payload = {
      type: "back.in.stock",
      data: { customer: { user_id: "ann" }, product: "Cup", price: 5 },
    };
    await tell(fact("opaque", { type: payload.type, payload, customer: ANN, at: NOON, source: "standard" }));
    expect(subjects()).toEqual(["Cup is back"]);
  });
});
