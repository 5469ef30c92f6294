import * as z from "zod";

/** Of maps that come in kinds: what to say of a key that another kind has. */
export const keyHints = z.registry<{
  readonly hintFor: (key: string) => string | undefined;
}>();
