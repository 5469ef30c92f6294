import {
  changeLog,
  clock,
  config,
  confirmationRuns,
  events,
  secrets,
  signUps,
  unseen,
  withdrawals,
} from "../src/adapters/wiring.ts";
import { makeConfirmations } from "../src/app/confirm/request.ts";
import { makeImportHandler } from "./admin/import-handler.ts";

const shared = { events: events(), config: config(), secrets: secrets(), clock };

/** POST /v1/import. */
export const handler = makeImportHandler({
  ...shared,
  unseen: unseen(),
  withdrawals: withdrawals(),
  confirmations: makeConfirmations({ ...shared, signUps: signUps(), runs: confirmationRuns() }),
  changeLog: changeLog(),
});
