import { describe, expect, it } from "vitest";
import { checkFiles } from "../../cli/config/folder.ts";
import { SMALL_CONFIG } from "../support/config.ts";

const ALL = "{ standard: 100, raised: 200, top: 0 }";

/** What is said of the small config with one more offer, whose first line is 19. */
async function saidOf(
  offer: string,
  { head = "", chain = "" }: { readonly head?: string; readonly chain?: string } = {},
  more: Readonly<Record<string, string>> = {},
) {
  const files = {
    ...SMALL_CONFIG,
    "offers.yaml": `${SMALL_CONFIG["offers.yaml"]}  extra:\n    name: Extra\n    valid_for: 7d\n    ${offer.replaceAll("\n", "\n    ")}\n${head}`,
    "chains/welcome.yaml": `${SMALL_CONFIG["chains/welcome.yaml"]}${chain}`,
    ...more,
  };
  const loaded = await checkFiles(files);
  const said = loaded.ok ? loaded.warnings : loaded.problems;
  return said
    .map(({ file, line, message }) => `${loaded.ok ? "warns " : ""}${file}:${line} ${message}`)
    .filter((one) => !one.includes("loyalty.yaml:1"));
}

describe("kinds of offers", () => {
  it.each([
    [
      "a percentage without saying so",
      "discount_percent: { standard: 1, raised: 2, top: 3 }\nmax_discount: 500",
    ],
    ["a sum", `kind: amount\namount: ${ALL}\nmin_order: 500`],
    [
      "a sum for a category",
      `kind: amount\namount: ${ALL}\nmin_order: 500\nvariants: [last_category, universal]`,
    ],
    ["free delivery", "kind: free_delivery\nfor_tiers: [top]\ncost: 350"],
    ["a fee", "kind: waived_fee\nfee: { ru: упаковка, en: wrapping }\namount: 150"],
    ["a gift", "kind: gift\nproduct: MUG-1\ngift_name: { ru: Кружка, en: Mug }\ncost: 250"],
    [
      "a bounded code under a budget",
      "kind: gift\nproduct: MUG\ngift_name: Mug\ncost: 250\ncode: { prefix: MUG }\nbudget: { amount: 9000 }",
    ],
  ])("may be %s", async (_, offer) => {
    expect(await saidOf(offer)).toEqual([]);
  });

  it.each([
    [
      "a key of another kind",
      `kind: amount\namount: ${ALL}\nmin_order: 500\nmax_discount: 100`,
      ["offers.yaml:23 an offer of kind amount has no max_discount: write kind: percent, or remove it"],
    ],
    [
      "a key of several other kinds, the kind not being written",
      `amount: ${ALL}\nmin_order: 500`,
      [
        "offers.yaml:20 an offer of kind percent has no amount: write kind: amount or kind: waived_fee, or remove it",
      ],
    ],
    [
      "a key of no kind",
      "kind: free_delivery\ncosts: 5",
      ["offers.yaml:21 unknown key costs: did you mean cost?"],
    ],
    [
      "a kind that there is not",
      `kind: amont\nmin_order: 500\namount: ${ALL}`,
      [
        'offers.yaml:20 expected percent, amount, free_delivery, waived_fee, cashback or gift, not "amont": did you mean amount?',
      ],
    ],
    [
      "nothing that it gives",
      "min_order: 500",
      ["offers.yaml:17 needed for each tier: write discount_percent: { TIER: 10 }, or another kind of offer"],
    ],
    [
      "a sum for a tier that there is not",
      "kind: amount\nmin_order: 500\namount: { standart: 1, standard: 1, raised: 1, top: 1 }",
      ["offers.yaml:22 there is no tier standart: did you mean standard?"],
    ],
    [
      "no sum for a tier",
      "kind: amount\nmin_order: 500\namount: { standard: 1, raised: 1 }",
      ["offers.yaml:22 no sum for tier top: write it, or top: 0 if it gets none"],
    ],
    [
      "a tier that there is not, of those that get it",
      "kind: free_delivery\nfor_tiers: [tip]",
      ["offers.yaml:21 there is no tier tip: did you mean top?"],
    ],
    [
      "a sum that breaks the price floor on small orders",
      `kind: amount\namount: ${ALL}`,
      [
        "offers.yaml:21 price_floor_percent 60 is broken by 200 off an order below 500: write min_order: 500 or more",
      ],
    ],
    [
      "a sum that breaks it above the smallest order",
      `kind: amount\namount: ${ALL}\nmin_order: 499`,
      [
        "offers.yaml:22 price_floor_percent 60 is broken by 200 off an order below 500: write min_order: 500 or more",
      ],
    ],
    [
      "free delivery for a category",
      "kind: free_delivery\nvariants: [last_category, universal]",
      [
        "offers.yaml:21 free_delivery is for the whole order, whatever is in it: remove variants, or write [universal]",
      ],
    ],
    [
      "a gift's name that is not in every language",
      "kind: gift\nproduct: MUG\ngift_name: { en: Mug }",
      ['offers.yaml:22 not written in ru: add ru: "…"'],
    ],
    [
      "cashback without a programme",
      "kind: cashback\ncashback_percent: { standard: 1, raised: 2, top: 3 }",
      ["offers.yaml:20 there are no points without loyalty.yaml: write one, or another kind"],
    ],
    [
      "a budget that nothing bounds",
      "kind: gift\nproduct: MUG\ngift_name: Mug\ncode: { prefix: MUG }\nbudget: { amount: 9000 }",
      ["offers.yaml:24 cannot be kept, for one code may cost any sum: write cost"],
    ],
    [
      "a budget without codes",
      "kind: gift\nproduct: MUG\ngift_name: Mug\ncost: 250\nbudget: { amount: 9000 }",
      [
        "offers.yaml:24 has no effect: a budget counts codes, and the offer has none: write code, or remove it",
      ],
    ],
  ])("are refused with %s", async (_, offer, said) => {
    expect(await saidOf(offer)).toEqual(said);
  });

  it("are all bounded where one budget is for all", async () => {
    const offer =
      "discount_percent: { standard: 1, raised: 2, top: 3 }\nmax_discount: 9\ncode: { prefix: MORE }";
    expect(await saidOf(offer, { head: "budget: { amount: 9000 }\n" })).toEqual([
      "offers.yaml:23 a budget cannot be kept with offer hello, of which one code may cost any sum: write max_discount there",
    ]);
  });

  it("are bounded in a chain and a campaign with a budget", async () => {
    const said = await saidOf("kind: free_delivery\ncode: { prefix: SHIP }", {
      chain: "budget: { amount: 9000 }\n",
    });
    expect(said).toEqual([
      expect.stringMatching(
        /^chains\/welcome\.yaml:\d+ a budget cannot be kept with offer hello, .*: write max_discount there$/,
      ),
    ]);
    const campaign = `name: Sale\naudience: { segment: loyal }\nsend: hello\noffer: extra\nbudget: { amount: 9000 }\n`;
    const other = await saidOf(
      "kind: free_delivery\ncode: { prefix: SHIP }",
      {},
      { "campaigns/sale.yaml": campaign },
    );
    expect(other).toContainEqual(
      expect.stringMatching(
        /^campaigns\/sale\.yaml:5 a budget cannot be kept with offer extra, .*: write cost there$/,
      ),
    );
  });

  it("of which no percentage is raised make a raise pointless", async () => {
    const chain = "  - send: plain\n    offer: extra\n    raise: 5\n";
    const template = SMALL_CONFIG["templates/hello/en.mjml"]?.replace(/<mj-text>\{\{ offer.*<\/mj-text>/, "");
    const templates = { "templates/plain/en.mjml": `${template}`, "templates/plain/ru.mjml": `${template}` };
    expect(await saidOf("kind: free_delivery", { chain }, templates)).toEqual([
      expect.stringMatching(
        /^warns chains\/welcome\.yaml:\d+ has no effect: offer extra is of kind free_delivery, and raise adds percentage points: remove it$/,
      ),
    ]);
  });

  it("of codes from lists have no prefix to confuse", async () => {
    const offer = "kind: free_delivery\ncode: { pool: true }";
    expect(
      await saidOf(`${offer}\nfor_tiers: [top]`, {
        head: `  other:\n    name: Other\n    valid_for: 7d\n    ${offer.replace("\n", "\n    ")}\n`,
      }),
    ).toEqual([]);
  });
});
