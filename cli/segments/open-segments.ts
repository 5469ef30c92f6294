import { makeNights } from "../../src/app/nightly/read.ts";
import { makeCountEverybody, makeCountPeople } from "../../src/app/report/count-people.ts";
import { makeListMembers } from "../../src/app/report/list-members.ts";
import { makeListSegments } from "../../src/app/report/list-segments.ts";
import { makeReadSegmentFlows } from "../../src/app/report/segment-flows.ts";
import { adminOf, type WhichConfig } from "../config/open-config.ts";
import { connect } from "../deployment/deployment.ts";
import type { SegmentsAccess } from "./access.ts";

export type OpenSegments = (which: WhichConfig) => Promise<SegmentsAccess>;

/** The segments of the deployment that answers, or of the one whose admin API is named. */
export async function openSegments(which: WhichConfig): Promise<SegmentsAccess> {
  const admin = adminOf(which);
  if (admin) return (await import("./over-api.ts")).makeSegmentsOverApi(admin.api, admin.token);
  const { now } = await connect(which);
  const [{ conditionChecks, config, customers, runs }, { consumed }] = await Promise.all([
    import("../../src/adapters/wiring.ts"),
    import("../../src/adapters/consumption.ts"),
  ]);
  const deps = {
    ...conditionChecks(),
    config: config(),
    customers: customers(),
    nights: makeNights(runs()),
    clock: { now: () => now },
  };
  return {
    list: makeListSegments(deps),
    count: makeCountPeople(deps),
    flows: makeReadSegmentFlows(deps),
    everybody: {
      customers: deps.customers.approximateCount,
      count: makeCountEverybody(deps),
      members: makeListMembers(deps),
      readUnits: () => consumed().readUnits,
    },
  };
}
