import { createHash } from "node:crypto";

/** A name for content that has none: the same for equal JSON whatever the order of its keys. */
export function fingerprint(content: unknown): string {
  return createHash("sha256").update(canonical(content)).digest("hex").slice(0, 32);
}

/** JSON with sorted keys. The content has been checked to be no deeper than a recursion can go. */
function canonical(content: unknown): string {
  if (Array.isArray(content)) return `[${content.map(canonical).join(",")}]`;
  if (typeof content !== "object" || content === null) return JSON.stringify(content) ?? "null";
  const members = Object.entries(content)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`);
  return `{${members.join(",")}}`;
}
