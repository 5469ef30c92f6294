import type { ASTNode } from "@marcbachmann/cel-js";

export function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value && "args" in value;
}

/** What a config declares, and conditions write as `attributes.NAME` and `event.NAME`. */
export const DECLARED = ["attributes", "event"] as const;
type Group = (typeof DECLARED)[number];

export const isDeclaredGroup = (name: unknown): name is Group => DECLARED.some((group) => group === name);

/** `attributes.NAME` and `event.NAME`; undefined for anything else. */
export function declaredName(node: ASTNode): { readonly group: Group; readonly name: string } | undefined {
  if (node.op !== ".") return undefined;
  const [base, name] = node.args;
  return base.op === "id" && isDeclaredGroup(base.args) ? { group: base.args, name } : undefined;
}

/** The field that a node asks for, by the name that conditions write. */
export function fieldIn(node: ASTNode): string | undefined {
  if (node.op === "id") return isDeclaredGroup(node.args) ? undefined : node.args;
  const declared = declaredName(node);
  return declared && `${declared.group}.${declared.name}`;
}

/** `has_privilege("early_access")`: whether the customer's loyalty level has it. */
export const HAS_PRIVILEGE = "has_privilege";

export const isPrivilegeCall = (node: ASTNode): boolean =>
  node.op === "call" && node.args[0] === HAS_PRIVILEGE;

/** A node and all nodes in it. */
export function* nodesOf(node: ASTNode): Generator<ASTNode> {
  yield node;
  const inside: readonly unknown[] = Array.isArray(node.args) ? node.args.flat(3) : [node.args];
  for (const one of inside) if (isNode(one)) yield* nodesOf(one);
}
