import { expect, it } from "vitest";
import { changed, makeTypeErrors } from "../support/type-errors.ts";

const typeErrors = makeTypeErrors(["src/domain/", "src/app/", "cli/pages/fact-line.ts"]);

it("names every place that must know a new kind of fact, and no other", () => {
  const patches = changed(
    "src/domain/facts/facts.ts",
    '| { readonly kind: "silenced"; readonly chain: string }',
    '| { readonly kind: "silenced"; readonly chain: string } | { readonly kind: "made-up" }',
  );
  expect(typeErrors(patches)).toEqual([
    "cli/pages/fact-line.ts",
    "src/app/chains/trigger.ts",
    "src/domain/people/fact-roles.ts",
  ]);
});

it("names the table that must know a new variant of an offer, and nothing else", () => {
  const patches = changed(
    "src/domain/config/bundle.ts",
    "export type VariantKind =",
    'export type VariantKind = "made-up" |',
  );
  expect(typeErrors(patches)).toEqual(["src/domain/offers/variants.ts"]);
});
