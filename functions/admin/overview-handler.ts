import { makeReadOverview, type ReadOverviewDeps } from "../../src/app/report/read-overview.ts";
import { OverviewRequest } from "../../src/contracts/admin-overview.ts";
import { answering, makeAdminHandler } from "./admin-handler.ts";

/** One document for the page that people open first. */
export function makeOverviewHandler(deps: ReadOverviewDeps) {
  const readOverview = makeReadOverview(deps);
  return makeAdminHandler("admin-overview", {
    "GET /v1/overview": answering(OverviewRequest, async ({ query: { days } }) => ({
      body: await readOverview(days),
    })),
  });
}
