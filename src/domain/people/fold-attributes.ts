import { plainName } from "../basics/plain-name.ts";
import { readTyped, type TypedValue } from "../basics/typed-value.ts";
import type { Attribute } from "../config/store.ts";
import type { Fact, Traits, TraitValue } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import { type FactFor, factsFor } from "./fact-roles.ts";
import { byText } from "./fold-limits.ts";
import { withoutStrangeLinks } from "./own-texts.ts";

/** By the names that the config declares. */
export type Attributes = Readonly<Record<string, TypedValue>>;
export type DeclaredAttributes = Readonly<Record<string, Attribute>>;

/** Bytes of JSON that one customer's attributes take at most: the night reads them of everybody. */
export const MOST_ATTRIBUTE_BYTES = 1024;

interface AttributeSettings {
  readonly attributes?: DeclaredAttributes;
  readonly timeZone: string;
  readonly hosts?: readonly string[];
}

/**
 * The newest value of each declared attribute that fits its type. A browser's word counts where nobody else has said
 * anything of that attribute. `facts` ascending by time. What is over the limit is left out, the last declared first.
 */
export function attributesOf(
  facts: readonly Fact[],
  { attributes = {}, timeZone, hosts = [] }: AttributeSettings,
): Attributes {
  const declared = Object.entries(attributes);
  if (declared.length === 0) return {};
  const told = factsFor("contact", facts)
    .filter(({ traits }) => traits !== undefined)
    .reverse();
  const isSaid = (fact: Fact) => rankOf(fact) !== "browser";
  const ordered = [...told.filter(isSaid), ...told.filter((fact) => !isSaid(fact))];
  const read = new Map<Fact, ReturnType<typeof byPlainName>>();
  const newestOf = (name: string, attribute: Attribute): TypedValue | undefined => {
    for (const fact of ordered) {
      const traits = read.get(fact) ?? byPlainName(fact.traits);
      read.set(fact, traits);
      const value = readTyped(attribute, traits.get(name), timeZone);
      const kept = value === undefined || isSaid(fact) ? value : withoutStrangeLinks(value, hosts);
      if (kept !== undefined) return kept;
    }
    return undefined;
  };
  const kept: Record<string, TypedValue> = {};
  let bytes = 2;
  for (const [name, attribute] of declared) {
    const value = newestOf(name, attribute);
    if (value === undefined) continue;
    const size = bytesOf({ [name]: value }) - 1;
    if (bytes + size > MOST_ATTRIBUTE_BYTES) break;
    bytes += size;
    kept[name] = value;
  }
  return kept;
}

/** The attributes of which a fact has a value that counts, by the names that the config declares. */
export function attributesIn(
  fact: FactFor<"contact">,
  { attributes = {}, timeZone, hosts = [] }: AttributeSettings,
): readonly string[] {
  if (fact.traits === undefined) return [];
  const traits = byPlainName(fact.traits);
  const isSaid = rankOf(fact) !== "browser";
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const value = readTyped(attribute, traits.get(name), timeZone);
    const kept = value === undefined || isSaid ? value : withoutStrangeLinks(value, hosts);
    return kept === undefined ? [] : [name];
  });
}

/** The traits that attributes or dates are read from, as they were told. */
export function traitsRead(
  traits: Traits,
  {
    attributes = {},
    dates,
  }: { readonly attributes?: DeclaredAttributes; readonly dates: ReadonlySet<string> },
): Traits {
  const isRead = (name: string) => Object.hasOwn(attributes, name) || dates.has(name);
  return Object.fromEntries(Object.entries(traits).filter(([name]) => isRead(plainName(name))));
}

/** Of two spellings of one name in a message the one that the config writes wins. */
function byPlainName(traits: FactFor<"contact">["traits"] = {}): ReadonlyMap<string, TraitValue> {
  const isExact = (name: string) => Number(plainName(name) === name);
  const inOrder = Object.entries(traits).sort(([a], [b]) => isExact(a) - isExact(b) || byText(a, b));
  return new Map(inOrder.map(([name, value]) => [plainName(name), value]));
}

const bytesOf = (value: object): number => new TextEncoder().encode(JSON.stringify(value)).length;
