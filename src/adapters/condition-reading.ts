import type { ASTNode } from "@marcbachmann/cel-js";
import type { Reading } from "../ports/conditions.ts";
import { type Constant, formulaOf, isNode } from "./condition-formula.ts";

/** What a condition that compiles says. */
export function readingOf(tree: ASTNode, constant: Constant): Reading {
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

/** A node and all nodes in it. */
export function* nodesOf(node: ASTNode): Generator<ASTNode> {
  yield node;
  const inside: readonly unknown[] = Array.isArray(node.args) ? node.args.flat(3) : [node.args];
  for (const one of inside) if (isNode(one)) yield* nodesOf(one);
}
