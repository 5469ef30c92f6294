import type { AddCodes, AddedCodes } from "../../src/app/offers/add-codes.ts";
import type { Changed } from "../../src/app/offers/change-code.ts";
import type { Budgets, PoolLine } from "../../src/app/offers/read-budgets.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";

/** Codes, pools and budgets of a deployment: over its tables, or over its admin API. */
export interface CodesAccess {
  code(code: string): Promise<Code | undefined>;
  withdraw(code: string, why: string): Promise<Changed>;
  add(list: AddCodes): Promise<AddedCodes>;
  pools(): Promise<readonly PoolLine[]>;
  budgets(): Promise<Budgets>;
  /** The deployment's time. */
  readonly now: Instant;
}
