import * as z from "zod";
import { LEARNER_NAMES } from "../../domain/uplift/learners.ts";
import { ProofRequest } from "../admin.ts";
import { Count, Currency, Day, Interval, Nothing } from "./basics.ts";
import { Matrix } from "./segments-parts.ts";
import type { Shapes } from "./shape.ts";

const Arm = z
  .object({
    people: Count.describe("Whose window is over"),
    buyers: Count.describe("Those of them who ordered"),
    mean: z.number().nullable().describe("Of a person, within the limit"),
  })
  .meta({ id: "ProofArm" });

const Outcome = z
  .object({
    outcome: z.enum(["orders", "revenue", "margin"]).describe("Money in minor units"),
    mailed: Arm,
    heldOut: Arm,
    perEntry: Interval.exactOptional().describe(
      "What a person who is let in brings more, adjusted for what people had bought before. Absent while it is too early",
    ),
    total: Interval.exactOptional().describe("Of all who were let in"),
    plain: Interval.exactOptional().describe("The difference without that adjustment"),
    uncut: z.number().exactOptional().describe("The difference without the limit: one order can decide it"),
    limit: z.number().describe("Values beyond this count as this, fixed when the count began"),
  })
  .meta({ id: "ProofOutcome" });

const Reason = z
  .discriminatedUnion("code", [
    z.object({
      code: z.literal("sample-ratio"),
      probability: z.number().describe("Of being mailed"),
      treated: Count,
      heldOut: Count,
      chance: z.number().describe("Of so uneven a draw, however often one looks"),
    }),
    z.object({
      code: z.literal("balance"),
      probability: z.number(),
      covariate: z.enum(["spent", "orders"]),
      treated: z.number().describe("Mean of the year before the draw"),
      heldOut: z.number(),
    }),
    z.object({ code: z.literal("in-both-arms"), people: Count }),
    z.object({ code: z.literal("held-out-but-mailed"), people: Count }),
  ])
  .meta({ id: "ProofReason", description: "Why a result is not to be trusted" });

const LearnFast = z
  .discriminatedUnion("state", [
    z.object({ state: z.literal("nobody-enters") }),
    z.object({ state: z.literal("not-needed"), days: z.number() }),
    z.object({
      state: z.literal("out-of-reach"),
      days: z.number().describe("Until it is found with half of the people held out: more than five years"),
    }),
    z.object({
      state: z.literal("proposed"),
      heldOut: z.number().describe("The share to hold out"),
      forDays: z.number(),
      share: z.number().describe("The difference of shares that is found by then"),
      shareOtherwise: z.number(),
      days: z.number(),
      daysOtherwise: z.number(),
      ordersForgone: z.number(),
    }),
  ])
  .meta({ id: "ProofLearnFast" });

const TakenBack = z.object({ people: Count, orders: Count, revenue: z.number().describe("Minor units") });

const Counted = z
  .object({
    epoch: z.string(),
    percent: z.number(),
    beganOn: Day,
    lastOn: Day.describe("The last day on which the config in force had it"),
    through: Day.describe("Windows that closed up to this day"),
    currency: Currency,
    primary: z.enum(["orders", "revenue", "margin"]).describe("Named before anything is counted"),
    outcomes: z.array(Outcome).describe("The primary first; of the others there is no verdict"),
    ordered: Interval.exactOptional().describe("Who ordered at all, as a difference of shares"),
    missingBuyers: z.number().describe("Who have to order on the smaller side before there is an interval"),
    reasons: z.array(Reason).describe("Why it is not to be trusted; empty where nothing speaks against it"),
    gone: Count.describe("Erased meanwhile: they count with nothing"),
    changedOn: z.array(Day).describe("Days on which the mails were changed"),
    moves: z
      .object({ mailed: Matrix, heldOut: Matrix })
      .exactOptional()
      .describe(
        "From the segment at the draw to the one when the window had closed. Counts without a test; absent in what was counted before",
      ),
    variants: z
      .array(
        z.object({
          experiment: z.string().describe("The test, as `GET /v1/experiments` names it"),
          epoch: z.string().describe("Of the test: other variants are another epoch"),
          variant: z.string(),
          outcomes: z.array(Outcome).describe("The primary first"),
        }),
      )
      .describe(
        "What each variant of a test in the mails brought, against those held out while it ran. Without a verdict",
      ),
    takenBack: z
      .object({ mailed: TakenBack, heldOut: TakenBack })
      .describe("Refunded or cancelled after the count, for nine weeks: no part of any outcome"),
    entriesPerDay: z.number(),
    detectable: z
      .object({
        share: z.number().describe("With a year's entries, as a difference of shares"),
        money: z.number().exactOptional().describe("The same in minor units per entry"),
        days: z.number(),
        target: z.number(),
        readyOn: Day.exactOptional().describe("Absent where it would be more than five years from the start"),
      })
      .exactOptional()
      .describe("What is found in four of five cases; absent where nobody enters"),
    learnFast: LearnFast.describe("Whether to hold out more for a while"),
  })
  .meta({ id: "ProofCounted" });

