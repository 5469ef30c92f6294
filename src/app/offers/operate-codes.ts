import type { Instant } from "../../domain/basics/calendar.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { PoolStore } from "../../ports/pools.ts";
import type { TillBatches } from "../../ports/till-batches.ts";
import { type AddCodes, type AddedCodes, makeAddCodes } from "./add-codes.ts";
import type { Changed } from "./change-code.ts";
import { type FoundCode, makeFindCode } from "./find-code.ts";
import { type Budgets, makeReadBudgets } from "./read-budgets.ts";
import { makeReadPools, type PoolLine } from "./read-pools.ts";
import { makeWithdrawCode } from "./withdraw-code.ts";

/** What people do with codes, the lists that they come from, and the budgets that they have to fit into. */
export interface OperateCodes {
  find(code: string): Promise<FoundCode>;
  withdraw(code: string, why: string): Promise<Changed>;
  add(list: AddCodes): Promise<AddedCodes>;
  pools(): Promise<readonly PoolLine[]>;
  budgets(): Promise<Budgets>;
  /** By the deployment's clock. */
  now(): Instant;
}

export interface OperateCodesDeps {
  readonly codes: Pick<CodeStore, "get" | "put">;
  readonly budgets: Pick<BudgetStore, "counters">;
  readonly pools: Pick<PoolStore, "add" | "look" | "offerOf" | "counts">;
  readonly config: Pick<ConfigStore, "current">;
  readonly batches: Pick<TillBatches, "remove">;
  readonly clock: Clock;
}

export const makeOperateCodes = (deps: OperateCodesDeps): OperateCodes => ({
  find: makeFindCode(deps),
  withdraw: makeWithdrawCode(deps),
  add: makeAddCodes(deps),
  pools: makeReadPools(deps),
  budgets: makeReadBudgets(deps),
  now: deps.clock.now,
});
