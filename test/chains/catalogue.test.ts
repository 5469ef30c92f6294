import { describe, expect, it } from "vitest";
import { makeMemoryCatalogueStore } from "../../src/adapters/memory/catalogue-store.ts";
import { MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Product } from "../../src/domain/catalogue/product.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Store } from "../../src/domain/config/store.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import { makeWorld } from "../support/chain-world.ts";
import { NOON } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";
import { item, key, rub } from "../support/facts.ts";

const ANNA = key("u:anna");
const UNSUBSCRIBE = '<a href="{{ links.unsubscribe }}">stop</a>';
const CART = `{% for item in cart.items %}[{{ item.name }}|{{ item.price }}|{{ item.url }}|{{ item.in_stock }}]{% endfor %}`;

const TEA: Product = {
  product: "tea",
  name: "Green tea",
  price: rub(45_000),
  url: "https://north-tea.example/p/tea",
  outOfStock: true,
};

function bundleOf(html: string, store: Partial<Store> = {}): Bundle {
  const bundle = bundleWith();
  return {
    ...bundle,
    store: { ...bundle.store, ...store },
    templates: { hello: { en: { subject: "Hello", html: html + UNSUBSCRIBE } } },
  };
}

async function mailWith(html: string, over: Partial<Profile>, store: Partial<Store> = {}) {
  const asked: string[][] = [];
  const catalogue = makeMemoryCatalogueStore([TEA]);
  const world = await makeWorld({
    bundle: bundleOf(html, store),
    deps: () => ({
      catalogue: {
        read: (ids) => {
          asked.push([...ids]);
          return catalogue.read(ids);
        },
      },
    }),
  });
  await world.has(ANNA, over);
  await world.enters(ANNA);
  await world.playUntil(NOON + 10 * MINUTE);
  const [mail] = world.mailsTo(ANNA);
  return { html: mail?.html ?? "", text: mail?.text ?? "", asked };
}

const cartOf = (...items: ReturnType<typeof item>[]): Partial<Profile> => ({
  cart: { items, value: 0, changedAt: NOON },
});

describe("things in a mail", () => {
  it("are completed from the catalogue, which never overrules the customer's own events", async () => {
    const { html, asked } = await mailWith(
      CART,
      cartOf(item("tea"), item("tea", { name: "My tea", price: rub(100) })),
    );
    expect(html).toContain("[Green tea|450|https://north-tea.example/p/tea|false]");
    expect(html).toContain("[My tea|1|https://north-tea.example/p/tea|false]");
    expect(asked).toEqual([["tea"]]);
  });

  it("are there when nobody knows more of them", async () => {
    const { html } = await mailWith(CART, cartOf(item("cup")));
    expect(html).toContain("[cup|||true]");
  });

  it.each([
    ["no cart is shown", "<p>Hello {{ links.cart }}</p>", item("tea")],
    [
      "nothing that is shown is missing",
      "{% for item in cart.items %}{{ item.name }}{% endfor %}",
      item("tea", { name: "Tea" }),
    ],
  ])("are not looked up where %s", async (_, html, one) => {
    expect((await mailWith(html, cartOf(one))).asked).toEqual([]);
  });
});

describe("links to the shop", () => {
  const LINK = '<a href="{{ links.cart }}">Cart</a>';
  const withUrl = {
    cart: { items: [item("tea")], value: 0, changedAt: NOON, url: "https://north-tea.example/c/7?key=x" },
  };

  it.each([
    ["the cart, as its own events say", withUrl, {}, "https://north-tea.example/c/7?key=x"],
    [
      "the shop's cart",
      cartOf(item("tea")),
      { cart_url: "https://north-tea.example/cart" },
      "https://north-tea.example/cart",
    ],
    ["the shop", cartOf(item("tea")), {}, "https://north-tea.example"],
  ])("lead to %s", async (_, over, store, expected) => {
    expect((await mailWith(LINK, over, store)).html).toContain(`<a href="${expected}">`);
  });

  it("say where the click comes from in both parts of the mail, and unsubscribing stays as it is", async () => {
    const { html, text } = await mailWith(LINK, withUrl, { links: { utm: true } });
    const utm = "utm_source=comeback&utm_medium=email&utm_campaign=welcome&utm_content=hello";
    expect(html).toContain(`href="https://north-tea.example/c/7?key=x&amp;${utm.replaceAll("&", "&amp;")}"`);
    expect(text).toContain(`https://north-tea.example/c/7?key=x&${utm}`);
    expect(html).toMatch(/href="https:\/\/api\.example\/u\/[\w-]+"/);
  });

  it("bring the code of the mail's offer", async () => {
    const bundle = bundleOf('<a href="{{ links.offer }}">Use it</a>', {
      links: { code_link: "/discount/{code}?redirect={path}" },
    });
    const [thanks] = Object.values(bundle.offers.list);
    if (!thanks) throw new Error("no offer");
    const world = await makeWorld({
      bundle: {
        ...bundle,
        offers: {
          ...bundle.offers,
          list: { thanks: { ...thanks, code: { bound: "customer", on_cancel: "release", prefix: "TEA" } } },
        },
        chains: {
          welcome: {
            name: "Welcome",
            enter: { event: "subscribed" },
            reenter: "never",
            holdout_percent: 0,
            steps: [{ send: "hello", offer: "thanks" }],
          },
        },
      },
    });
    await world.has(ANNA, withUrl);
    await world.enters(ANNA);
    await world.playUntil(NOON + 10 * MINUTE);
    const [send] = await world.journal.sends(ANNA);
    expect(send?.offer?.code).toMatch(/^TEA-/);
    expect(world.mailsTo(ANNA)[0]?.html).toContain(
      `href="https://north-tea.example/discount/${send?.offer?.code}?redirect=%2Fc%2F7%3Fkey%3Dx"`,
    );
  });
});
