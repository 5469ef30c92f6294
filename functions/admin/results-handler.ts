import * as z from "zod";
import type { makeReadResults } from "../../src/app/report/read-results.ts";
import { answering, makeAdminHandler } from "./admin-handler.ts";

/** What mails and offers have brought in. */
export function makeResultsHandler(readResults: ReturnType<typeof makeReadResults>) {
  return makeAdminHandler("admin-results", {
    "GET /v1/results": answering(z.object({}), async () => ({ body: await readResults() })),
  });
}
