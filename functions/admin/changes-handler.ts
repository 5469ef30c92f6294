import { makeReadChanges, type ReadChangesDeps } from "../../src/app/team/read-changes.ts";
import { ChangesRequest } from "../../src/contracts/answers/changes.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { answering, makeAdminHandler } from "./admin-handler.ts";

/** Who changed what. */
export function makeChangesHandler(deps: ReadChangesDeps) {
  const readChanges = makeReadChanges(deps);
  return makeAdminHandler("admin-changes", {
    "GET /v1/audit": answering(ChangesRequest, async ({ query: { after, by, what: area } }) => ({
      body: await readChanges(defined({ after, by, area })),
    })),
  });
}
