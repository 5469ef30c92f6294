import { type ASTNode, serialize } from "@marcbachmann/cel-js";
import { FIELDS } from "../domain/conditions/fields.ts";
import {
  ALWAYS,
  among,
  and,
  asks,
  type Formula,
  isUnderstood,
  NEVER,
  not,
  or,
} from "../domain/conditions/formula.ts";
import { type Comparison, compared } from "../domain/conditions/numbers.ts";
import { inBoth, others, texts, type ValueSet } from "../domain/conditions/value-set.ts";
import { FIELD_TYPES, type Vocabulary } from "../domain/conditions/vocabulary.ts";
import { fieldIn, isNode, isPrivilegeCall } from "./condition-nodes.ts";

/** Evaluates an expression without fields; undefined when it cannot be calculated. */
export type Constant = (source: string) => unknown;

/** The type of each field, by the name that conditions write. */
export type FieldTypes = ReadonlyMap<string, string>;

export function fieldTypes({ attributes = {}, event = {} }: Vocabulary): FieldTypes {
  const declared = [
    ...Object.entries(attributes).map(([name, type]) => [`attributes.${name}`, FIELD_TYPES[type]] as const),
    ...Object.entries(event).map(([name, type]) => [`event.${name}`, FIELD_TYPES[type]] as const),
  ];
  return new Map<string, string>([...FIELDS.map(({ name, type }) => [name, type] as const), ...declared]);
}

interface Known {
  readonly constant: Constant;
  readonly types: FieldTypes;
}

const FLIPPED: Readonly<Record<Comparison, Comparison>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "==": "==",
  "!=": "!=",
};

/** What a condition claims about each field. Anything but comparisons of a field with something fixed stays a text. */
export function formulaOf(node: ASTNode, known: Known): Formula {
  const inner = (one: ASTNode) => formulaOf(one, known);
  switch (node.op) {
    case "&&":
      return and(...node.args.map(inner));
    case "||":
      return or(...node.args.map(inner));
    case "!_":
      return not(inner(node.args));
    case "id":
    case ".": {
      const field = fieldIn(node);
      const isYesOrNo = field !== undefined && known.types.get(field) === "bool";
      return isYesOrNo ? among(field, texts("true")) : asks(serialize(node));
    }
    case "?:": {
      const [condition, yes, no] = node.args;
      const asked = inner(condition);
      if (!isUnderstood(asked)) return asks(serialize(node));
      return or(and(asked, inner(yes)), and(not(asked), inner(no)));
    }
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "==":
    case "!=":
      return comparison(node.op, node.args, known) ?? fixed(node, known);
    case "in":
      return membership(node.args, known) ?? fixed(node, known);
    case "call":
      return isPrivilegeCall(node) ? asks(serialize(node)) : fixed(node, known);
    default:
      return fixed(node, known);
  }
}

function fixed(node: ASTNode, { constant }: Known): Formula {
  const value = fixedValueOf(node, constant);
  if (value === true) return ALWAYS;
  return value === false ? NEVER : asks(serialize(node));
}

function comparison(
  op: Comparison,
  [left, right]: readonly [ASTNode, ASTNode],
  { types, constant }: Known,
): Formula | undefined {
  const turned = fieldIn(left) === undefined;
  const [asked, other] = turned ? [right, left] : [left, right];
  const field = fieldIn(asked);
  if (field === undefined) return undefined;
  const values = valuesOf(types.get(field), turned ? FLIPPED[op] : op, fixedValueOf(other, constant));
  return values && among(field, values);
}

function valuesOf(type: string | undefined, op: Comparison, to: unknown): ValueSet | undefined {
  if (type === "number" && typeof to === "number") return compared(op, to);
  if (op !== "==" && op !== "!=") return undefined;
  const isName =
    (type === "string" && typeof to === "string") || (type === "bool" && typeof to === "boolean");
  if (!isName) return undefined;
  return op === "==" ? texts(String(to)) : others(texts(String(to)));
}

function membership(
  [asked, list]: readonly [ASTNode, ASTNode],
  { types, constant }: Known,
): Formula | undefined {
  const field = fieldIn(asked);
  if (field === undefined || list.op !== "list") return undefined;
  const type = types.get(field);
  const [first, ...more] = list.args.map((one) => valuesOf(type, "==", fixedValueOf(one, constant)));
  let outside = first && others(first);
  for (const values of more) outside = outside && values && inBoth(outside, others(values));
  return outside && among(field, others(outside));
}

/** The value of an expression in which no field is, its whole numbers as numbers; undefined where that is not exact. */
function fixedValueOf(node: ASTNode, constant: Constant): unknown {
  const value = node.op === "value" ? node.args : isFixed(node) ? constant(serialize(node)) : undefined;
  if (typeof value !== "bigint") return typeof value === "number" && Number.isNaN(value) ? undefined : value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
}

function isFixed(node: ASTNode): boolean {
  return (
    node.op !== "id" &&
    !isPrivilegeCall(node) &&
    [node.args].flat(3).every((one) => !isNode(one) || isFixed(one))
  );
}
