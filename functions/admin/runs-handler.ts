import * as z from "zod";
import { RunRequest, StartRunRequest } from "../../src/contracts/admin.ts";
import type { NightlyExecution, NightlyRuns } from "../../src/ports.ts";
import { answering, makeAdminHandler, type Outcome } from "./admin-handler.ts";

/** Starts nightly runs and tells how they go. */
export function makeRunsHandler({ nightlyRuns }: { readonly nightlyRuns: NightlyRuns }) {
  return makeAdminHandler("admin-runs", {
    "POST /v1/runs": answering(StartRunRequest, async ({ body: { date, shards, force } }) => {
      const run = await nightlyRuns.start({
        ...(date !== undefined && { date }),
        ...(shards !== undefined && { shards }),
        ...(force !== undefined && { force }),
      });
      return { status: 202, body: run, did: { run: run.name } };
    }),
    "GET /v1/runs/latest": answering(z.object({}), async () => shown(await nightlyRuns.latest())),
    "GET /v1/runs/{run}": answering(RunRequest, async ({ path: { run } }) =>
      shown(await nightlyRuns.find(run)),
    ),
  });
}

const shown = (run: NightlyExecution | undefined): Outcome =>
  run ? { body: run } : { problem: { kind: "not-found", detail: "no such run", place: "path" } };
