import * as z from "zod";
import { type ADMIN_ROUTES, scopeName } from "../admin.ts";
import type { Shape } from "../answers/shape.ts";
import { jsonSchemaOf, type Named } from "./json-schema.ts";

type Row = (typeof ADMIN_ROUTES)[number];

/** `/v1/customers/{key+}` of API Gateway takes slashes too; OpenAPI knows `{key}` only. */
export const pathOf = (route: string): string => (route.split(" ")[1] ?? "").replace("+}", "}");
export const methodOf = (route: string): string => (route.split(" ")[0] ?? "").toLowerCase();

/** `GET /v1/config/{version}` is `getConfigByVersion`. */
export function operationIdOf(route: string): string {
  const words = pathOf(route)
    .split("/")
    .slice(2)
    .map((part) => part.replace(/^\{(.*)\}$/, "by-$1"));
  return (
    methodOf(route) +
    words.map((word) => word.replace(/(?:^|-)(\w)/g, (_, one) => one.toUpperCase())).join("")
  );
}

export const tagOf = ({ function: name }: Pick<Row, "function">): string => name.replace("admin-", "");

/** One route as OpenAPI has it. */
export function operationOf(
  row: Row,
  shape: Shape,
  problems: Readonly<Record<string, unknown>>,
  named: Named,
) {
  const { path, query, body } = shape.request.shape;
  const answer = { "application/json": { schema: jsonSchemaOf(shape.answer, "input", named) } };
  return {
    operationId: operationIdOf(row.route),
    summary: shape.summary,
    ...(shape.description !== undefined && { description: shape.description }),
    tags: [tagOf(row)],
    security: [{ oauth2: [scopeName(row.scope)] }],
    ...parametersOf({ path, query }, named),
    ...(body instanceof z.ZodType && { requestBody: bodyOf(body, named) }),
    responses: {
      ...Object.fromEntries(
        (shape.statuses ?? [200]).map((status) => [
          status,
          { description: status === 202 ? "Begun" : "Done", content: answer },
        ]),
      ),
      ...problems,
    },
  };
}

function bodyOf(body: z.ZodType, named: Named) {
  const schema = jsonSchemaOf(body, "input", named);
  return { required: (schema.required ?? []).length > 0, content: { "application/json": { schema } } };
}

function parametersOf(places: Readonly<Record<"path" | "query", unknown>>, named: Named) {
  const parameters = Object.entries(places).flatMap(([place, schema]) => {
    if (!(schema instanceof z.ZodType)) return [];
    const { properties = {} } = jsonSchemaOf(schema, "output", named);
    const { required = [] } = jsonSchemaOf(schema, "input", named);
    return Object.entries(properties).map(([name, one]) => ({
      name,
      in: place,
      required: place === "path" || required.includes(name),
      schema: one,
    }));
  });
  return parameters.length > 0 ? { parameters } : {};
}
