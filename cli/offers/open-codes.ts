import { makeAddCodes } from "../../src/app/offers/add-codes.ts";
import type { CodesDeps } from "../../src/app/offers/deps.ts";
import { makeReadBudgets, makeReadPools } from "../../src/app/offers/read-budgets.ts";
import { makeWithdraw } from "../../src/app/offers/withdraw.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
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

export function makeCodesOverStore(stores: Omit<CodesDeps, "clock">, now: Instant): CodesAccess {
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
