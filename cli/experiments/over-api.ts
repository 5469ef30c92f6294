import * as z from "zod";
import { makeAdminCall } from "../deployment/admin-call.ts";
import type { ExperimentsAccess } from "./access.ts";

const Interval = z.object({ estimate: z.number(), low: z.number(), high: z.number() });
const Difference = z.object({
  than: z.string(),
  interval: Interval.exactOptional(),
  detectable: z.number().exactOptional(),
  peopleForFifth: z.number().exactOptional(),
});
const said = { at: z.number(), by: z.string() };
const Report = z.object({
  experiment: z.string(),
  chain: z.string(),
  epoch: z.string(),
  by: z.enum(["orders", "margin"]),
  withinDays: z.number(),
  automatic: z.boolean(),
  state: z.enum(["not-begun", "counts-are-off", "too-early", "undecided", "winner", "decided"]),
  variants: z.array(
    z.object({
      variant: z.string(),
      share: z.number(),
      people: z.number(),
      moved: z.number(),
      mean: z.number().nullable(),
      interval: Interval.exactOptional(),
    }),
  ),
  counted: z
    .object({
      beganOn: z.string(),
      through: z.string(),
      currency: z.string(),
      tightestAt: z.number(),
      leader: z.string(),
      differences: z.array(Difference),
      sampleRatio: z.number(),
      missing: z.object({ people: z.number(), outcomes: z.number() }),
      gone: z.number(),
    })
    .exactOptional(),
  decisions: z.array(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("reopened"), ...said }),
      z.object({
        kind: z.literal("decided"),
        ...said,
        variant: z.string(),
        leader: z.string(),
        differences: z.array(z.object({ than: z.string(), interval: Interval.exactOptional() })),
      }),
    ]),
  ),
  nextCloses: z.string().exactOptional(),
});
const List = z.object({ experiments: z.array(Report) });
const Decided = z.object({ changed: z.boolean() });

/** Tests over the admin API, for those without AWS credentials. */
export function makeExperimentsOverApi(api: string, token: string): ExperimentsAccess {
  const call = makeAdminCall(api, token);
  const list = async () => List.parse(await call("GET", "/experiments")).experiments;
  return {
    list,
    async show(name) {
      const answer = await call("GET", `/experiments/${encodeURIComponent(name)}`);
      return answer === undefined ? undefined : Report.parse(answer);
    },
    async decide({ experiment, variant }) {
      const path = `/experiments/${encodeURIComponent(experiment)}`;
      const answer =
        variant === undefined
          ? await call("POST", `${path}/reopen`)
          : await call("POST", `${path}/decide`, { variant });
      if (answer !== undefined) return { result: Decided.parse(answer).changed ? "done" : "was-so" };
      const all = await list();
      const found = all.find((one) => one.experiment === experiment);
      return found
        ? { result: "no-variant", variants: found.variants.map((one) => one.variant) }
        : { result: "no-experiment", experiments: all.map((one) => one.experiment) };
    },
  };
}
