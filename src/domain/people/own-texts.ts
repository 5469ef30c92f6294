import { itemName } from "../basics/plain-words.ts";
import type { TypedValue } from "../basics/typed-value.ts";
import { isOwn } from "./own-hosts.ts";

/**
 * A value that a browser told of, as mails may show it: a text is an address on one of the shop's own hosts, or has no
 * link in it. Undefined when nothing is left.
 */
export function withoutStrangeLinks(value: TypedValue, hosts: readonly string[]): TypedValue | undefined {
  const shown = (text: string) => (isOwn(text, hosts) ? text : itemName(text));
  if (typeof value === "string") return shown(value);
  if (typeof value === "number" || typeof value === "boolean") return value;
  const left = value.flatMap((member) => shown(member) ?? []);
  return left.length === 0 ? undefined : left;
}