const report = {
  id: z
    .string()
    .describe(
      "`chain:NAME`, `campaign:NAME`, `loyalty`; `offer:NAME` and `allocate:OFFER` where `heldOut` are mailed without the offer",
    ),
  percent: z.number().describe("Of people held out"),
  withinDays: z.int(),
  state: z.enum(["not-begun", "too-early", "not-trusted", "undecided", "more", "less"]),
  ripening: z
    .object({ mailed: Count, heldOut: Count })
    .describe("Drawn, and not counted yet because their window is open"),
  counted: Counted.exactOptional().describe("Absent before a night has begun to measure"),
};

const ProofReport = z.object(report).meta({ id: "ProofReport" });

const Quarter = z
  .object({
    quarter: z.string().describe("`2026-Q3`"),
    from: Day,
    to: Day,
    percent: z.number().describe("Of people held out of all mails"),
    currency: Currency,
    state: z
      .enum(["no-past", "too-early", "not-trusted", "undecided", "more", "less"])
      .describe("no-past: nothing was bought in the year before, so there is nothing to fix a limit by"),
    primary: z.enum(["orders", "revenue", "margin"]),
    outcomes: z
      .array(
        Outcome.omit({ perEntry: true, plain: true, total: true }).extend({
          perPerson: Interval.exactOptional().describe(
            "What all mails together brought per person who was not held out. For one look, after the quarter",
          ),
          total: Interval.exactOptional().describe("Of all who were not held out"),
          plain: z.number().exactOptional().describe("The difference without the adjustment"),
        }),
      )
      .describe("The primary first"),
    missingBuyers: z.number().describe("Who would have had to order on the smaller side for an interval"),
    heldOutButMailed: Count.describe(
      "People held out to whom a mail went all the same, by another name. More than one in 200 is one of `reasons`",
    ),
    reasons: z.array(Reason),
  })
  .meta({ id: "ProofQuarter" });

const Together = z
  .object({
    percent: z.number().describe("By the config in force; 0 where nobody is held out of all mails"),
    next: z
      .object({ quarter: z.string(), to: Day.describe("Counted by the night after this day") })
      .exactOptional()
      .describe("Absent where nobody is held out, or before a night has seen it"),
    quarters: z.array(Quarter).describe("Closed ones, newest first"),
  })
  .meta({ id: "ProofTogether", description: "What all mails together have brought" });

const looked = {
  lookedOn: Day,
  nextLookOn: Day,
  sides: z
    .array(
      z.object({
        experiment: z.string().describe("`chain:NAME`, `campaign:NAME` or `loyalty`"),
        mailed: Count,
        heldOut: Count,
      }),
    )
    .describe("Counted draws that each hold-out has given to learn from, of two years"),
};
const qini = {
  qini: z
    .number()
    .describe("What ranking people gains over mailing as many at random, in orders per person mailed"),
  low: z.number().describe("Of the 99% interval that decides"),
  high: z.number(),
};

const Learning = z
  .discriminatedUnion("state", [
    z.object({ state: z.enum(["nobody-held-out", "not-looked"]) }),
    z.object({
      state: z.literal("too-early"),
      of: z
        .enum(["draws", "outcomes"])
        .describe("Counted draws on the smaller side, or people with an order"),
      have: Count,
      need: Count,
      readyOn: Day.exactOptional().describe("At the pace of the last window; absent where nobody is drawn"),
      ...looked,
    }),
    z.object({ state: z.literal("nothing-better"), ...qini, ...looked }),
    z.object({
      state: z.literal("used"),
      since: Day,
      learner: z.enum(LEARNER_NAMES),
      ...qini,
      ...looked,
    }),
  ])
  .meta({ id: "ProofLearning", description: "Whether the draws tell whom mails move" });

export const PROOF_SHAPES = {
  "GET /v1/proof": {
    summary: "What the hold-outs of the config in force have shown",
    request: Nothing,
    answer: z.object({ proof: z.array(ProofReport), together: Together, learning: Learning }),
  },
  "GET /v1/proof/{id}": {
    summary: "What one hold-out has shown, and what it had shown before it was changed",
    request: ProofRequest,
    answer: z.object({
      ...report,
      earlier: z.array(Counted).describe("Newest first"),
    }),
  },
} satisfies Partial<Shapes<"admin-experiments">>;
