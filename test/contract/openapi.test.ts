import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { openApiFiles } from "../../scripts/openapi/files.ts";

const files = await openApiFiles();

it.each(Object.keys(files))("%s is what `npm run openapi` makes of the shapes", async (path) => {
  expect(await readFile(new URL(`../../${path}`, import.meta.url), "utf8")).toBe(files[path]);
});
