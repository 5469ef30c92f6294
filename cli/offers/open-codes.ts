import type { OperateCodes } from "../../src/app/offers/operate-codes.ts";
import { adminOf, type WhichConfig } from "../config/open-config.ts";
import { connect } from "../deployment/deployment.ts";
import { openRecord } from "../recording/record.ts";
import { recorded } from "../recording/recorded.ts";
import type { CodesAccess } from "./access.ts";
import { CODE_ROWS } from "./changing.ts";

export type OpenCodes = (which: WhichConfig) => Promise<CodesAccess>;

/** The codes of the deployment that answers, or of the one whose admin API is named. */
export async function openCodes(which: WhichConfig): Promise<CodesAccess> {
  const admin = adminOf(which);
  if (admin) return (await import("./over-api.ts")).makeCodesOverApi(admin.api, admin.token);
  const { now } = await connect(which);
  const [{ budgets, codes, config, pools, tillBatches }, { makeOperateCodes }] = await Promise.all([
    import("../../src/adapters/wiring.ts"),
    import("../../src/app/offers/operate-codes.ts"),
  ]);
  const stores = { codes: codes(), budgets: budgets(), pools: pools(), config: config() };
  const deps = { ...stores, batches: tillBatches(), clock: { now: () => now } };
  return recorded(makeCodesOverStore(makeOperateCodes(deps)), CODE_ROWS, await openRecord(now));
}

export const makeCodesOverStore = (operate: OperateCodes): CodesAccess => ({
  ...operate,
  find: async (code) => ({ ...(await operate.find(code)), now: operate.now() }),
  pools: async () => ({ now: operate.now(), pools: await operate.pools() }),
});
