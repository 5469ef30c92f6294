import { makeReadChanges } from "../../src/app/team/read-changes.ts";
import { adminOf, type WhichConfig } from "../config/open-config.ts";
import { connect } from "../deployment/deployment.ts";
import type { ChangesAccess } from "./access.ts";

export type OpenChanges = (which: WhichConfig) => Promise<ChangesAccess>;

/** The log of the deployment that answers, or of the one whose admin API is named. */
export async function openChanges(which: WhichConfig): Promise<ChangesAccess> {
  const admin = adminOf(which);
  if (admin) return (await import("./over-api.ts")).makeChangesOverApi(admin.api, admin.token);
  const { now, outputs } = await connect(which);
  const { changeLog, memberAddresses } = await import("../../src/adapters/wiring.ts");
  // Without an admin API nobody but who runs commands is in the log.
  const members = outputs.has("AdminUserPoolId") ? { members: memberAddresses() } : {};
  return { page: makeReadChanges({ changeLog: changeLog(), clock: { now: () => now }, ...members }) };
}
