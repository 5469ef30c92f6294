import type { Recording } from "../../src/app/team/recording.ts";
import type { ChangingFunction } from "../../src/contracts/admin.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { type Change, changeId } from "../../src/domain/team/change.ts";
import { logLine } from "../middleware/observed.ts";
import { type Answers, makeRoutes, type RouteResult } from "./admin-handler.ts";
import type { AdminEvent } from "./audited.ts";

export type { Recording };

/**
 * One function of the admin API that changes something. Each call of a route whose scope is for writing is in the log of
 * changes before anything is done, and nothing is done where that fails.
 */
export const makeChangingHandler = <F extends ChangingFunction>(
  name: F,
  answers: Answers<F>,
  { changeLog, clock }: Recording,
) =>
  makeRoutes(name, answers, ({ route, scope }, answer) => async (event) => {
    if (!scope.endsWith(".write")) return answer(event);
    let begun: Change | undefined;
    event.begin = async () => {
      begun = lineOf(event, { what: route, area: areaOf(scope), at: clock.now() });
      await changeLog.keep(begun);
    };
    const outcome = await answer(event);
    if (begun) await changeLog.keep({ ...begun, ...whatCameOfIt(outcome) }).catch(missed(begun));
    return outcome;
  });

/** What was done stays done: a line that could not be ended says by itself that nobody knows. */
const missed =
  ({ id: change }: Change) =>
  (error: unknown): void =>
    logLine({ level: "error", message: `the log of changes misses an outcome: ${error}`, change });

const areaOf = (scope: string): string => scope.split(".")[0] ?? scope;

function lineOf(event: AdminEvent, line: Pick<Change, "what" | "area" | "at">): Change {
  const { subject = "", client, role } = event.caller ?? {};
  return {
    ...line,
    id: changeId(line.at, event.requestContext.requestId),
    by: { subject, ...defined({ client, role }), via: "api" },
    // What is in the path of a change is a chain, a campaign, an experiment or a webhook.
    ...defined({ target: Object.values(event.pathParameters ?? {})[0] }),
    outcome: "begun",
  };
}

function whatCameOfIt(outcome: RouteResult<unknown>): Partial<Change> & Pick<Change, "outcome"> {
  if ("problem" in outcome) return { outcome: "refused", why: outcome.problem.kind };
  return { outcome: "done", ...defined({ details: outcome.did }), ...outcome.change };
}
