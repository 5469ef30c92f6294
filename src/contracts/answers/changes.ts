import * as z from "zod";
import { ADMIN_ROLE_NAMES } from "../admin-roles.ts";
import { Instant } from "./basics.ts";
import type { Shapes } from "./shape.ts";

const Value = z.union([z.string(), z.number(), z.boolean()]);

/** `after`: the `next` of an earlier answer. `by`: a subject, or a member's address. `what`: the first half of a scope, like `config`. */
export const ChangesRequest = z.object({
  query: z.strictObject({
    after: z
      .string()
      .regex(/^\d{13}-[\w=-]{1,100}$/)
      .optional(),
    by: z.string().min(1).max(200).optional(),
    what: z
      .string()
      .regex(/^[a-z]{1,30}$/)
      .optional(),
  }),
});

/** Who changed what, when, from what to what. No personal data of customers. */
export const ChangeAnswer = z.object({
  id: z.string(),
  at: Instant,
  by: z.object({
    subject: z.string(),
    /** Where the user pool still knows the subject. */
    email: z.string().exactOptional(),
    client: z.string().exactOptional(),
    role: z.enum(ADMIN_ROLE_NAMES).exactOptional(),
    via: z.enum(["api", "command-line"]),
  }),
  what: z.string(),
  area: z.string(),
  target: z.string().exactOptional(),
  from: Value.exactOptional(),
  to: Value.exactOptional(),
  details: z.record(z.string(), Value).exactOptional(),
  /** `unknown`: it was begun, and nothing says what came of it. */
  outcome: z.enum(["begun", "done", "refused", "failed", "unknown"]),
  why: z.string().exactOptional(),
});
export const ChangesAnswer = z.object({ changes: z.array(ChangeAnswer), next: z.string().exactOptional() });

export const CHANGES_SHAPES = {
  "GET /v1/audit": {
    summary: "The log of changes, newest first",
    request: ChangesRequest,
    answer: ChangesAnswer,
  },
} satisfies Shapes<"admin-changes">;
