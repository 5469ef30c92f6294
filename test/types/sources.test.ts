import { expect, it } from "vitest";
import { changed, makeTypeErrors } from "../support/type-errors.ts";

const typeErrors = makeTypeErrors([
  "src/domain/",
  "src/contracts/",
  "src/ports/",
  "src/app/",
  "local/secrets.ts",
  "test/support/ingest.ts",
]);

it("names every place that a new source must be entered in, and no other", () => {
  const patches = changed("src/domain/facts/sources.ts", '| "standard";', '| "standard" | "made-up";');
  expect(typeErrors(patches)).toEqual([
    "local/secrets.ts",
    "src/contracts/sources.ts",
    "src/domain/facts/sources.ts",
  ]);
});
