import * as z from "zod";
import { CountRequest } from "../admin.ts";
import { FlowsRequest, MembersRequest } from "../admin-segments.ts";
import { Count, Currency, Day, Estimate, MinorOrNull, Nothing, Ratio } from "./basics.ts";
import { ConditionFields, MembersPage, RfmGrid, SegmentFlows } from "./segments-parts.ts";
import type { Shapes } from "./shape.ts";

const figures = {
  people: Count,
  peopleThen: Count.nullable().describe("In the night of `nightThen`"),
  share: Ratio,
  mailable: Count.nullable().describe("May be mailed; null of a night that did not count it"),
  meanSpent: MinorOrNull.describe("What one of them has spent ever, on average; minor units"),
  shareOfSpent: Ratio,
};

const SegmentOverview = z
  .object({
    id: z.string(),
    name: z.string().describe("In the shop's first language"),
    names: z.record(z.string(), z.string()).describe("By each of its languages"),
    when: z.string().exactOptional().describe("CEL; absent in the last one, which is for everybody else"),
    current: z.boolean().describe("Whether the config in force has it"),
    ...figures,
  })
  .meta({ id: "SegmentOverview" });

const RfmOverview = z
  .object({ id: z.string(), cells: z.array(z.string()).describe("Best first, as `333`"), ...figures })
  .meta({ id: "RfmOverview", description: "A named segment of the RFM table" });

const Remark = z.object({
  message: z.string(),
  at: z.int().exactOptional().describe("Characters from the condition's start"),
});

export const SEGMENTS_SHAPES = {
  "GET /v1/segments": {
    summary: "The segments, with what the last night counted in each",
    request: Nothing,
    answer: z.object({
      night: Day.nullable().describe("The night that the numbers are of; null before the first one"),
      nightThen: Day.nullable().describe("What `peopleThen` is of: 30 days before, or the oldest night kept"),
      customers: Count,
      currency: Currency,
      segments: z
        .array(SegmentOverview)
        .describe("In the order in which they are tried; then those that only the night's config had"),
      rfm: z.array(RfmOverview),
    }),
  },
  "GET /v1/segments/rfm": {
    summary: "The RFM table of the last night, cell by cell",
    request: Nothing,
    answer: RfmGrid,
  },
  "GET /v1/segments/flows": {
    summary: "How customers have moved between segments",
    request: FlowsRequest,
    answer: SegmentFlows,
  },
  "GET /v1/segments/fields": {
    summary: "What conditions on customers can ask in this shop",
    request: Nothing,
    answer: ConditionFields,
  },
  "GET /v1/segments/members": {
    summary: "Who is in a segment, a named RFM segment or an RFM cell, page by page",
    description:
      "Opens the lists that the last night has written; with a condition a page may be short or empty, and `next` says whether there is more. 409 where another night has taken the lists' place: begin again.",
    request: MembersRequest,
    answer: MembersPage,
  },
  "POST /v1/segments/count": {
    summary: "How many a condition would match",
    description:
      "Changes nothing. It asks the sample that the last night has drawn; a wrong condition is a problem with the reason in `detail` and the place in `at`.",
    request: CountRequest,
    answer: z.object({
      condition: z.string().exactOptional(),
      segment: z.string().exactOptional(),
      people: Estimate,
      mailable: Estimate.describe("Who of them may be mailed now"),
      segments: z.record(z.string(), Estimate).describe("Where the last night has put them, most first"),
      asked: Count.describe("Customers of the sample"),
      customers: Count.describe("How many there are"),
      exact: z.boolean().describe("Whether all of them were asked"),
      night: Day.exactOptional().describe("The night that has drawn the sample"),
      warnings: z.array(Remark).describe("What is allowed in the condition and can hardly be meant"),
    }),
  },
} satisfies Shapes<"admin-segments">;
