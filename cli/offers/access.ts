import type { FoundCode } from "../../src/app/offers/find-code.ts";
import type { OperateCodes } from "../../src/app/offers/operate-codes.ts";
import type { PoolLine } from "../../src/app/offers/read-pools.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";

/** By the deployment's clock, which on the local stack is not that of this machine. */
interface Told {
  readonly now: Instant;
}

/** Codes, lists and budgets of a deployment: over its tables, or over its admin API. */
export interface CodesAccess extends Pick<OperateCodes, "withdraw" | "add" | "budgets"> {
  find(code: string): Promise<FoundCode & Told>;
  pools(): Promise<Told & { readonly pools: readonly PoolLine[] }>;
}
