import { ChangesAnswer } from "../../src/contracts/answers/changes.ts";
import { makeAdminCall } from "../deployment/admin-call.ts";
import type { ChangesAccess } from "./access.ts";

/** The log over the admin API, for those without AWS credentials. */
export function makeChangesOverApi(api: string, token: string): ChangesAccess {
  const call = makeAdminCall(api, token);
  return {
    async page({ after, by, area }) {
      const asked = Object.entries({ after, by, what: area }).filter(([, value]) => value !== undefined);
      const query = new URLSearchParams(asked as [string, string][]);
      return ChangesAnswer.parse(await call("GET", `/audit?${query}`));
    },
  };
}
