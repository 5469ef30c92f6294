import { fieldContext, type Moment } from "../../domain/conditions/field-context.ts";
import { fieldsOf } from "../../domain/conditions/fields.ts";
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

export function makeHolds(expressions: Expressions): Holds {
  const compiled = new Map<string, Condition>();
  const compile = (source: string, vocabulary: Vocabulary): Condition => {
    const key = `${JSON.stringify(vocabulary)} ${source}`;
    const known = compiled.get(key);
    if (known) return known;
    const result = expressions.compile(source, vocabulary);
    if (!result.ok) throw new Error(`published condition ${source}: ${result.problem}`);
    if (compiled.size >= MAX_KEPT) compiled.clear();
    compiled.set(key, result.condition);
    return result.condition;
  };
  return (condition, customer, bundle, at) =>
    condition === undefined ||
    compile(condition, { ...vocabularyOf(bundle), ...(at.event && { event: at.event.types }) })(
      fieldsOf(customer, fieldContext(bundle, at)),
    );
}
