import * as z from "zod";
import type { nightlyRuns } from "../../src/adapters/wiring.ts";
import { RunRequest, StartRunRequest } from "../../src/contracts/admin.ts";
import type { AnswerOf } from "../../src/contracts/admin-shapes.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { answering, type RouteResult } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

type NightlyRuns = ReturnType<typeof nightlyRuns>;

/** Starts nightly runs and tells how they go. */
export function makeRunsHandler(runs: NightlyRuns, recording: Recording) {
  return makeChangingHandler(
    "admin-runs",
    {
      "POST /v1/runs": answering(StartRunRequest, async ({ body: { date, shards, force } }) => {
        const run = await runs.start({
          ...defined({ date, shards, force }),
        });
        return { status: 202, body: run, did: { run: run.name } };
      }),
      "GET /v1/runs/latest": answering(z.object({}), async () => shown(await runs.latest())),
      "GET /v1/runs/{run}": answering(RunRequest, async ({ path: { run } }) => shown(await runs.find(run))),
    },
    recording,
  );
}

const shown = (run: Awaited<ReturnType<NightlyRuns["find"]>>): RouteResult<AnswerOf<"GET /v1/runs/{run}">> =>
  run ? { body: run } : { problem: { kind: "not-found", detail: "no such run", place: "path" } };
