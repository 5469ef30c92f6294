import { writeFile } from "node:fs/promises";
import { openApiFiles } from "./openapi/files.ts";

/** Writes the admin API's OpenAPI document and the page's types; test/contract/openapi.test.ts fails until it is run after a change. */
for (const [path, text] of Object.entries(await openApiFiles()))
  await writeFile(new URL(`../${path}`, import.meta.url), text);
