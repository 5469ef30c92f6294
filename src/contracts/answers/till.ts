import * as z from "zod";
import { TillReplayRequest, TillRequest } from "../admin.ts";
import { Count, Time } from "./basics.ts";
import type { Shapes } from "./shape.ts";

const FailedBatch = z.object({
  batch: z.string(),
  failedAt: Time,
  size: Count.describe("Codes in it"),
  failed: Count.describe("Those that the platform does not know"),
  why: z.string(),
  codes: z.array(z.object({ code: z.string(), why: z.string() })).describe("Refused one by one"),
});

export const TILL_SHAPES = {
  "GET /v1/till": {
    summary: "What waits for the shop's platform",
    request: TillRequest,
    answer: z.object({
      platform: z.string().exactOptional().describe("Absent where the shop's till asks instead"),
      url: z.string().exactOptional(),
      batches: Count.describe("That are due"),
      codes: Count.describe("In them"),
      waitingSince: Time.exactOptional(),
      held: z
        .object({ why: z.string(), since: Time, until: Time })
        .exactOptional()
        .describe("While the platform takes nothing"),
      failed: Count.describe("Codes that were given up in the last 30 days"),
    }),
  },
  "GET /v1/till/failed": {
    summary: "Codes that the platform has not taken",
    request: TillRequest,
    answer: z.object({ failed: z.array(FailedBatch).describe("Newest first") }),
  },
  "POST /v1/till/replay": {
    summary: "Put given-up codes on the platform again",
    request: TillReplayRequest,
    answer: z.object({
      replayed: Count.describe("Batches"),
      asked: z.boolean().describe("Whether there was anything to try"),
    }),
    statuses: [202],
  },
} satisfies Shapes<"admin-till">;
