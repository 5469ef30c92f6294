import * as z from "zod";
import type { Measured } from "../alarms/aws-metrics.ts";
import type { Handlers } from "../functions/handlers.ts";
import type { Kept } from "../kept/kept.ts";
import type { Activity } from "../time/activity.ts";
import type { Queues } from "./queues.ts";

export const MappingShape = z.strictObject({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  BatchSize: z.number().default(100),
  ParallelizationFactor: z.number().default(1),
  /** Unbounded retries of a record that can never succeed would never end here, and block a day on AWS. */
  MaximumRetryAttempts: z.number().min(0, "has to be set: retries without a limit would never end"),
  MaximumRecordAgeInSeconds: z.number().default(-1),
  BisectBatchOnFunctionError: z.boolean().default(false),
  FunctionResponseTypes: z.array(z.literal("ReportBatchItemFailures")).default([]),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) }).optional(),
  FilterCriteria: z
    .strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) })
    .default({ Filters: [] }),
  StartingPosition: z.enum(["TRIM_HORIZON", "LATEST"]),
  MaximumBatchingWindowInSeconds: z.number().default(0),
});
export type Mapping = z.infer<typeof MappingShape>;

export interface StreamDeps {
  readonly handlers: Pick<Handlers, "invoke">;
  readonly queues: Pick<Queues, "send">;
  readonly activity: Activity;
  readonly now: () => number;
  /**
   * Calls when the clock gets there. With it batches wait for their window as on AWS; without it a batch is what has
   * come while the one before was worked on, because nobody at a terminal wants to wait.
   */
  readonly when?: (at: number, fire: () => void) => () => void;
  readonly log: (line: string) => void;
  readonly measured?: Measured;
  /** @default nothing is kept */
  readonly kept?: Kept;
}
