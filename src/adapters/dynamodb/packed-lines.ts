import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Fact } from "../../domain/facts/facts.ts";

/** Fewer lines take less room than what unpacks them. */
const MANY_LINES = 20;

/**
 * A fact whose many lines are unpacked each time that they are looked at: tens of thousands of large orders of one customer
 * would not fit into a function's memory otherwise.
 */
export function withPackedLines(fact: Fact): Fact {
  if (!("items" in fact) || fact.items === undefined || fact.items.length < MANY_LINES) return fact;
  const { items, ...rest } = fact;
  // A copy of its own size: what deflates answers with a part of 16 KB.
  const bytes = Uint8Array.from(deflateRawSync(JSON.stringify(items), { level: 1 }));
  return Object.defineProperty(rest as Fact, "items", {
    enumerable: true,
    get: (): unknown => JSON.parse(inflateRawSync(bytes).toString()),
  });
}
