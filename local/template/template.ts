import * as z from "zod";
import { holds, resolve, type Scope, type Value } from "./intrinsics.ts";
import {
  ACCOUNT,
  type Addresses,
  EMULATED,
  ignored,
  NOTHING_TO_DO,
  type Physical,
  placeholder,
  REGION,
  type Resource,
} from "./resources.ts";

const Json: z.ZodType<Value> = z.json();
const Named = <T>(value: z.ZodType<T>) => z.record(z.string(), value).default({});

/** The sections of a template that mean something here. Any other section is an error: nothing is ignored silently. */
const Template = z.strictObject({
  AWSTemplateFormatVersion: z.string().optional(),
  Description: z.string().optional(),
  Metadata: ignored,
  /** Assertions on the account that is deployed to. */
  Rules: ignored,
  Parameters: Named(z.looseObject({ Type: z.string(), Default: Json.optional() })),
  Mappings: Named(Named(Named(Json))),
  Conditions: Named(Json),
  Resources: Named(
    z.looseObject({
      Type: z.string(),
      Properties: Json.default({}),
      Condition: z.string().optional(),
      Metadata: Json.default({}),
    }),
  ),
  Outputs: Named(
    z.looseObject({
      Value: Json,
      Condition: z.string().optional(),
      Export: z.object({ Name: Json }).optional(),
    }),
  ),
});
type Template = z.infer<typeof Template>;

export interface StackTemplate {
  readonly name: string;
  readonly template: unknown;
}

export interface ResolvedTemplates {
  readonly resources: readonly Resource[];
  /** Outputs of all stacks by name. */
  readonly outputs: Readonly<Record<string, Value>>;
}

interface Stack {
  readonly name: string;
  readonly template: Template;
  readonly scope: Scope;
}

const PSEUDO_PARAMETERS: Readonly<Record<string, (stack: string) => Value>> = {
  "AWS::Region": () => REGION,
  "AWS::AccountId": () => ACCOUNT,
  "AWS::Partition": () => "aws",
  "AWS::URLSuffix": () => "amazonaws.com",
  "AWS::StackName": (stack) => stack,
  "AWS::StackId": (stack) => `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${stack}/local`,
};

/** Resolves every intrinsic function of the stacks' templates. What it does not understand is an error that names it. */
export function resolveTemplates(
  templates: readonly StackTemplate[],
  addresses: Addresses,
): ResolvedTemplates {
  const exports = new Map<string, () => Value>();
  const stacks = templates.map(({ name, template }) => {
    const parsed = located(`the template of ${name}`, () => Template.parse(template));
    const stack: Stack = { name, template: parsed, scope: scopeOf(name, parsed, addresses, exports) };
    for (const [, { Value, Export }] of included(stack, parsed.Outputs))
      if (Export) exports.set(`${resolve(Export.Name, stack.scope)}`, () => resolve(Value, stack.scope));
    return stack;
  });
  return {
    resources: stacks.flatMap((stack) => resourcesOf(stack, addresses)),
    outputs: Object.fromEntries(
      stacks.flatMap((stack) =>
        included(stack, stack.template.Outputs).map(([name, { Value }]) => [
          name,
          located(`${stack.name}.${name}`, () => resolve(Value, stack.scope)),
        ]),
      ),
    ),
  };
}

function resourcesOf(stack: Stack, addresses: Addresses): Resource[] {
  return included(stack, stack.template.Resources).map(([id, resource]) =>
    located(`${stack.name}.${id} (${resource.Type})`, () => ({
      id,
      stack: stack.name,
      type: resource.Type,
      physical: physicalOf(stack, id, resource, addresses),
      properties: resource.Type in NOTHING_TO_DO ? {} : resolve(resource.Properties, stack.scope),
      metadata: resource.Metadata,
    })),
  );
}

function scopeOf(
  name: string,
  template: Template,
  addresses: Addresses,
  exports: ReadonlyMap<string, () => Value>,
): Scope {
  const known = new Map<string, Physical>();
  const physical = (id: string): Physical => {
    const resource = template.Resources[id];
    if (!resource) throw new Error(`there is no resource or parameter ${id} in ${name}`);
    const made = known.get(id) ?? physicalOf({ name, scope }, id, resource, addresses);
    known.set(id, made);
    return made;
  };
  const parameter = (id: string): Value => {
    const value = template.Parameters[id]?.Default;
    if (value === undefined) throw new Error(`parameter ${id} of ${name} has no default`);
    return value;
  };
  const scope: Scope = {
    ref: (id) =>
      id in template.Parameters ? parameter(id) : (PSEUDO_PARAMETERS[id]?.(name) ?? physical(id).ref),
    attribute(id, attribute) {
      const value = physical(id).attributes[attribute];
      if (value === undefined)
        throw new Error(
          `the local stack does not know ${attribute} of ${template.Resources[id]?.Type} ${id}`,
        );
      return value;
    },
    imported(exported) {
      const value = exports.get(exported);
      if (!value) throw new Error(`no stack before ${name} exports ${exported}`);
      return value();
    },
    condition(id) {
      const condition = template.Conditions[id];
      if (condition === undefined) throw new Error(`there is no condition ${id} in ${name}`);
      return holds(condition, scope);
    },
    mapping(map, key, second) {
      const value = template.Mappings[map]?.[key]?.[second];
      if (value === undefined)
        throw new Error(`there is no ${map}.${key}.${second} in the mappings of ${name}`);
      return value;
    },
  };
  return scope;
}

function physicalOf(
  { name, scope }: Pick<Stack, "name" | "scope">,
  id: string,
  resource: Template["Resources"][string],
  addresses: Addresses,
): Physical {
  const generated = `${name}-${id}`;
  if (resource.Type in NOTHING_TO_DO) return placeholder(resource.Type, generated);
  const emulated = EMULATED[resource.Type];
  if (!emulated) throw new Error(`the local stack has nothing for ${resource.Type} (${name}.${id})`);
  const given = (resource.Properties as Readonly<Record<string, Value>>)[emulated.name ?? ""];
  return emulated.physical(
    given === undefined ? generated : `${resolve(given, scope)}`,
    addresses,
    resource.Metadata,
  );
}

function included<T extends { readonly Condition?: string | undefined }>(
  stack: Stack,
  items: Readonly<Record<string, T>>,
): [string, T][] {
  return Object.entries(items).filter(
    ([, { Condition }]) => Condition === undefined || stack.scope.condition(Condition),
  );
}

function located<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`, { cause: error });
  }
}
