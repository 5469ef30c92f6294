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
import { isNode } from "./condition-nodes.ts";

/** Evaluates an expression without fields; undefined when it cannot be calculated. */
export type Constant = (source: string) => unknown;

const TYPES: ReadonlyMap<string, string> = new Map(FIELDS.map(({ name, type }) => [name, type]));
const FLIPPED: Readonly<Record<Comparison, Comparison>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "==": "==",
  "!=": "!=",
};

/** What a condition claims about each field. Anything but comparisons of a field with something fixed stays a text. */
export function formulaOf(node: ASTNode, constant: Constant): Formula {
  const inner = (one: ASTNode) => formulaOf(one, constant);
  switch (node.op) {
    case "&&":
      return and(...node.args.map(inner));
    case "||":
      return or(...node.args.map(inner));
    case "!_":
      return not(inner(node.args));
    case "id":
      return TYPES.get(node.args) === "bool" ? among(node.args, texts("true")) : asks(serialize(node));
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
      return comparison(node.op, node.args, constant) ?? fixed(node, constant);
    case "in":
      return membership(node.args, constant) ?? fixed(node, constant);
    default:
      return fixed(node, constant);
  }
}

function fixed(node: ASTNode, constant: Constant): Formula {
  const value = fixedValueOf(node, constant);
  if (value === true) return ALWAYS;
  return value === false ? NEVER : asks(serialize(node));
}

function comparison(
  op: Comparison,
  [left, right]: readonly [ASTNode, ASTNode],
  constant: Constant,
): Formula | undefined {
  const turned = left.op !== "id";
  const [field, other] = turned ? [right, left] : [left, right];
  if (field.op !== "id") return undefined;
  const values = valuesOf(field.args, turned ? FLIPPED[op] : op, fixedValueOf(other, constant));
  return values && among(field.args, values);
}

function valuesOf(field: string, op: Comparison, to: unknown): ValueSet | undefined {
  const type = TYPES.get(field);
  if (type === "number" && typeof to === "number") return compared(op, to);
  if (op !== "==" && op !== "!=") return undefined;
  const isName =
    (type === "string" && typeof to === "string") || (type === "bool" && typeof to === "boolean");
  if (!isName) return undefined;
  return op === "==" ? texts(String(to)) : others(texts(String(to)));
}

function membership([field, list]: readonly [ASTNode, ASTNode], constant: Constant): Formula | undefined {
  if (field.op !== "id" || list.op !== "list") return undefined;
  const [first, ...more] = list.args.map((one) => valuesOf(field.args, "==", fixedValueOf(one, constant)));
  let outside = first && others(first);
  for (const values of more) outside = outside && values && inBoth(outside, others(values));
  return outside && among(field.args, others(outside));
}

/** The value of an expression in which no field is, its whole numbers as numbers; undefined where that is not exact. */
function fixedValueOf(node: ASTNode, constant: Constant): unknown {
  const value = node.op === "value" ? node.args : isFixed(node) ? constant(serialize(node)) : undefined;
  if (typeof value !== "bigint") return typeof value === "number" && Number.isNaN(value) ? undefined : value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
}

function isFixed(node: ASTNode): boolean {
  return node.op !== "id" && [node.args].flat(3).every((one) => !isNode(one) || isFixed(one));
}
