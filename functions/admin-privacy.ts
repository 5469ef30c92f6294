import {
  changeLog,
  clock,
  codes,
  customers,
  erasures,
  events,
  items,
  journal,
  secrets,
  tastes,
  wallets,
} from "../src/adapters/wiring.ts";
import { makeExport } from "../src/app/privacy/export.ts";
import { makePrivacyHandler } from "./admin/privacy-handler.ts";

const stores = { events: events(), customers: customers(), items: items(), secrets: secrets(), clock };
const exportOf = makeExport({
  ...stores,
  tastes: tastes(),
  wallets: wallets(),
  journal: journal(),
  codes: codes(),
});

/** GET /v1/customers/export, POST /v1/customers/erase, GET /v1/erasures. */
export const handler = makePrivacyHandler({
  ...stores,
  exportOf,
  erasures: erasures(),
  changeLog: changeLog(),
});
