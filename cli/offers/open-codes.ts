import { makeAddCodes } from "../../src/app/offers/add-codes.ts";
import { makeReadBudgets, makeReadPools } from "../../src/app/offers/read-budgets.ts";
import { makeWithdraw } from "../../src/app/offers/withdraw.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { BudgetStore } from "../../src/ports/budgets.ts";
import type { CodeStore } from "../../src/ports/codes.ts";
import type { ConfigStore } from "../../src/ports/config.ts";
import type { PoolStore } from "../../src/ports/pools.ts";
import { adminOf, type WhichConfig } from "../config/open-config.ts";
import { connect } from "../deployment/deployment.ts";
import type { CodesAccess } from "./access.ts";

export type OpenCodes = (which: WhichConfig) => Promise<CodesAccess>;

/** The codes of the deployment that answers, or of the one whose admin API is named. */
export async function openCodes(which: WhichConfig): Promise<CodesAccess> {
  const admin = adminOf(which);
  if (admin) return (await import("./over-api.ts")).makeCodesOverApi(admin.api, admin.token);
  const { now } = await connect(which);
  const { budgets, codes, config, pools } = await import("../../src/adapters/wiring.ts");
  const stores = { codes: codes(), budgets: budgets(), pools: pools(), config: config() };
  return makeCodesOverStore(stores, now);
}

interface Stores {
  readonly codes: CodeStore;
  readonly budgets: BudgetStore;
  readonly pools: PoolStore;
  readonly config: Pick<ConfigStore, "current">;
}

export function makeCodesOverStore(stores: Stores, now: Instant): CodesAccess {
  const deps = { ...stores, clock: { now: () => now } };
  return {
    now,
    code: (code) => stores.codes.get(code),
    withdraw: makeWithdraw(deps),
    add: makeAddCodes(deps),
    pools: makeReadPools(deps),
    budgets: makeReadBudgets(deps),
  };
}
