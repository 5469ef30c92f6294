import { mkdir, writeFile } from "node:fs/promises";
import { jsonSchemas } from "../src/contracts/config/json-schemas.ts";

/** Writes schemas/*.json; test/config/json-schemas.test.ts fails until it is run after a change. */
const folder = new URL("../schemas/", import.meta.url);
await mkdir(folder, { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas())) {
  await writeFile(new URL(`${name}.json`, folder), schema);
}
