import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { jsonSchemas } from "../../src/contracts/config/json-schemas.ts";

const FOLDER = new URL("../../schemas/", import.meta.url);

it("keeps the editors' schemas current (else run npm run schemas)", async () => {
  // The admin API's document has a test of its own.
  const names = (await readdir(FOLDER)).filter((name) => name !== "openapi.json");
  const written = await Promise.all(
    names.map(async (name) => [name.replace(".json", ""), await readFile(new URL(name, FOLDER), "utf8")]),
  );
  expect(Object.fromEntries(written)).toEqual(jsonSchemas());
});
