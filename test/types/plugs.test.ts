import { expect, it } from "vitest";
import { changed, makeTypeErrors } from "../support/type-errors.ts";

const placesThatBreak = makeTypeErrors([
  "src/domain/",
  "src/contracts/",
  "src/ports/",
  "src/app/",
  "local/secrets.ts",
  "cli/pages/fact-line.ts",
]);
const CHAIN = "src/domain/config/chain.ts";

/** Made-up kinds whose places do not overlap are compiled together: a compilation is a matter of seconds. */
it("names every place that must know a new step, anchor, event, variant, kind of fact or source, and no other", () => {
  const places = placesThatBreak({
    ...changed(
      CHAIN,
      [
        "readonly silence: {",
        "readonly points: { readonly points: 1; readonly when?: string };\n  readonly silence: {",
      ],
      ["export type Anchor =", 'export type Anchor = "last_review" |'],
      ['| "reviewed";', '| "reviewed" | "vouched";'],
    ),
    ...changed("src/domain/config/offers.ts", [
      "export type VariantKind =",
      'export type VariantKind = "last_brand" |',
    ]),
    ...changed("src/domain/facts/facts.ts", [
      '| { readonly kind: "silenced"; readonly chain: string }',
      '| { readonly kind: "silenced"; readonly chain: string } | { readonly kind: "vouched" }',
    ]),
    ...changed("src/domain/facts/sources.ts", ['| "standard";', '| "standard" | "acme";']),
  });
  expect(places).toEqual([
    "cli/pages/fact-line.ts inWords",
    "local/secrets.ts LOCAL_KEYS",
    "src/app/chains/actions.ts makeActions",

    "src/app/collect/mapping/topics.ts TOPICS",
    "src/app/report/customer/chains-of-page.ts stepOf",
    "src/app/report/customer/fact-line.ts TELLING",
    "src/app/report/customer/next-steps.ts actionOf",
    "src/contracts/config/chain.ts ANCHORS",
    "src/contracts/config/chain.ts EVENTS",
    "src/contracts/config/chain.ts STEPS",
    "src/contracts/fact-shape.ts SHAPES",
    "src/contracts/sources.ts SOURCES",
    "src/domain/chains/actions.ts ACTIONS",
    "src/domain/chains/triggers.ts TRIGGERS",
    "src/domain/chains/waits.ts ANCHORS",
    "src/domain/chains/waits.ts anchorsOf",
    "src/domain/facts/sources.ts NUMBERS_CUSTOMERS",
    "src/domain/facts/sources.ts PLATFORMS",
    "src/domain/offers/variants.ts VARIANTS",
    "src/domain/people/fact-roles.ts FACT_ROLES",
    "src/domain/people/fact-roles.ts KindOf",
  ]);
});

it("names every place that must know a new kind of wait, and no other", () => {
  const places = placesThatBreak(
    changed(CHAIN, [
      "readonly wait_until: {",
      "readonly wait_long: { readonly wait_long: string };\n  readonly wait_until: {",
    ]),
  );
  expect(places).toEqual(["src/contracts/config/chain.ts STEPS", "src/domain/chains/waits.ts WAITS"]);
});
