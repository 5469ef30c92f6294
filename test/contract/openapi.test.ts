import { readFile } from "node:fs/promises";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { openApiFiles } from "../../scripts/openapi/files.ts";
import { ADMIN_ROUTES, scopeName } from "../../src/contracts/admin.ts";
import { openApiDocument } from "../../src/contracts/openapi/document.ts";

const files = await openApiFiles();
const document = openApiDocument();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

it.each(Object.keys(files))("%s is what `npm run openapi` makes of the shapes", async (path) => {
  expect(await readFile(new URL(`../../${path}`, import.meta.url), "utf8")).toBe(files[path]);
});

describe("the document", () => {
  const config = createConfig({
    rules: {
      struct: "error",
      "no-unresolved-refs": "error",
      "no-unused-components": "error",
      "operation-operationId-unique": "error",
      "operation-parameters-unique": "error",
      "operation-summary": "error",
      "operation-tag-defined": "error",
      "path-parameters-defined": "error",
      "security-defined": "error",
    },
  });
  const faultsOf = async (one: unknown) => {
    const source = JSON.stringify(one);
    const problems = await lintFromString({ source, absoluteRef: "/openapi.json", config: await config });
    return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
  };

  it("keeps the rules of OpenAPI 3.1", async () => {
    expect(await faultsOf(document)).toEqual([]);
  });

  it("would be found out if it did not", async () => {
    const { info: _, ...headless } = document;
    expect(await faultsOf(headless)).toContainEqual(expect.stringMatching(/^struct: .*`info`/));
    const loose = { ...document, components: { ...document.components, responses: {} } };
    expect(await faultsOf(loose)).toContainEqual(expect.stringMatching(/^no-unresolved-refs/));
  });

  it("has every route, with its scope and a name of its own", () => {
    expect(operations).toHaveLength(ADMIN_ROUTES.length);
    for (const { route, scope } of ADMIN_ROUTES) {
      const [method = "", path = ""] = route.toLowerCase().replace("+}", "}").split(" ");
      const found = operations.find((one) => one.method === method && one.path.toLowerCase() === path);
      expect(found?.operation, route).toMatchObject({ security: [{ oauth2: [scopeName(scope)] }] });
    }
  });
});
