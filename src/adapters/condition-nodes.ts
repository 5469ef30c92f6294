import type { ASTNode } from "@marcbachmann/cel-js";

export function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value && "args" in value;
}

/** A node and all nodes in it. */
export function* nodesOf(node: ASTNode): Generator<ASTNode> {
  yield node;
  const inside: readonly unknown[] = Array.isArray(node.args) ? node.args.flat(3) : [node.args];
  for (const one of inside) if (isNode(one)) yield* nodesOf(one);
}
