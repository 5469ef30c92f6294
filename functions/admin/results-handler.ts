import { answerOf, customersAnswerOf } from "../../src/app/results/answers.ts";
import { makeReadResultCustomers } from "../../src/app/results/read-customers.ts";
import { makeReadResults } from "../../src/app/results/read-results.ts";
import { ResultCustomersRequest, ResultsRequest } from "../../src/contracts/admin.ts";
import { type Day, parseDay } from "../../src/domain/basics/calendar.ts";
import { answering, makeAdminHandler } from "./admin-handler.ts";

/** What chains and campaigns have come to, and the customers behind each figure: from files of the night. */
export function makeResultsHandler(deps: Parameters<typeof makeReadResults>[0]) {
  const readResults = makeReadResults(deps);
  const readCustomers = makeReadResultCustomers(deps);
  return makeAdminHandler("admin-results", {
    "GET /v1/results": answering(ResultsRequest, async ({ query }) => {
      const { by, range, from, to, ...selection } = query;
      const days = range ?? daysOf(from, to);
      const results = await readResults({ by, selection, ...(days && { days }) });
      if (results) return { body: answerOf(results, by) };
      return { problem: { kind: "not-found", detail: "no night has been computed yet" } };
    }),
    "GET /v1/results/customers": answering(ResultCustomersRequest, async ({ query }) => {
      const { outcome, of, from, to, after, most, ...selection } = query;
      const days = daysOf(from, to);
      const answer = await readCustomers({
        ...{ outcome, selection, most },
        ...(of !== undefined && { ofEntries: of === "entries" }),
        ...(days && { days }),
        ...(after !== undefined && { after }),
      });
      if (answer.kind === "page") return { body: customersAnswerOf(answer) };
      const detail = "the lists were made anew since: begin again without after";
      return { problem: { kind: "conflict", detail, place: "query" } };
    }),
  });
}

function daysOf(from: string | undefined, to: string | undefined): { from: Day; to: Day } | undefined {
  const [first, last] = [parseDay(from ?? ""), parseDay(to ?? "")];
  return first === undefined || last === undefined ? undefined : { from: first, to: last };
}
