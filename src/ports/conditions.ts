export type Value = number | string | boolean;

/** A compiled condition over the fields of fields.ts. A type error at run time counts as false. */
export type Condition = (fields: Readonly<Record<string, Value>>) => boolean;

export interface Expressions {
  /** Compiles a CEL condition, or says what is wrong with it (unknown field with the nearest known one, syntax with position). */
  compile(source: string):
    | { readonly ok: true; readonly condition: Condition }
    /** `at`: offset in the source, where there is one. */
    | { readonly ok: false; readonly problem: string; readonly at?: number };
}
