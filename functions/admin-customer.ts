import { clock, codes, config, customers, events, journal, runs, secrets } from "../src/adapters/wiring.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { makeReadCustomer } from "../src/app/report/read-customer.ts";
import { makeCustomerHandler } from "./admin/customer-handler.ts";

/** GET /v1/customers/{key+}. */
export const handler = makeCustomerHandler(
  makeReadCustomer({
    events: events(),
    customers: customers(),
    secrets: secrets(),
    journal: journal(),
    codes: codes(),
    config: config(),
    nights: makeNights(runs()),
    clock,
  }),
);
