import { ADMIN_FUNCTIONS, ADMIN_ROUTES, ADMIN_SCOPES, type AdminScope, scopeName } from "../admin.ts";
import { ADMIN_SHAPES } from "../admin-shapes.ts";
import type { Named } from "./json-schema.ts";
import { methodOf, operationOf, pathOf, tagOf } from "./operation.ts";
import { problemResponses } from "./problem-schemas.ts";

const DESCRIPTION = `What the marketer's page and the command line stand on. Instants are milliseconds since 1970, days are
YYYY-MM-DD in the shop's time zone, money is in minor units (cents, kopecks) of the store's currency. Members that are not
named here may come to answers: ignore what you do not know.`;

/** The ways to a token; the addresses are those of the local stack, the others are outputs of the deployment. */
const SECURITY = {
  oauth2: {
    type: "oauth2",
    description:
      "In AWS the addresses begin with the output `AdminSignInUrl`. docs/admin-api.md says how to get a token.",
    flows: {
      authorizationCode: {
        authorizationUrl: "http://127.0.0.1:4406/oauth2/authorize",
        tokenUrl: "http://127.0.0.1:4406/oauth2/token",
        scopes: scopes(),
      },
      clientCredentials: { tokenUrl: "http://127.0.0.1:4406/oauth2/token", scopes: scopes() },
    },
  },
};

function scopes() {
  const all = Object.entries(ADMIN_SCOPES) as readonly (readonly [AdminScope, string])[];
  return Object.fromEntries(all.map(([scope, meaning]) => [scopeName(scope), meaning]));
}

/** The admin API as OpenAPI 3.1 describes APIs. */
export function openApiDocument() {
  const named: Named = {};
  const problems = problemResponses(named);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const row of ADMIN_ROUTES) {
    const operation = operationOf(row, ADMIN_SHAPES[row.route], problems.references, named);
    paths[pathOf(row.route)] = { ...paths[pathOf(row.route)], [methodOf(row.route)]: operation };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Comeback admin API",
      version: "1",
      description: DESCRIPTION.replaceAll("\n", " "),
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [
      {
        url: "{address}",
        description: "In AWS the output `AdminApiUrl` of the stack `ComebackService`",
        variables: { address: { default: "http://127.0.0.1:4405", description: "Of the local stack" } },
      },
    ],
    tags: ADMIN_FUNCTIONS.map((name) => ({ name: tagOf({ function: name }) })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(named).sort(([one], [other]) => (one < other ? -1 : 1))),
      responses: problems.components,
      securitySchemes: SECURITY,
    },
  };
}
