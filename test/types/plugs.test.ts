import { expect, it } from "vitest";
import { changed, makeTypeErrors } from "../support/type-errors.ts";

const typeErrors = makeTypeErrors([
  "src/domain/",
  "src/contracts/",
  "src/ports/",
  "src/app/",
  "local/secrets.ts",
  "cli/pages/fact-line.ts",
]);
const BUNDLE = "src/domain/config/bundle.ts";

it("names every place that must know a new kind of fact, and no other", () => {
  const patches = changed(
    "src/domain/facts/facts.ts",
    '| { readonly kind: "silenced"; readonly chain: string }',
    '| { readonly kind: "silenced"; readonly chain: string } | { readonly kind: "made-up" }',
  );
  expect(typeErrors(patches)).toEqual(["cli/pages/fact-line.ts", "src/domain/people/fact-roles.ts"]);
});

it("names the table that must know a new variant of an offer, and nothing else", () => {
  const patches = changed(BUNDLE, "export type VariantKind =", 'export type VariantKind = "made-up" |');
  expect(typeErrors(patches)).toEqual(["src/domain/offers/variants.ts"]);
});

it("names the places that must know a new kind of step", () => {
  const patches = changed(
    BUNDLE,
    "readonly silence: {",
    "readonly points: { readonly points: number; readonly when?: string };\n  readonly silence: {",
  );
  expect(typeErrors(patches)).toEqual([
    "src/app/chains/actions.ts",
    "src/contracts/config/chain.ts",
    "src/domain/chains/actions.ts",
  ]);
});

it("names the places that must know a new kind of wait", () => {
  const patches = changed(
    BUNDLE,
    "readonly wait_until: {",
    "readonly wait_for: { readonly wait_for: string };\n  readonly wait_until: {",
  );
  expect(typeErrors(patches)).toEqual(["src/contracts/config/chain.ts", "src/domain/chains/waits.ts"]);
});

it("names the places that must know a new moment that waits count from", () => {
  const patches = changed(BUNDLE, "export type Anchor =", 'export type Anchor = "last_review" |');
  expect(typeErrors(patches)).toEqual(["src/contracts/config/chain.ts", "src/domain/chains/waits.ts"]);
});

it("names the places that must know a new event that chains begin with", () => {
  const patches = changed(BUNDLE, '| "reviewed";', '| "reviewed" | "referred";');
  expect(typeErrors(patches)).toEqual(["src/app/chains/trigger.ts", "src/contracts/config/chain.ts"]);
});

it("names every place that a new source must be entered in, and no other", () => {
  const patches = changed("src/domain/facts/sources.ts", '| "standard";', '| "standard" | "made-up";');
  expect(typeErrors(patches)).toEqual([
    "local/secrets.ts",
    "src/contracts/sources.ts",
    "src/domain/facts/sources.ts",
  ]);
});
