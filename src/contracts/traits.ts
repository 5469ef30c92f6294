import type { Fields } from "../domain/basics/fields.ts";
import type { Traits, TraitValue } from "../domain/facts/facts.ts";
import { toText } from "./lenient.ts";

/** What one message's traits may be at most; what is over is left out. */
export const TRAIT_LIMITS = { names: 50, bytes: 4096, name: 60, text: 1_000, members: 50 } as const;

/** A trait that is not kept, and why. */
export interface LeftTrait {
  readonly name: string;
  readonly why: "no plain value" | "too much";
}

export interface ReadTraits {
  /** Absent where there are none. */
  readonly traits?: Traits;
  readonly left: readonly LeftTrait[];
}

/**
 * What a message says of a customer besides, in the order in which it says so. `isElse`: what is kept in facts of its own.
 * Empty values say nothing.
 */
export function traitsIn(fields: Fields, isElse: (name: string) => boolean = () => false): ReadTraits {
  const kept: (readonly [string, TraitValue])[] = [];
  const left: LeftTrait[] = [];
  let [names, bytes] = [0, 0];
  for (const [told, one] of Object.entries(fields)) {
    if (one === undefined || one === null || one === "" || isElse(told)) continue;
    const name = toText(told, TRAIT_LIMITS.name);
    const value = traitValue(one);
    if (name === undefined || value === undefined) {
      left.push({ name: told, why: "no plain value" });
      continue;
    }
    bytes += new TextEncoder().encode(JSON.stringify([name, value])).length;
    names += 1;
    if (names > TRAIT_LIMITS.names || bytes > TRAIT_LIMITS.bytes) left.push({ name: told, why: "too much" });
    else kept.push([name, value]);
  }
  return { ...(kept.length > 0 && { traits: Object.fromEntries(kept) }), left };
}

function traitValue(told: unknown): TraitValue | undefined {
  if (typeof told === "boolean") return told;
  if (typeof told === "number") return Number.isFinite(told) ? told : undefined;
  if (typeof told === "string") return toText(told, TRAIT_LIMITS.text);
  if (!Array.isArray(told)) return undefined;
  const members = told
    .slice(0, TRAIT_LIMITS.members)
    .flatMap((one: unknown) => toText(one, TRAIT_LIMITS.text) ?? []);
  return members.length === 0 ? undefined : members;
}
