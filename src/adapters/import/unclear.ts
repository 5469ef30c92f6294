import type { Role } from "./roles.ts";
import type { StatusWord } from "./statuses/meanings.ts";

/** What somebody has to say before a file can be read. */
export type Question =
  | { readonly about: "dateFormat" | "decimal"; readonly answers: readonly string[] }
  | { readonly about: "delimiter" | "header" | "encoding" }
  | { readonly about: "columns"; readonly roles: readonly Role[] }
  /** All words of the status columns; those without a meaning are asked for. */
  | { readonly about: "statuses"; readonly words: readonly StatusWord[] };

/** A file that cannot be read as it is, or not before a question is answered. `how`: how the command line answers it. */
export class Unclear extends Error {
  readonly question: Question | undefined;
  readonly how: string | undefined;

  constructor(message: string, question?: Question, how?: string) {
    super(message);
    this.question = question;
    this.how = how;
  }
}
