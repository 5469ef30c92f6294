import * as z from "zod";
import { DAY } from "../domain/basics/calendar.ts";

const FLOW_DAYS = 92;
/** Customers of one page: each is one read by key. */
const MOST_MEMBERS = 500;
const USUAL_MEMBERS = 100;
const MOST_FIELDS = 20;

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY;

/** `to`: the last night when absent; `from`: 30 days before it. */
export const FlowsRequest = z.object({
  query: z
    .strictObject({ from: z.iso.date().exactOptional(), to: z.iso.date().exactOptional() })
    .refine(({ from, to }) => from === undefined || to !== undefined, {
      path: ["to"],
      error: "needed with from",
    })
    .refine(({ from, to }) => !from || !to || from <= to, { path: ["to"], error: "before from" })
    .refine(({ from, to }) => !from || !to || daysBetween(from, to) < FLOW_DAYS, {
      path: ["to"],
      error: `at most ${FLOW_DAYS} days at a time`,
    }),
});

/** `group`: a segment's id, `rfm:NAME` or `rfm:333`. `after`: what an earlier answer says as `next`. */
export const MembersRequest = z.object({
  query: z.strictObject({
    group: z.string().min(1).max(64),
    after: z
      .string()
      .regex(/^\d{1,15}\.\d{1,6}\.\d{1,9}$/, "what an earlier answer says as next")
      .exactOptional(),
    limit: z.coerce.number().pipe(z.int().min(1).max(MOST_MEMBERS)).default(USUAL_MEMBERS),
    condition: z.string().trim().min(1).max(2_000).exactOptional(),
    mailable: z.enum(["true", "false"]).exactOptional(),
    fields: z
      .string()
      .regex(/^[a-z_]+(,[a-z_]+)*$/, "names of fields with commas between")
      .refine((names) => names.split(",").length <= MOST_FIELDS, `at most ${MOST_FIELDS}`)
      .exactOptional(),
  }),
});

const Share = z.coerce.number().pipe(z.number().min(0).max(1)).exactOptional();

/** What is assumed of bringing people back: shares from 0 to 1, and orders of each. */
export const AuditRequest = z.object({
  query: z.strictObject({
    response: Share,
    discount: Share,
    margin: Share,
    orders: z.coerce.number().pipe(z.number().min(0).max(100)).exactOptional(),
  }),
});
