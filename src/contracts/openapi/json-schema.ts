import * as z from "zod";

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Schemas that have a name (`meta({ id })`), by it. */
export type Named = Record<string, JsonSchema>;

const LOCAL = "#/$defs/";
const SHARED = "#/components/schemas/";

/**
 * What a schema looks like on the wire. What has a name goes to `named` and is referred to from here. `input`: what may be
 * sent; `output`: what it is read as, which tells more of parameters, whose text is coerced.
 */
export function jsonSchemaOf(schema: z.ZodType, io: "input" | "output", named: Named): JsonSchema {
  const {
    $schema: _,
    $defs,
    ...own
  } = z.toJSONSchema(schema, { io, unrepresentable: "any", override: tidy });
  for (const [name, one] of Object.entries($defs ?? {})) named[name] ??= shared(one as JsonSchema);
  return shared(own);
}

/** Leaves out what only says how zod checks: the bounds of safe integers, patterns beside a format, keys that are text. */
function tidy({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  delete jsonSchema.propertyNames;
  delete jsonSchema.id;
}

const shared = (schema: JsonSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema), (key, value) =>
    key === "$ref" && typeof value === "string" ? value.replace(LOCAL, SHARED) : value,
  );
