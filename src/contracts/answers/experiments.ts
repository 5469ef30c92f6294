import * as z from "zod";
import { DecideExperimentRequest, ExperimentRequest } from "../admin.ts";
import { Count, Currency, Day, Instant, Interval, Nothing } from "./basics.ts";
import { PROOF_SHAPES } from "./proof.ts";
import type { Shapes } from "./shape.ts";

const decision = { at: Instant, by: z.string().describe("A person's or a client's id, or `the interval`") };

const Decision = z
  .discriminatedUnion("kind", [
    z.object({
      ...decision,
      kind: z.literal("decided"),
      variant: z.string(),
      leader: z.string(),
      differences: z.array(
        z.object({
          than: z.string(),
          interval: Interval.exactOptional(),
          detectable: z.number().exactOptional(),
          peopleForFifth: z.number().exactOptional(),
        }),
      ),
    }),
    z.object({ ...decision, kind: z.literal("reopened") }),
  ])
  .meta({ id: "ExperimentDecision" });

const report = {
  experiment: z.string().describe("`CHAIN.TEMPLATE`"),
  chain: z.string(),
  epoch: z.string(),
  by: z.enum(["orders", "margin"]).describe("Means are orders a person, or margin a person in minor units"),
  withinDays: z.int(),
  automatic: z.boolean().describe("Whether the interval decides by itself"),
  state: z.enum(["not-begun", "counts-are-off", "too-early", "undecided", "winner", "decided"]),
  variants: z.array(
    z.object({
      variant: z.string(),
      share: z.number().describe("Percent"),
      people: Count.describe("Whose window is over"),
      moved: Count.describe("Those of them with any outcome"),
      mean: z.number().nullable(),
      interval: Interval.exactOptional(),
    }),
  ),
  counted: z
    .object({
      beganOn: Day,
      through: Day.describe("Windows that close up to this day"),
      currency: Currency,
      tightestAt: z.number(),
      leader: z.string(),
      differences: z.array(
        z.object({
          than: z.string(),
          interval: Interval.exactOptional(),
          detectable: z.number().exactOptional(),
          peopleForFifth: z.number().exactOptional().describe("People until a fifth more would show"),
        }),
      ),
      sampleRatio: z.number().describe("The probability that the draw comes out as unevenly as this"),
      missing: z.object({ people: z.number(), outcomes: z.number() }),
      gone: Count,
    })
    .exactOptional()
    .describe("Absent before the night has begun to count"),
  decisions: z.array(Decision).describe("Newest last"),
};

const ExperimentReport = z.object(report).meta({ id: "ExperimentReport" });

const Decided = z.object({
  experiment: z.string(),
  variant: z.string().exactOptional(),
  changed: z.boolean(),
});

export const EXPERIMENTS_SHAPES = {
  ...PROOF_SHAPES,
  "GET /v1/experiments": {
    summary: "How the tests of the config in force stand",
    request: Nothing,
    answer: z.object({ experiments: z.array(ExperimentReport) }),
  },
  "GET /v1/experiments/{name}": {
    summary: "How one test stands",
    request: ExperimentRequest,
    answer: z.object({ ...report, nextCloses: Day.exactOptional().describe("When the next windows close") }),
  },
  "POST /v1/experiments/{name}/decide": {
    summary: "Give everybody one variant from now on",
    request: DecideExperimentRequest,
    answer: Decided,
  },
  "POST /v1/experiments/{name}/reopen": {
    summary: "Draw again",
    request: ExperimentRequest,
    answer: Decided,
  },
} satisfies Shapes<"admin-experiments">;
