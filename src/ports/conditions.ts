import type { Formula } from "../domain/conditions/formula.ts";

export type Value = number | string | boolean;

/** A compiled condition over the fields of fields.ts. A type error at run time counts as false. */
export type Condition = (fields: Readonly<Record<string, Value>>) => boolean;

/** What a condition says, for checks of a config. Places are offsets in the source. */
export interface Reading {
  /** What it claims, as far as that can be reasoned about. */
  readonly formula: Formula;
  /** The fields that it asks for. */
  readonly fields: readonly { readonly name: string; readonly at: number }[];
  /** The texts that it compares fields with: `tier == "top"`, `tier in ["top"]`. */
  readonly texts: readonly { readonly field: string; readonly text: string; readonly at: number }[];
}

export interface Expressions {
  /** Compiles a CEL condition, or says what is wrong with it (unknown field with the nearest known one, syntax with position). */
  compile(source: string):
    | {
        readonly ok: true;
        readonly condition: Condition;
        /** The same where fields may be unknown, and left out: undefined where the answer depends on one of them. */
        readonly answer: (fields: Readonly<Record<string, Value>>) => boolean | undefined;
      }
    /** `at`: offset in the source, where there is one. */
    | { readonly ok: false; readonly problem: string; readonly at?: number };
}

/** For checks of a config, which reason about conditions; what asks them of customers does without. */
export interface ReadableExpressions extends Expressions {
  /** What a condition says that compiles. */
  read(source: string): Reading;
}
