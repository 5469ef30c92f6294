import { plainName } from "../../../domain/basics/plain-name.ts";
import { readTyped } from "../../../domain/basics/typed-value.ts";
import type { Store } from "../../../domain/config/store.ts";
import type { Fact } from "../../../domain/facts/facts.ts";
import type { LeftTrait } from "../../../domain/facts/traits.ts";
import { nameOf, type UnseenNote } from "../../../domain/facts/unseen.ts";

/** What of the traits that were kept counts for nothing: names that the config does not declare, values of another type. */
export function traitNotes(
  facts: readonly Fact[],
  { attributes = {}, time_zone: timeZone }: Pick<Store, "attributes" | "time_zone">,
): readonly UnseenNote[] {
  return facts.flatMap((fact) =>
    Object.entries((fact.kind === "identified" && fact.traits) || {}).flatMap(
      ([told, value]): UnseenNote[] => {
        const name = plainName(told);
        const declared = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
        if (!declared) return [{ kind: "trait", name: nameOf(told) }];
        if (readTyped(declared, value, timeZone) !== undefined) return [];
        return [{ kind: "attribute", name: `${name} (not ${TYPE_WORDS[declared.type]})` }];
      },
    ),
  );
}

export const TYPE_WORDS = {
  text: "a text",
  number: "a number",
  yes_no: "yes or no",
  date: "a date",
  choice: "one of the choices",
  list: "a list",
} as const;

/** Traits that were not kept at all. An address is an object by its nature, and its country is read. */
export const leftTraitNotes = (left: readonly LeftTrait[]): readonly UnseenNote[] =>
  left
    .filter(({ name }) => plainName(name) !== "address")
    .map(({ name, why }) => ({ kind: "trait", name: `${nameOf(name)} (${why})` }));
