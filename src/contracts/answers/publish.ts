import * as z from "zod";
import { RollbackRequest } from "../admin.ts";
import {
  CheckRequest,
  DraftRequest,
  PlanId,
  PlanRequest,
  PublishRequest,
  SaveDraftRequest,
} from "../admin-config.ts";
import { Count, Estimate, InLanguages, Instant } from "./basics.ts";
import { ConfigVersion } from "./config.ts";
import { PlanTold } from "./config-plan.ts";
import { Refolding } from "./refolding.ts";
import type { Shapes } from "./shape.ts";

export const FileRemark = z
  .object({
    file: z.string(),
    line: z.int().describe("From 1"),
    column: z.int().exactOptional().describe("From 1"),
    message: z.string(),
  })
  .meta({
    id: "FileRemark",
    description: "What is wrong or can hardly be meant, at a place in a file of the config",
  });

const published = {
  result: z.enum(["published", "unchanged"]).describe("`unchanged`: the version in force has the same files"),
  version: z.int().describe("In force now"),
  digest: z.string(),
  by: z.string(),
  note: z.string().exactOptional(),
};

const FileChange = z
  .object({
    file: z.string(),
    change: z.enum(["added", "removed", "changed"]),
    lines: z
      .array(z.string())
      .describe("Lines that begin with `+`, `-` or a space, and `@@ N` where the file goes on at line N"),
  })
  .meta({ id: "FileChange" });

const feeds = z.array(z.string()).describe("The chains that take customers from it");

const ConfigEffect = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("segment-gone"), segment: z.string(), feeds }),
    z.object({ kind: z.literal("segment-new"), segment: z.string(), feeds }),
    z.object({ kind: z.literal("rules-change") }),
    z.object({
      kind: z.literal("takes-existing"),
      chain: z.string(),
      segment: z.string(),
      customers: Count.exactOptional().describe("As of the last night"),
    }),
    z.object({ kind: z.literal("chain-new"), chain: z.string() }),
    z.object({ kind: z.literal("chain-gone"), chain: z.string() }),
    z.object({ kind: z.literal("chain-changed"), chain: z.string() }),
    z.object({ kind: z.literal("campaign-new"), campaign: z.string() }),
    z.object({ kind: z.literal("campaign-gone"), campaign: z.string() }),
  ])
  .meta({ id: "ConfigEffect", description: "What a version changes beyond the lines of its files" });

const SegmentShift = z
  .object({
    night: z.string().describe("The night that has drawn those who were asked"),
    asked: Count,
    customers: Count,
    exact: z.boolean().describe("Whether all of them were asked"),
    counted: z
      .enum(["night", "now"])
      .describe("`night`: `before` is what the night counted. `now`: the rules in force are not the night's"),
    moved: Estimate.describe("Customers who would be in another segment"),
    segments: z.array(
      z.object({
        id: z.string(),
        name: InLanguages,
        before: Estimate.nullable().describe("Null of a segment that is new"),
        after: Estimate.nullable().describe("Null of one that goes"),
      }),
    ),
  })
  .meta({ id: "SegmentShift" });

const Draft = z
  .object({
    base: z.int().describe("The version that it was begun from; 0 before the first publication"),
    files: z
      .record(z.string(), z.string().nullable())
      .describe("What it has different from that version, by path; null: the file goes away"),
    savedAt: Instant,
  })
  .meta({ id: "ConfigDraft" });

export const PUBLISH_SHAPES = {
  "PUT /v1/config": {
    summary: "Check a config and put it in force",
    description:
      "As a new version, whole or not at all. A config with mistakes is refused with 422 and all of them in `problems`.",
    request: PublishRequest,
    answer: z.object({ ...published, warnings: z.array(FileRemark).exactOptional() }),
  },
  "POST /v1/config/rollback": {
    summary: "Put an earlier version in force again",
    description: "As a new version with its content, so that the history stays true.",
    request: RollbackRequest,
    answer: z.object(published),
  },
  "POST /v1/config/check": {
    summary: "What is wrong with a config, and what it would change",
    description:
      "Changes nothing. Problems in the words and at the places of `comeback config validate`; against the version in force, the changed lines and what follows from them for customers.",
    request: CheckRequest,
    answer: z.object({
      ok: z.boolean().describe("Whether it may be published"),
      problems: z.array(FileRemark),
      warnings: z.array(FileRemark),
      version: z.int().nullable().describe("In force; null before the first publication"),
      since: z.array(ConfigVersion).describe("Published after `base`, newest first"),
      changes: z.array(FileChange),
      effects: z.array(ConfigEffect),
      refolding: Refolding.exactOptional(),
      customers: Count.exactOptional().describe("As of the last night"),
      shift: SegmentShift.exactOptional().describe("Where the rules of segments change"),
    }),
  },
  "POST /v1/config/plan": {
    summary: "Have a config's plan worked out",
    description:
      "What publishing these files would do to customers, against the version in force, in the next night and the 30 days after it. Changes nothing. A config with mistakes is refused with 422, one that was made from an overtaken version with 409. The same files against the same version and night are worked out once: whoever asks again gets the same `id`; a plan that failed is tried again.",
    request: CheckRequest,
    answer: z.object({ id: PlanId.describe("For `GET /v1/config/plan/{id}`") }),
    statuses: [202],
  },
  "GET /v1/config/plan/{id}": {
    summary: "The plan of a config, once it is worked out",
    description:
      "Ask every few seconds while it is `running`. The plan is what `comeback config plan --json` prints; its examples are empty without `customers.read`. 404 once its night is over.",
    request: PlanRequest,
    answer: PlanTold,
  },
  "GET /v1/config/draft": {
    summary: "The caller's draft of a config",
    request: DraftRequest,
    answer: z.object({ draft: Draft.nullable(), revision: z.int() }),
  },
  "PUT /v1/config/draft": {
    summary: "Keep a draft of a config",
    description:
      "One a person. 409 `overtaken` with the draft that is kept, if it was saved from elsewhere since `revision` was read. A draft without changes is dropped.",
    request: SaveDraftRequest,
    answer: z.object({ revision: z.int(), savedAt: Instant.nullable() }),
  },
} satisfies Shapes<"admin-publish">;
