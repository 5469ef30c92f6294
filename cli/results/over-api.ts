import { RESULTS_SHAPES } from "../../src/contracts/answers/results.ts";
import { makeAdminCall } from "../deployment/admin-call.ts";
import type { ResultsAccess } from "./access.ts";

/** Results over the admin API, for those without AWS credentials. */
export function makeResultsOverApi(api: string, token: string): ResultsAccess {
  const call = makeAdminCall(api, token);
  return {
    async results(by, selection, days) {
      const range = days === "all" ? { range: "all" } : days;
      const answer = await call("GET", `/results?${queryOf({ by, ...selection, ...range })}`);
      return answer === undefined ? undefined : RESULTS_SHAPES["GET /v1/results"].answer.parse(answer);
    },
    async customers({ outcome, of, selection, days, after }) {
      const query = queryOf({ outcome, of, ...selection, ...days, after });
      return RESULTS_SHAPES["GET /v1/results/customers"].answer.parse(
        await call("GET", `/results/customers?${query}`),
      );
    },
  };
}

const queryOf = (parts: Readonly<Record<string, string | number | undefined>>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(parts).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, `${value}`]],
    ),
  );
