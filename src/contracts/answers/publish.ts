import * as z from "zod";
import { PublishRequest, RollbackRequest } from "../admin.ts";
import type { Shapes } from "./shape.ts";

const FileRemark = z
  .object({
    file: z.string(),
    line: z.int().describe("From 1"),
    column: z.int().exactOptional().describe("From 1"),
    message: z.string(),
  })
  .meta({ id: "FileRemark", description: "What can hardly be meant, at a place in a file of the config" });

const published = {
  result: z.enum(["published", "unchanged"]).describe("`unchanged`: the version in force has the same files"),
  version: z.int().describe("In force now"),
  digest: z.string(),
  by: z.string(),
  note: z.string().exactOptional(),
};

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
} satisfies Shapes<"admin-publish">;
