import * as z from "zod";
import { RunRequest, StartRunRequest } from "../admin.ts";
import { Instant, Nothing } from "./basics.ts";
import type { Shapes } from "./shape.ts";

const NightlyExecution = z
  .object({
    name: z.string(),
    status: z.enum(["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"]),
    startedAt: Instant,
    stoppedAt: Instant.exactOptional(),
    output: z
      .unknown()
      .optional()
      .describe("What the run says of itself: `run`, `customers`, `changed`, …; once it has succeeded"),
    error: z.string().exactOptional(),
  })
  .meta({ id: "NightlyExecution", description: "One execution of the nightly job" });

export const RUNS_SHAPES = {
  "POST /v1/runs": {
    summary: "Start the nightly job now",
    description: "A date that is done is skipped, unless `force` says otherwise.",
    request: StartRunRequest,
    answer: NightlyExecution,
    statuses: [202],
  },
  "GET /v1/runs/latest": {
    summary: "The run that was started last",
    request: Nothing,
    answer: NightlyExecution,
  },
  "GET /v1/runs/{run}": {
    summary: "One run",
    description: "AWS forgets executions after 90 days.",
    request: RunRequest,
    answer: NightlyExecution,
  },
} satisfies Shapes<"admin-runs">;
