import type { ASTNode } from "@marcbachmann/cel-js";
import type { ReadableExpressions, Reading } from "../ports/conditions.ts";
import { type Constant, formulaOf } from "./condition-formula.ts";
import { nodesOf } from "./condition-nodes.ts";
import { environmentOfFields, makeExpressions } from "./expressions.ts";

/** Conditions that can be reasoned about as well as asked. */
export function makeReadableExpressions(): ReadableExpressions {
  const environment = environmentOfFields();
  const constant = (source: string): unknown => {
    try {
      return environment.evaluate(source);
    } catch {
      return undefined;
    }
  };
  return { ...makeExpressions(), read: (source) => readingOf(environment.parse(source).ast, constant) };
}

function readingOf(tree: ASTNode, constant: Constant): Reading {
  const nodes = [...nodesOf(tree)];
  return {
    formula: formulaOf(tree, constant),
    fields: nodes.flatMap((node) => (node.op === "id" ? { name: node.args, at: node.start } : [])),
    texts: nodes.flatMap(textsComparedIn),
  };
}

function textsComparedIn(node: ASTNode): Reading["texts"] {
  if (node.op !== "==" && node.op !== "!=" && node.op !== "in") return [];
  const [left, right] = node.args;
  const [field, other] = right.op === "id" ? [right, left] : [left, right];
  if (field.op !== "id") return [];
  const compared = other.op === "list" ? other.args : [other];
  return compared.flatMap((one) =>
    one.op === "value" && typeof one.args === "string"
      ? { field: field.args, text: one.args, at: one.start }
      : [],
  );
}
