import { makeReadOverview, type ReadOverviewDeps } from "../../src/app/report/read-overview.ts";
import { makeReadQuality, type ReadQualityDeps } from "../../src/app/report/read-quality.ts";
import { OverviewRequest } from "../../src/contracts/admin-overview.ts";
import { Nothing } from "../../src/contracts/answers/basics.ts";
import { answering, makeAdminHandler } from "./admin-handler.ts";

/** One document for the page that people open first, and one for how good the data behind it are. */
export function makeOverviewHandler(deps: ReadOverviewDeps & ReadQualityDeps) {
  const readOverview = makeReadOverview(deps);
  const readQuality = makeReadQuality(deps);
  return makeAdminHandler("admin-overview", {
    "GET /v1/overview": answering(OverviewRequest, async ({ query: { days } }) => ({
      body: await readOverview(days),
    })),
    "GET /v1/quality": answering(Nothing, async () => ({ body: await readQuality() })),
  });
}
