import * as z from "zod";
import { SegmentFlows } from "../../src/contracts/answers/segments-parts.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { makeAdminCall } from "../deployment/admin-call.ts";
import { misuse } from "../terminal/refusal.ts";
import type { SegmentsAccess } from "./access.ts";

const Figures = {
  people: z.number(),
  peopleThen: z.number().nullable(),
  share: z.number().nullable(),
  mailable: z.number().nullable(),
  meanSpent: z.number().nullable(),
  shareOfSpent: z.number().nullable(),
};
const Overview = z.object({
  night: z.string().nullable(),
  nightThen: z.string().nullable(),
  customers: z.number(),
  currency: z.string(),
  segments: z.array(
    z.object({
      ...Figures,
      id: z.string(),
      name: z.string(),
      names: z.record(z.string(), z.string()),
      when: z.string().exactOptional(),
      current: z.boolean(),
    }),
  ),
  rfm: z.array(z.object({ ...Figures, id: z.string(), cells: z.array(z.string()) })),
});

const Estimate = z.object({ about: z.number(), low: z.number(), high: z.number() });
const Count = z.object({
  condition: z.string().exactOptional(),
  segment: z.string().exactOptional(),
  people: Estimate,
  mailable: Estimate,
  segments: z.record(z.string(), Estimate),
  asked: z.number(),
  customers: z.number(),
  exact: z.boolean(),
  night: z.string().exactOptional(),
  warnings: z.array(z.object({ message: z.string(), at: z.number().exactOptional() })),
});

/** Segments over the admin API, for those without AWS credentials. It names nobody and reads no whole table. */
export function makeSegmentsOverApi(api: string, token: string): SegmentsAccess {
  const call = makeAdminCall(api, token);
  return {
    async list() {
      const answer = await call("GET", "/segments");
      return answer === undefined ? undefined : Overview.parse(answer);
    },
    async flows({ from, to }) {
      const query = new URLSearchParams(defined({ from, to }));
      const answer = await call("GET", `/segments/flows${query.size > 0 ? `?${query}` : ""}`);
      return answer === undefined ? undefined : SegmentFlows.parse(answer);
    },
    async count({ condition, segment }) {
      const answer = await call("POST", "/segments/count", defined({ condition, segment }));
      if (answer === undefined) return { result: "no-sample" };
      const parsed = Count.safeParse(answer);
      if (!parsed.success) throw misuse(`${api} answers otherwise: it runs another version of Comeback`);
      return { result: "counted", count: parsed.data };
    },
  };
}
