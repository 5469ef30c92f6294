import type { Code } from "../../domain/offers/codes/code.ts";

/** What a new code would be called, and which of the customer's codes of the offer it would be. */
export interface CodeCandidate {
  readonly code: string;
  readonly written?: string;
  readonly issue: number;
}

/** What is known of a customer's codes of one offer. */
export interface Look {
  /** Records that may be good now. */
  readonly found: readonly Code[];
  /** Names for a new one; asked for as long as each is another's. */
  readonly candidates: () => AsyncIterable<CodeCandidate>;
}

/** Where the codes of an offer come from, for one customer: made up, or from a list. */
export interface CodeSource {
  look(consistency?: "eventual"): Promise<Look>;
  /** The ledger has a record under the candidate's name: this customer's, or another's. */
  settled(candidate: CodeCandidate): Promise<void>;
}
