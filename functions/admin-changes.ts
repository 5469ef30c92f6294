import { changeLog, clock, memberAddresses } from "../src/adapters/wiring.ts";
import { makeChangesHandler } from "./admin/changes-handler.ts";

/** GET /v1/audit. */
export const handler = makeChangesHandler({ changeLog: changeLog(), members: memberAddresses(), clock });
