import { describe, expect, it } from "vitest";
import { checkFiles, filesOf } from "../../cli/config/folder.ts";
import { SMALL_CONFIG } from "../support/config.ts";

type Edit = readonly [file: string, written: string, instead: string];

async function warnings(...edits: readonly Edit[]): Promise<readonly string[]> {
  const files: Record<string, string> = { ...SMALL_CONFIG };
  for (const [file, written, instead] of edits) {
    if (!files[file]?.includes(written)) throw new Error(`${file} has no ${written}`);
    files[file] = files[file].replace(written, instead);
  }
  const loaded = await checkFiles(files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.warnings.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
}

const CHAIN = "chains/welcome.yaml";
const segments = (...whens: readonly string[]): Edit => [
  "segments.yaml",
  "  - id: loyal\n    name: { ru: Постоянные, en: Loyal }\n    when: orders > 7\n",
  whens.map((when, index) => `  - { id: s${index + 1}, name: S, when: '${when}' }\n`).join(""),
];
const enter = (instead: string): Edit => [CHAIN, "enter: { event: subscribed }", `enter: ${instead}`];
const exit = (instead: string): Edit => [CHAIN, "exit: ordered_since_entry", `exit: ${instead}`];
const atOnce: Edit = [CHAIN, "  - wait: 1h\n", ""];
const quiet: Edit = [
  "store.yaml",
  "name: North Tea\nurl",
  'quiet_hours: { from: "21:00", to: "09:00" }\nname: North Tea\nurl',
];
const till = (platform: string, more: string): Edit => [
  "store.yaml",
  "name: North Tea\nurl",
  `till: { platform: ${platform}, url: "https://north-tea.example"${more} }\nname: North Tea\nurl`,
];
const hello = (more: string): Edit => [
  "offers.yaml",
  "code: { prefix: HELLO }",
  `code: { prefix: HELLO }\n    ${more}`,
];

describe("a warning", () => {
  it.each<readonly [string, readonly Edit[], string]>([
    [
      "a segment that is not there",
      [exit("'segment == \"loyl\"'")],
      `${CHAIN}:3:19 there is no segment loyl, so nobody has it: did you mean loyal?`,
    ],
    [
      "one that is not there, in a negation",
      [exit("segment != 'no_such'")],
      `${CHAIN}:3:18 there is no segment no_such, so nobody has it: there are loyal, others`,
    ],
    [
      "a tier in a list that is not there",
      [["offers.yaml", "orders == 0", 'tier in ["top", "topp"]']],
      "offers.yaml:13:27 there is no tier topp, so nobody has it: did you mean top?",
    ],
    [
      "a segment whose numbers contradict",
      [segments("orders > 7 && orders < 3")],
      "segments.yaml:2:30 can never hold, so nobody comes to segment s1: there is no value of orders",
    ],
    [
      "a segment whose fields contradict",
      [segments("orders == 0 && days_since_last_order < 9")],
      "segments.yaml:2:30 can never hold, so nobody comes to segment s1: what it asks for contradicts itself",
    ],
    [
      "a segment that asks for time in a chain",
      [segments("ordered_since_entry")],
      "segments.yaml:2:30 can never hold",
    ],
    [
      "a segment behind a wider one",
      [segments("orders > 3", "orders > 7 && has_email")],
      "segments.yaml:3:30 nobody comes to segment s2: everybody for whom this holds is in s1",
    ],
    [
      "a segment behind several",
      [segments("orders > 3", "orders <= 3 && has_email", "has_email")],
      "segments.yaml:4:30 nobody comes to segment s3: everybody for whom this holds is in one of those before it (s1, s2)",
    ],
    [
      "everybody else, where nobody is left",
      [segments("orders > 3", "orders <= 3")],
      "segments.yaml:4:18 nobody comes to segment others",
    ],
    [
      "a wait for a time in the quiet hours",
      [quiet, [CHAIN, '"10:00"', '"22:30"']],
      `${CHAIN}:8:17 lies in the quiet hours from 21:00 to 09:00, so the mail goes out at 09:00`,
    ],
    [
      "an exit that holds for whoever enters",
      [enter("{ event: cart_changed, when: cart_items > 0 }"), exit("cart_items > 0")],
      `${CHAIN}:3:7 holds already for whoever enters`,
    ],
    [
      "an exit by the segment entered",
      [enter("{ segment: loyal }"), exit("orders > 5")],
      `${CHAIN}:3:7 holds already`,
    ],
    [
      "an exit by what was done",
      [enter("{ event: ordered }"), exit("orders > 0")],
      `${CHAIN}:3:7 holds already`,
    ],
    ["an exit turned round", [atOnce, exit("'!ordered_since_entry'")], `${CHAIN}:3:7 holds already`],
    [
      "a raise that the floor cuts",
      [[CHAIN, "offer: hello", "offer: hello\n    raise: 35"]],
      `${CHAIN}:8:12 is cut: 10 percent for tier standard raised by 35 is more than the 40 that price_floor_percent 60 leaves; write 30 or less`,
    ],
    [
      "what becomes of a mail without a code, where none carries one",
      [[CHAIN, "last_visit < 3", "last_visit < 3\n    without_offer: skip"]],
      `${CHAIN}:11:20 does nothing, because no offer with a code goes into it`,
    ],
    [
      "two offers with one prefix",
      [["offers.yaml", "    valid_for: 7d", "    valid_for: 7d\n    code: { prefix: HELLO }"]],
      "offers.yaml:15:21 offer thanks has the prefix HELLO too",
    ],
    [
      "silence before the first mail",
      [[CHAIN, "  - wait: 1h", "  - silence: true"]],
      `${CHAIN}:5:5 comes before the first mail`,
    ],
    [
      "an entry condition that never holds",
      [enter("{ event: subscribed, when: orders < 0 }")],
      `${CHAIN}:2:35 can never hold, so nobody enters the chain`,
    ],
    [
      "one that does not fit the segment",
      [enter("{ segment: loyal, when: orders < 3 }")],
      `${CHAIN}:2:32 can never hold for those who come to segment loyal`,
    ],
    [
      "an offer for nobody",
      [["offers.yaml", "orders == 0", "orders == 0 && orders > 3"]],
      "offers.yaml:13:11 can never hold, so nobody gets offer hello",
    ],
    [
      "a category without an id on the platform",
      [
        till("shopify", ', categories: { Tea: "1" }'),
        hello("variants: [last_category]\n    categories: [Tea, Mugs]"),
      ],
      "offers.yaml:16:23 till.categories of store.yaml has no id of Mugs, so codes for it are not put on Shopify",
    ],
    [
      "an offer for a shop without any ids",
      [till("woocommerce", ""), hello("variants: [last_shop, universal]")],
      "offers.yaml:15:15 till.categories of store.yaml has no id for last_shop, so codes for it are not put on WooCommerce",
    ],
    [
      "a discount for each customer where there is no other",
      [till("woocommerce", ", discounts: each")],
      "store.yaml:1:66 has no effect: every code is a coupon of its own on WooCommerce",
    ],
    [
      "a step for nobody",
      [[CHAIN, "when: days_since_last_visit < 3", "when: days_since_last_visit < 0"]],
      `${CHAIN}:10:11 can never hold, so this step is never taken`,
    ],
    [
      "recommendations that the template does not show",
      [[CHAIN, "offer: hello", "offer: hello\n    recommend: { most: 3 }"]],
      `${CHAIN}:8:5 has no effect: the template hello does not show recommended`,
    ],
    [
      "a step only after the exit",
      [[CHAIN, "when: days_since_last_visit < 3", "when: ordered_since_entry && has_email"]],
      `${CHAIN}:10:11 holds only where exit holds too`,
    ],
  ])("names %s once, with its place", async (_, edits, expected) => {
    const found = await warnings(...edits);
    expect(found).toEqual([expect.stringContaining(expected)]);
  });

  it.each<readonly [string, readonly Edit[]]>([
    ["an exit that may come to hold", [enter("{ segment: loyal }"), exit("orders > 8")]],
    ["an exit of those who did nothing while the chain waited", [exit("'!ordered_since_entry'")]],
    [
      "an entry on the day after, when days are one more",
      [segments("days_since_last_order <= 30"), enter("{ segment: s1, when: days_since_last_order == 31 }")],
    ],
    [
      "a wait that goes on after the time of day",
      [quiet, [CHAIN, '  - wait_until: "10:00"', '  - wait_until: "22:30"\n  - wait: 12h']],
    ],
    [
      "silence of some before the first mail",
      [[CHAIN, "  - wait: 1h", "  - silence: true\n    when: days_since_last_open > 90"]],
    ],
    [
      "offers of a platform whose ids are not all known before somebody has bought",
      [till("shopify", ', categories: { Tea: "1" }'), hello("variants: [last_category]")],
    ],
    ["a raise to the floor exactly", [[CHAIN, "offer: hello", "offer: hello\n    raise: 30"]]],
    ["what cannot be told", [segments("spent / orders > 10.0", "spent / orders > 20.0")]],
    ["what is not known yet", [exit("segment == ''")]],
  ])("is not given for %s", async (_, edits) => {
    expect(await warnings(...edits)).toEqual([]);
  });

  it.each(["examples/store", "e2e/shop"])("is not given for %s", async (folder) => {
    expect(await checkFiles(await filesOf(folder))).toMatchObject({ ok: true, warnings: [] });
  });
});
