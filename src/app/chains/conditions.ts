import { rememberedOf } from "../../domain/basics/remembered-of.ts";
import { fieldContext, type Moment } from "../../domain/conditions/field-context.ts";
import { type AskedFields, fieldsOf, namesIn } from "../../domain/conditions/fields.ts";
import { type Vocabulary, vocabularyOf } from "../../domain/conditions/vocabulary.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { Condition, Expressions } from "../../ports/conditions.ts";

/** Asks a published condition about a customer; an absent condition holds. Each text is compiled once per process. */
export type Holds = (
  condition: string | undefined,
  customer: Customer,
  bundle: Bundle,
  at: Omit<Moment, "today">,
) => boolean;

const MAX_KEPT = 1_000;

interface Compiled {
  readonly condition: Condition;
  readonly asked: AskedFields;
}

export function makeHolds(expressions: Expressions): Holds {
  const compiled = new Map<string, Compiled>();
  /** The same without writing the vocabulary out: a config in force is one object. */
  const ofBundle = rememberedOf((_: Bundle) => new Map<string, Compiled>());
  const compile = (source: string, vocabulary: Vocabulary): Compiled => {
    const key = `${JSON.stringify(vocabulary)} ${source}`;
    const known = compiled.get(key);
    if (known) return known;
    const result = expressions.compile(source, vocabulary);
    if (!result.ok) throw new Error(`published condition ${source}: ${result.problem}`);
    if (compiled.size >= MAX_KEPT) compiled.clear();
    const made = { condition: result.condition, asked: namesIn([source]) };
    compiled.set(key, made);
    return made;
  };
  const compiledFor = (source: string, bundle: Bundle, event: Vocabulary["event"]): Compiled => {
    if (event) return compile(source, { ...vocabularyOf(bundle), event });
    const its = ofBundle(bundle);
    const known = its.get(source) ?? compile(source, vocabularyOf(bundle));
    if (its.size >= MAX_KEPT) its.clear();
    its.set(source, known);
    return known;
  };
  return (source, customer, bundle, at) => {
    if (source === undefined) return true;
    const { condition, asked } = compiledFor(source, bundle, at.event?.types);
    return condition(fieldsOf(customer, fieldContext(bundle, at), asked));
  };
}
