import { makeReadCalendar, type ReadCalendarDeps } from "../../src/app/report/calendar/read-calendar.ts";
import { makeReadOverview, type ReadOverviewDeps } from "../../src/app/report/read-overview.ts";
import { makeReadQuality, type ReadQualityDeps } from "../../src/app/report/read-quality.ts";
import { makeReadSetup, type ReadSetupDeps } from "../../src/app/report/read-setup.ts";
import { CalendarRequest, OverviewRequest } from "../../src/contracts/admin-overview.ts";
import { Nothing } from "../../src/contracts/answers/basics.ts";
import { answering, makeAdminHandler } from "./admin-handler.ts";

/** One document for each of the pages that look at everything at once. */
export function makeOverviewHandler(
  deps: ReadOverviewDeps & ReadQualityDeps & ReadSetupDeps & ReadCalendarDeps,
) {
  const readOverview = makeReadOverview(deps);
  const readQuality = makeReadQuality(deps);
  const readSetup = makeReadSetup(deps);
  const readCalendar = makeReadCalendar(deps);
  return makeAdminHandler("admin-overview", {
    "GET /v1/overview": answering(OverviewRequest, async ({ query: { days } }) => {
      const overview = await readOverview(days);
      return { body: { ...overview, setup: (await readSetup(overview)) ?? null } };
    }),
    "GET /v1/quality": answering(Nothing, async () => ({ body: await readQuality() })),
    "GET /v1/calendar": answering(CalendarRequest, async () => ({ body: await readCalendar() })),
  });
}
