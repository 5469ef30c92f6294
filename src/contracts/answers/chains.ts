import * as z from "zod";
import { ChainRequest, DecideHeldRequest, HeldRequest, StopChainRequest } from "../admin.ts";
import { Count, Day, InLanguages, Instant } from "./basics.ts";
import type { Shapes } from "./shape.ts";

const Unusual = z.discriminatedUnion("why", [
  z.object({
    why: z.literal("more-than-usual"),
    highest: Count.describe("The most entries of the last 30 nights"),
  }),
  z.object({ why: z.literal("much-of-the-base"), customers: Count.describe("All customers of the shop") }),
  z.object({ why: z.literal("existing") }).describe("The chain takes those who are in its segment already"),
]);

const HeldEntries = z
  .object({
    chain: z.string(),
    run: z.string().describe("The night that held them back"),
    segment: z.string().describe("Or `date NAME`, or `replenishment`"),
    dates: z
      .object({ from: Instant, until: Instant })
      .exactOptional()
      .describe("The days that the night entered, of a chain by date"),
    ends: z
      .object({ from: Day, to: Day })
      .exactOptional()
      .describe(
        "Of a chain that warns of points: the days on which these end. Whoever is let in later is warned of nothing",
      ),
    count: Count.describe("Customers who wait"),
    because: Unusual,
    heldAt: Instant,
    chunks: Count.describe("Documents that list them"),
    decision: z
      .object({ kind: z.enum(["approved", "dropped"]), by: z.string(), at: Instant })
      .exactOptional()
      .describe("Taken, and not carried out to the end yet: decide the same again"),
    settled: z.boolean().exactOptional(),
  })
  .meta({ id: "HeldEntries", description: "Entries of a night that wait until somebody approves them" });

const Switched = z.object({
  chain: z.string(),
  paused: z.boolean(),
  changed: z.boolean().describe("False if it was so before"),
});

const Wait = z.union([
  z.object({ wait: z.string().describe("As `24h`"), since: z.string().exactOptional() }),
  z.object({ wait_until: z.string().describe("As `10:00`") }),
  z.object({ wait_for: z.string(), before: z.string().exactOptional() }),
]);

const Span = z.string().exactOptional().describe("As `14d`");

const ChainEntry = z
  .discriminatedUnion("by", [
    z.object({ by: z.literal("event"), event: z.string() }),
    z.object({ by: z.literal("segment"), segment: z.string() }),
    z.object({ by: z.literal("date"), date: z.string(), before: Span, after: Span }),
    z.object({
      by: z.literal("replenishment"),
      before: Span,
      product: z.string().exactOptional(),
      categories: z.array(z.string()).describe("One of them; any where empty"),
    }),
    z.object({ by: z.literal("points-expiring"), before: z.string().describe("As `14d`") }),
    z.object({ by: z.literal("points-available"), least: z.number() }),
    z.object({ by: z.literal("level-near"), within: z.number().describe("In the store's currency") }),
  ])
  .meta({ id: "ChainEntry", description: "What enters a customer into a chain" });

const ChainStep = z
  .object({
    step: z.int().describe("Index among the chain's steps: what entries, mails and results call it"),
    waits: z.array(Wait).describe("Before it"),
    does: z.discriminatedUnion("kind", [
      z.object({
        kind: z.literal("send"),
        template: z.string(),
        variants: z.array(z.string()).describe("Of which each person gets one; empty without a test"),
      }),
      z.object({ kind: z.literal("silence") }),
      z.object({ kind: z.literal("emit"), message: z.string(), channel: z.string() }),
    ]),
    offer: z.string().exactOptional(),
    when: z.string().exactOptional().describe("Only for customers for whom this holds, in CEL"),
  })
  .meta({ id: "ChainStep" });

const ChainDetails = z
  .object({
    id: z.string(),
    name: InLanguages,
    kind: z.enum(["marketing", "service"]),
    enter: ChainEntry,
    enterWhen: z.string().exactOptional(),
    exit: z.string().exactOptional(),
    reenter: z.string(),
    topic: z.string().exactOptional(),
    holdoutPercent: z.number(),
    explorePercent: z.number().describe("Of customers who get the mails without their offer"),
    paused: z.boolean(),
    held: z
      .array(
        z.object({
          ...{ run: z.string(), count: Count, because: Unusual },
          ends: z.object({ from: Day, to: Day }).exactOptional().describe("As of held entries"),
        }),
      )
      .describe("Who waits for somebody's approval, by night"),
    steps: z.array(ChainStep),
  })
  .meta({ id: "ChainDetails" });

export const CHAINS_SHAPES = {
  "GET /v1/chains": {
    summary: "The chains in force, step by step",
    request: z.object({}),
    answer: z.object({
      version: z.int().nullable().describe("Null before the first publication"),
      chains: z.array(ChainDetails),
    }),
  },
  "POST /v1/chains/{chain}/pause": {
    summary: "Pause a chain",
    description: "At once, whatever version is in force. A paused chain sends nothing and loses nobody.",
    request: ChainRequest,
    answer: Switched,
  },
  "POST /v1/chains/{chain}/resume": {
    summary: "Resume a chain",
    request: ChainRequest,
    answer: Switched,
  },
  "GET /v1/chains/held": {
    summary: "Entries that wait for approval",
    request: HeldRequest,
    answer: z.object({ held: z.array(HeldEntries).describe("Oldest night first") }),
  },
  "POST /v1/chains/{chain}/held": {
    summary: "Approve or drop all that is held of a chain",
    request: DecideHeldRequest,
    answer: z.object({
      chain: z.string(),
      nights: Count.describe("Nights whose entries were waiting"),
      entered: Count.describe("By this call"),
      left: Count.describe("Who no longer qualify, or are in the chain already"),
      done: z.boolean().describe("False if time ran out: send the same again"),
    }),
  },
  "POST /v1/chains/{chain}/stop": {
    summary: "End a chain for its members",
    request: StopChainRequest,
    answer: z.object({
      chain: z.string(),
      stopped: Count,
      next: z.int().exactOptional().describe("Time ran out: send the same again with `from` set to it"),
    }),
  },
} satisfies Shapes<"admin-chains">;
