import { describe, expect, it } from "vitest";
import { makeReadableExpressions } from "../../src/adapters/condition-reading.ts";
import { type ConfigFiles, loadBundle } from "../../src/adapters/config/load-bundle.ts";
import { compileMjml } from "../../src/adapters/config/mjml.ts";
import { templateSamples } from "../../src/app/mail/sample-mails.ts";
import { SMALL_CONFIG } from "../support/config.ts";

const CHAIN = "chains/care.yaml";
const OTHERS = ["store.yaml", "segments.yaml", "offers.yaml"];
const inOneLanguage = (text: string) =>
  text.replace("[ru, en]", "[ru]").replace("{ ru: Постоянные, en: Loyal }", "Loyal");
const BASE = Object.fromEntries(OTHERS.map((file) => [file, inOneLanguage(SMALL_CONFIG[file] ?? "")]));

/** What is said of a small shop with these files besides, each as `file:line message`. */
async function saidOf(files: ConfigFiles): Promise<readonly string[]> {
  const loaded = await loadBundle(
    { ...BASE, ...files },
    { expressions: makeReadableExpressions(), samples: templateSamples, compile: compileMjml },
  );
  return (loaded.ok ? loaded.warnings : loaded.problems).map(
    ({ file, line, message }) => `${file}:${line} ${message}`,
  );
}

const chain = (text: string) => ({ [CHAIN]: `name: Care\n${text}` });
const BOUGHT = `enter: { event: order_delivered, items: category == "home" }`;

const mail = (text: string, title = "About {{ order.number }}") => `<mjml>
  <mj-head><mj-title>${title}</mj-title></mj-head>
  <mj-body><mj-section><mj-column>
    ${text}
    <mj-text>{{ store.postal_address }}</mj-text>
  </mj-column></mj-section></mj-body>
</mjml>`;

const SERVICE = {
  ...chain(`kind: service\n${BOUGHT}\nsteps: [{ send: care }]`),
  "care.yaml": "list:\n  - { category: home, warranty_months: 24, accessories: [{ product: a }] }",
};

describe("a config of care", () => {
  it.each<readonly [string, ConfigFiles, string]>([
    [
      "items of a chain that is about no order",
      chain("enter: { event: subscribed, items: quantity > 1 }\nsteps: [{ send: hello }]"),
      `${CHAIN}:2 items asks for lines of an order: enter by ordered or order_delivered, or remove it`,
    ],
    [
      "a field that no line has",
      chain("kind: service\nenter: { event: ordered, items: orders > 1 }\nsteps: [{ send: care }]"),
      `${CHAIN}:3 unknown field orders: a line has product, name, category, price, quantity`,
    ],
    [
      "a wait for a warranty without an order",
      chain("enter: { segment: loyal }\nsteps: [{ wait_for: warranty_end }, { send: hello }]"),
      `${CHAIN}:3 counts from an order: enter by ordered or order_delivered, or write wait`,
    ],
    [
      "a wait for a warranty and nothing after it",
      chain(`kind: service\n${BOUGHT}\nsteps: [{ send: care }, { wait_for: warranty_end }]`),
      `${CHAIN}:4 waits for nothing: write a step after it, or remove it`,
    ],
    [
      "a service chain that is about no order",
      chain("kind: service\nenter: { segment: loyal }\nsteps: [{ send: care }]"),
      `${CHAIN}:2 a service chain is about the customer's own order: enter by ordered or order_delivered, or remove kind`,
    ],
    [
      "a service chain with an offer",
      chain(`kind: service\n${BOUGHT}\nsteps:\n  - send: care\n    offer: thanks`),
      `${CHAIN}:6 offer is marketing, and a service chain goes to people who have not agreed to any: remove it, or remove kind`,
    ],
    [
      "a service chain with a priority",
      chain(`kind: service\npriority: cart\n${BOUGHT}\nsteps: [{ send: care }]`),
      `${CHAIN}:3 a service mail takes no place under the cap: remove priority`,
    ],
    [
      "a template of a service chain and another",
      {
        ...SERVICE,
        "chains/news.yaml": "name: News\nenter: { segment: loyal }\nsteps: [{ send: care }]",
      },
      `${CHAIN}:4 care is sent by the chain news as well, which is no service chain: write a template of its own for each`,
    ],
    [
      "care of one product twice",
      {
        "care.yaml": "list:\n  - { product: a, warranty_months: 1 }\n  - { product: a, warranty_months: 2 }",
      },
      "care.yaml:3 product a is there already: put the two together",
    ],
    [
      "care of a product and a category at once",
      { "care.yaml": "list:\n  - { product: a, category: b }" },
      "care.yaml:2 write product or category, one of the two",
    ],
    [
      "instructions in another language only",
      { "care.yaml": "list:\n  - { product: a, instructions: { en: Use it. } }" },
      'care.yaml:2 not written in ru: add ru: "…"',
    ],
  ])("is told of %s", async (_, changes, message) => {
    expect(await saidOf(changes)).toContainEqual(message);
  });

  it("is all right with a service mail that knows its order, and has no link to unsubscribe", async () => {
    const text = `<mj-text>{% for item in care %}{{ item.name }}{% if item.warranty_ends %} until {{ item.warranty_ends | date }}{% endif %}{% endfor %}</mj-text>`;
    expect(await saidOf({ ...SERVICE, "templates/care/ru.mjml": mail(text) })).toEqual([]);
  });

  it.each([
    ["an offer in a partial, within an if", '<mj-include path="partials/offer.mjml" />', "offer"],
    [
      "what was looked at",
      "<mj-text>{% for item in viewed %}{{ item.name }}{% endfor %}</mj-text>",
      "viewed",
    ],
    ["the basket", "<mj-text>{{ cart.value | money }}</mj-text>", "cart.value"],
  ])("keeps %s out of service mails", async (_, text, name) => {
    const said = await saidOf({
      ...SERVICE,
      "templates/care/ru.mjml": mail(text),
      "partials/offer.mjml": "<mj-text>{% if offer %}{{ offer.code }}{% endif %}</mj-text>",
    });
    expect(said.filter((one) => one.includes("without marketing consent"))).toContainEqual(
      expect.stringContaining(`${name}: a mail of a service chain`),
    );
  });

  it("keeps what goes with it out of service mails, and an order out of mails about none", async () => {
    const text =
      "<mj-text>{% for item in care %}{% for one in item.accessories %}{{ one.name }}{% endfor %}{% endfor %}</mj-text>";
    expect((await saidOf({ ...SERVICE, "templates/care/ru.mjml": mail(text) })).join()).toContain(
      "accessories",
    );
    const news = { "chains/news.yaml": "name: News\nenter: { segment: loyal }\nsteps: [{ send: care }]" };
    expect((await saidOf({ ...news, "templates/care/ru.mjml": mail("") })).join()).toContain(
      "unknown variable order.number",
    );
  });
});
