import {
  type Beginning,
  type CameOfIt,
  type EndChange,
  makeBeginChange,
} from "../../src/app/team/record-change.ts";
import type { Recording } from "../../src/app/team/recording.ts";
import type { ChangingFunction } from "../../src/contracts/admin.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { logFailure } from "../middleware/observed.ts";
import { type Answers, makeRoutes, type RouteResult } from "./admin-handler.ts";
import type { AdminEvent } from "./audited.ts";

export type { Recording };

/**
 * One function of the admin API that changes something. Each call of a route whose scope is for writing is in the log of
 * changes before anything is done, and nothing is done where that fails.
 */
export function makeChangingHandler<F extends ChangingFunction>(
  name: F,
  answers: Answers<F>,
  recording: Recording,
) {
  const begin = makeBeginChange(recording, missed);
  return makeRoutes(name, answers, ({ route, scope }, answer) => async (event) => {
    if (!scope.endsWith(".write")) return answer(event);
    let end: EndChange | undefined;
    event.begin = async () => {
      end = await begin(lineOf(event, route, areaOf(scope)), event.requestContext.requestId);
    };
    const outcome = await answer(event);
    await end?.(whatCameOfIt(outcome));
    return outcome;
  });
}

const missed = (change: string, error: unknown): void =>
  logFailure("the log of changes misses an outcome", error, { change });

const areaOf = (scope: string): string => scope.split(".")[0] ?? scope;

function lineOf(event: AdminEvent, what: string, area: string): Beginning {
  const { subject = "", client, role } = event.caller ?? {};
  return {
    ...{ what, area },
    by: { subject, ...defined({ client, role }), via: "api" },
    // What is in the path of a change is a chain, a campaign, an experiment or a webhook.
    ...defined({ target: Object.values(event.pathParameters ?? {})[0] }),
  };
}

function whatCameOfIt(outcome: RouteResult<unknown>): CameOfIt {
  if ("problem" in outcome) return { outcome: "refused", why: outcome.problem.kind };
  return { outcome: "done", ...defined({ details: outcome.did }), ...outcome.change };
}
