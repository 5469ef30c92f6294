import type { ValueSet } from "./value-set.ts";

/** What a condition claims, as far as it can be reasoned about. */
export type Formula =
  /** The field has one of these values. */
  | { readonly kind: "among"; readonly field: string; readonly values: ValueSet }
  /** Something of which only the text is known. The same text is always answered the same, and may be an error. */
  | { readonly kind: "asks"; readonly text: string }
  | { readonly kind: "not"; readonly of: Formula }
  | { readonly kind: "and" | "or"; readonly of: readonly Formula[] };

export const among = (field: string, values: ValueSet): Formula => ({ kind: "among", field, values });
export const asks = (text: string): Formula => ({ kind: "asks", text });
export const not = (of: Formula): Formula => ({ kind: "not", of });
export const and = (...of: readonly Formula[]): Formula => ({ kind: "and", of });
export const or = (...of: readonly Formula[]): Formula => ({ kind: "or", of });

export const ALWAYS = and();
export const NEVER = or();

/** Whether every part is understood, so that it is always either true or false, and never an error. */
export function isUnderstood(formula: Formula): boolean {
  switch (formula.kind) {
    case "among":
      return true;
    case "asks":
      return false;
    case "not":
      return isUnderstood(formula.of);
    case "and":
    case "or":
      return formula.of.every(isUnderstood);
  }
}
