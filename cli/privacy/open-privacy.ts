import { randomUUID } from "node:crypto";
import { makeErase } from "../../src/app/privacy/erase.ts";
import { makeExport } from "../../src/app/privacy/export.ts";
import { adminOf, type WhichConfig } from "../config/open-config.ts";
import { connect } from "../deployment/deployment.ts";
import { openRecord } from "../recording/record.ts";
import { recorded } from "../recording/recorded.ts";
import type { PrivacyAccess } from "./access.ts";
import { PRIVACY_ROWS } from "./changing.ts";

export type OpenPrivacy = (which: WhichConfig) => Promise<PrivacyAccess>;

/** The people of the deployment that answers, or of the one whose admin API is named. */
export async function openPrivacy(which: WhichConfig): Promise<PrivacyAccess> {
  const admin = adminOf(which);
  if (admin) return (await import("./over-api.ts")).makePrivacyOverApi(admin.api, admin.token);
  const { now } = await connect(which);
  const wiring = await import("../../src/adapters/wiring.ts");
  const deps = {
    ...{ events: wiring.events(), customers: wiring.customers(), tastes: wiring.tastes() },
    ...{ items: wiring.items(), eraser: wiring.eraser(), erasures: wiring.erasures() },
    ...{ journal: wiring.journal(), codes: wiring.codes(), wallets: wiring.wallets() },
    ...{ quarantine: wiring.quarantine(), files: wiring.resultsFiles() },
    ...{ secrets: wiring.secrets(), clock: { now: () => now }, newId: randomUUID },
  };
  const access = { exportOf: makeExport(deps), erase: makeErase(deps), receipts: deps.erasures.receipts };
  return recorded<PrivacyAccess>(access, PRIVACY_ROWS, await openRecord(now));
}
