import {
  campaigns,
  clock,
  codes,
  config,
  customers,
  events,
  expressions,
  journal,
  lookups,
  referrals,
  runs,
  secrets,
  tastes,
  wallets,
} from "../src/adapters/wiring.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { makeReadTaste } from "../src/app/nightly/read-taste.ts";
import { makeFindPeople } from "../src/app/report/customer/find-people.ts";
import { makeCustomerPage, makeReadTimeline } from "../src/app/report/customer/page.ts";
import { makeReadCustomer } from "../src/app/report/read-customer.ts";
import { TIMELINE_LINES } from "../src/contracts/admin-customers.ts";
import { makeCustomerHandler } from "./admin/customer-handler.ts";

const stores = {
  events: events(),
  customers: customers(),
  secrets: secrets(),
  journal: journal(),
  codes: codes(),
  config: config(),
  nights: makeNights(runs()),
  clock,
};

/** GET /v1/customers/…. */
export const handler = makeCustomerHandler({
  read: makeReadCustomer(stores),
  find: makeFindPeople({ ...stores, referrals: referrals(), wallets: wallets(), lookups: lookups() }),
  page: makeCustomerPage({
    ...stores,
    campaigns: campaigns(),
    tastes: tastes(),
    taste: makeReadTaste(runs()),
    expressions: expressions(),
    lines: TIMELINE_LINES,
  }),
  timeline: makeReadTimeline(stores),
});
