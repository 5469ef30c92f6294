import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { openApiDocument } from "../../src/contracts/openapi/document.ts";

const HEAD = "// Made by `npm run openapi` of src/contracts/admin-shapes.ts.\n\n";

/** The admin API's document and the types that the page's client is made of, by their paths in the checkout. */
export async function openApiFiles(): Promise<Readonly<Record<string, string>>> {
  const document = openApiDocument();
  const nodes = await openapiTS(structuredClone(document) as unknown as OpenAPI3, {
    defaultNonNullable: false,
  });
  return {
    "schemas/openapi.json": `${JSON.stringify(document, null, 2)}\n`,
    "web/src/api/schema.d.ts": `${HEAD}${astToString(nodes)}`,
  };
}
