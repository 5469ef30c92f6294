import { changeLog, clock, customers, events, secrets } from "../src/adapters/wiring.ts";
import { makePeopleHandler } from "./admin/people-handler.ts";

/** POST /v1/customers/merge, /v1/customers/split, /v1/mailboxes/allow. */
export const handler = makePeopleHandler({
  events: events(),
  customers: customers(),
  secrets: secrets(),
  clock,
  changeLog: changeLog(),
});
