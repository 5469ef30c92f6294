import * as z from "zod";
import { RollbackRequest } from "../admin.ts";
import {
  CheckRequest,
  CheckUploadRequest,
  ConfigJobId,
  ConfigJobRequest,
  DraftRequest,
  PlanId,
  PlanRequest,
  PublishRequest,
  PublishUploadRequest,
  SaveDraftRequest,
  StartPlanRequest,
  UploadRequest,
} from "../admin-config.ts";
import { Count, Estimate, InLanguages, Instant } from "./basics.ts";
import { ConfigArchive, ConfigVersion } from "./config.ts";
import { FileRemark, PlanTold } from "./config-plan.ts";
import { Refolding } from "./refolding.ts";
import type { Shapes } from "./shape.ts";

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
      .exactOptional()
      .describe(
        "What it has different from that version, by path; null: the file goes away. Absent where `archive` is there",
      ),
    archive: ConfigArchive.exactOptional().describe(
      "Of what is written, where that is too large for an answer",
    ),
    removed: z.array(z.string()).exactOptional().describe("With `archive`: the files that go away"),
    savedAt: Instant,
  })
  .meta({ id: "ConfigDraft" });

const ConfigCheck = z
  .object({
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
  })
  .meta({ id: "ConfigCheck", description: "What is wrong with a config, and what it would change" });

const JobProgress = z.object({
  stage: z.enum(["checking", "storing"]),
  files: Count.describe("Of the upload"),
  mails: z.object({
    done: Count,
    of: Count,
    fresh: Count.describe(
      "Of those that are done: rendered now, because no earlier job has rendered the same",
    ),
  }),
});

const JobTold = z
  .discriminatedUnion("state", [
    z.object({ state: z.literal("running"), progress: JobProgress.exactOptional() }),
    z.object({ state: z.literal("published"), ...published, warnings: z.array(FileRemark) }),
    z.object({ state: z.literal("checked"), check: ConfigCheck }),
    z.object({
      state: z.literal("failed"),
      why: z.enum(["wrong-config", "overtaken", "bad-upload", "internal"]),
      detail: z.string(),
      problems: z.array(FileRemark).exactOptional().describe("Of `wrong-config`"),
      since: z.array(ConfigVersion).exactOptional().describe("Of `overtaken`: published since, newest first"),
    }),
  ])
  .meta({ id: "ConfigJobTold", description: "How far a job on an upload has come" });

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
    answer: ConfigCheck,
  },
  "POST /v1/config/uploads": {
    summary: "Where to put a config that is too large for a request",
    description:
      "Answers with an address in S3 that takes this very zip and nothing else, for 15 minutes. `PUT` it there with the `headers` as they are and without a token; then name its `id` as `upload` to the routes under `/v1/config/jobs`, to the plan or the draft. The same zip has the same `id`; it is kept for two days.",
    request: UploadRequest,
    answer: z.object({
      id: z.string(),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      expiresIn: z.int().describe("Seconds"),
    }),
  },
  "POST /v1/config/jobs/check": {
    summary: "Have an upload checked",
    description:
      "As `POST /v1/config/check` does with files. Ask `GET /v1/config/jobs/{id}` for what came of it.",
    request: CheckUploadRequest,
    answer: z.object({ id: ConfigJobId }),
    statuses: [202],
  },
  "POST /v1/config/jobs/publish": {
    summary: "Have an upload checked and put in force",
    description:
      "As `PUT /v1/config` does with files: as a new version, whole or not at all, and only over `base` where that is named. The same upload is published once: whoever asks while it is under way gets the same `id`, and files that are in force are no new version without `force`.",
    request: PublishUploadRequest,
    answer: z.object({ id: ConfigJobId }),
    statuses: [202],
  },
  "GET /v1/config/jobs/{id}": {
    summary: "How far a job on an upload has come, and what came of it",
    description:
      "Ask every few seconds while it is `running`. Of a check, changed lines are left out from 2 MB on, and findings from 2,000 on. 404 once it is a week old.",
    request: ConfigJobRequest,
    answer: JobTold,
  },
  "POST /v1/config/plan": {
    summary: "Have a config's plan worked out",
    description:
      "What publishing these files, or those of an `upload`, would do to customers, against the version in force, in the next night and the 30 days after it. Changes nothing. A config with mistakes is refused with 422, one that was made from an overtaken version with 409. The same files against the same version and night are worked out once: whoever asks again gets the same `id`; a plan that failed is tried again.",
    request: StartPlanRequest,
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
