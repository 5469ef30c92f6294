import * as z from "zod";
import { IMPORT_ID } from "../domain/facts/imports.ts";
import { SEGMENT_LIMITS } from "./segment.ts";

const Count = z.int().min(0);

/** What became of the rows of a file that somebody has imported. */
export const ImportCounts = z.strictObject({
  rows: Count,
  items: Count,
  sent: Count,
  bad: Count,
  duplicates: Count,
  left_out: Count,
});

/** A part of a file that a browser has read: calls of the Segment tracking API, in the shop's own word. */
export const ImportRequest = z.object({
  body: z.strictObject({
    import: z.string().regex(IMPORT_ID, "imp- and twelve hexadecimal digits"),
    subject: z.enum(["orders", "people"]),
    batch: z.array(z.unknown()).max(SEGMENT_LIMITS.events).describe("Calls, as POST /v1/batch takes them."),
    part: z
      .enum(["first", "next", "last"])
      .describe("The first and the last stand in the log of changes; the last may have no calls."),
    counts: ImportCounts.exactOptional().describe("With the last part: what became of the file's rows."),
  }),
});
