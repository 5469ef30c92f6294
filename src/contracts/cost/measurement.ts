import * as z from "zod";
import { KINDS } from "./usage.ts";

const Usage = z.record(z.enum(KINDS), z.number());

/** Units that things use, counted on the local stack while it did them. */
export const Measured = z.object({
  customers: z.number(),
  seconds: z.number(),
  nights: z.object({
    customer: Usage,
    shard: Usage,
    night: Usage,
    customerBytes: z.number(),
    tasteBytes: z.number(),
  }),
  mails: z.object({
    ...{ entry: Usage, step: Usage, mail: Usage, leaver: Usage, report: Usage, open: Usage },
    transitions: z.object({ one: z.number(), thousand: z.number() }),
    ...{ stepGb: z.number(), journalBytes: z.number(), reportBytes: z.number() },
  }),
  refold: Usage,
  events: z.object({
    ...{ event: Usage, batch: Usage, order: Usage },
    ...{
      readUnitsAMonth: z.number(),
      bytes: z.number(),
      checkpointBytes: z.number(),
      unseenWriteUnits: z.number(),
    },
  }),
});
export type Measurement = z.infer<typeof Measured>;
