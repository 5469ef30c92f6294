import type { ASTNode } from "@marcbachmann/cel-js";
import type { ReadableExpressions, Reading } from "../ports/conditions.ts";
import { type Constant, type FieldTypes, fieldTypes, formulaOf } from "./condition-formula.ts";
import { fieldIn, nodesOf } from "./condition-nodes.ts";
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
  return {
    ...makeExpressions(),
    read: (source, vocabulary = {}) =>
      readingOf(environment.parse(source).ast, constant, fieldTypes(vocabulary)),
  };
}

function readingOf(tree: ASTNode, constant: Constant, types: FieldTypes): Reading {
  const nodes = [...nodesOf(tree)];
  return {
    formula: formulaOf(tree, { constant, types }),
    fields: nodes.flatMap((node) => {
      const name = fieldIn(node);
      return name === undefined ? [] : { name, at: node.start };
    }),
    texts: nodes.flatMap(textsComparedIn),
  };
}

function textsComparedIn(node: ASTNode): Reading["texts"] {
  if (node.op !== "==" && node.op !== "!=" && node.op !== "in") return [];
  const [left, right] = node.args;
  const [asked, other] = fieldIn(right) === undefined ? [left, right] : [right, left];
  const field = fieldIn(asked);
  if (field === undefined) return [];
  const compared = other.op === "list" ? other.args : [other];
  return compared.flatMap((one) =>
    one.op === "value" && typeof one.args === "string" ? { field, text: one.args, at: one.start } : [],
  );
}
