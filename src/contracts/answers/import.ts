import * as z from "zod";
import { ImportRequest } from "../admin-import.ts";
import type { Shapes } from "./shape.ts";

export const IMPORT_SHAPES = {
  "POST /v1/import": {
    summary: "Take in a part of a file of orders or people",
    description:
      "The calls are the shop's own word, as with the server's write key. A call that was taken before changes nothing, so a part may be sent again. What the API does not take is named by its place; everything else is in.",
    request: ImportRequest,
    answer: z.object({
      rejected: z.array(z.object({ index: z.int().describe("In the batch, from 0"), reason: z.string() })),
    }),
  },
} satisfies Shapes<"admin-import">;
