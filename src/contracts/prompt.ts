import { STARTING_PROMPTLY } from "../domain/chains/triggers.ts";

/** Kinds of facts, as the events table's items name them, that wake the quick reader of its stream. */
export const PROMPT_KINDS: readonly string[] = [...STARTING_PROMPTLY];
