import type { Instant } from "../../domain/basics/calendar.ts";
import type { CodeRule } from "../../domain/config/offers.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { PoolStore } from "../../ports/pools.ts";

/** Whose codes of which offer are asked for. */
export interface CodesAsked {
  readonly customer: CustomerKey;
  readonly offer: string;
  readonly rule: CodeRule;
  readonly validForMs: number;
  readonly now: Instant;
  readonly links: string;
}

/** What a new code would be called. */
export interface NextCode {
  /** In upper case, as the ledger finds it. */
  readonly text: string;
  /** As the shop's list has it, where that is not the same. */
  readonly written?: string;
  /** Which of the customer's codes of the offer. */
  readonly issue: number;
  /** Of the record to be written. */
  readonly revision: number;
}

export interface Look {
  /** Good by the date that mails say, the latest issue first. */
  readonly live: readonly Code[];
  /** Absent where there is none left. */
  readonly next?: NextCode;
}

/** Where the codes of one customer and offer come from: made up, or from an uploaded list. */
export interface CodeSource {
  look(): Promise<Look>;
  /** Notes whose code it is going to be, right before the ledger says so. False: somebody else was faster; look again. */
  claim(next: NextCode, validUntil: Instant): Promise<boolean>;
  /** The ledger has it now. */
  taken(next: NextCode): Promise<void>;
}

export interface SourceDeps {
  readonly codes: Pick<CodeStore, "get">;
  readonly pools: Pick<PoolStore, "free" | "takeOut" | "given" | "note">;
}
