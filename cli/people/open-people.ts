import { makeAllowMailbox } from "../../src/app/mailbox/allow.ts";
import { makeDecidePeople } from "../../src/app/people/decide-people.ts";
import { adminOf, type WhichConfig } from "../config/open-config.ts";
import { connect } from "../deployment/deployment.ts";
import { openRecord } from "../recording/record.ts";
import { recorded } from "../recording/recorded.ts";
import type { PeopleAccess } from "./access.ts";
import { PEOPLE_ROWS } from "./changing.ts";

export type OpenPeople = (which: WhichConfig) => Promise<PeopleAccess>;

/** The people of the deployment that answers, or of the one whose admin API is named. */
export async function openPeople(which: WhichConfig): Promise<PeopleAccess> {
  const admin = adminOf(which);
  if (admin) return (await import("./over-api.ts")).makePeopleOverApi(admin.api, admin.token);
  const { now } = await connect(which);
  const { customers, events, secrets } = await import("../../src/adapters/wiring.ts");
  const deps = {
    events: events(),
    customers: customers(),
    secrets: secrets(),
    clock: { now: () => now },
  };
  const access = { decide: makeDecidePeople(deps), allowMailbox: makeAllowMailbox(deps) };
  return recorded<PeopleAccess>(access, PEOPLE_ROWS, await openRecord(now));
}
