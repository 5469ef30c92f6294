import { answerOf, customersAnswerOf } from "../../src/app/results/answers.ts";
import { makeReadResultCustomers } from "../../src/app/results/read-customers.ts";
import { makeReadResults } from "../../src/app/results/read-results.ts";
import { parseDay } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { ResultsFiles } from "../../src/ports/results-files.ts";
import { adminOf, type WhichConfig } from "../config/open-config.ts";
import { connect } from "../deployment/deployment.ts";
import { misuse } from "../terminal/refusal.ts";
import type { Days, ResultsAccess } from "./access.ts";

export type OpenResults = (which: WhichConfig) => Promise<ResultsAccess>;

/** The results of the deployment that answers, or of the one whose admin API is named. */
export async function openResults(which: WhichConfig): Promise<ResultsAccess> {
  const admin = adminOf(which);
  if (admin) return (await import("./over-api.ts")).makeResultsOverApi(admin.api, admin.token);
  await connect(which);
  const { resultsFiles } = await import("../../src/adapters/wiring.ts");
  return resultsOver(resultsFiles());
}

const PAGE = 500;

export function resultsOver(files: ResultsFiles): ResultsAccess {
  const [read, readCustomers] = [makeReadResults({ files }), makeReadResultCustomers({ files })];
  return {
    async results(by, selection, days) {
      const found = await read({ by, selection, ...defined({ days: days === "all" ? days : daysOf(days) }) });
      return found && answerOf(found, by);
    },
    async customers({ outcome, of, selection, days, after }) {
      const ofEntries = of === undefined ? undefined : of === "entries";
      const found = await readCustomers({
        ...{ outcome, selection, most: PAGE },
        ...defined({ days: daysOf(days), after, ofEntries }),
      });
      return found.kind === "page" ? customersAnswerOf(found) : undefined;
    },
  };
}

function daysOf(days: Exclude<Days, "all">) {
  if (days === undefined) return undefined;
  const [from, to] = [parseDay(days.from), parseDay(days.to)];
  if (from === undefined || to === undefined || from > to)
    throw misuse(`--from ${days.from} --to ${days.to}: two days as 2026-03-01, the earlier first`);
  return { from, to };
}
