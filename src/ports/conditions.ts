import type { TypedValue } from "../domain/basics/typed-value.ts";
import type { Formula } from "../domain/conditions/formula.ts";
import type { Vocabulary } from "../domain/conditions/vocabulary.ts";

export type Value = number | string | boolean;

/** What a condition sees: the fields of fields.ts, and what the config declares under `attributes` and `event`. */
export type Seen = Readonly<Record<string, Value | Readonly<Record<string, TypedValue>>>>;

/** A compiled condition. A type error at run time counts as false. */
export type Condition = (fields: Seen) => boolean;

/** What a condition says, for checks of a config. Places are offsets in the source. */
export interface Reading {
  /** What it claims, as far as that can be reasoned about. */
  readonly formula: Formula;
  /** The fields that it asks for; those that the config declares as `attributes.NAME` and `event.NAME`. */
  readonly fields: readonly { readonly name: string; readonly at: number }[];
  /** The texts that it compares fields with: `tier == "top"`, `tier in ["top"]`. */
  readonly texts: readonly { readonly field: string; readonly text: string; readonly at: number }[];
}

export interface Expressions {
  /** Compiles a CEL condition, or says what is wrong with it (unknown field with the nearest known one, syntax with position). */
  compile(
    source: string,
    vocabulary?: Vocabulary,
  ):
    | {
        readonly ok: true;
        readonly condition: Condition;
        /** The same where fields may be unknown, and left out: undefined where the answer depends on one of them. */
        readonly answer: (fields: Seen) => boolean | undefined;
      }
    /** `at`: offset in the source, where there is one. */
    | { readonly ok: false; readonly problem: string; readonly at?: number };
}

/** For checks of a config, which reason about conditions; what asks them of customers does without. */
export interface ReadableExpressions extends Expressions {
  /** What a condition says that compiles. Nothing is reasoned about names that are not in the vocabulary. */
  read(source: string, vocabulary?: Vocabulary): Reading;
}
