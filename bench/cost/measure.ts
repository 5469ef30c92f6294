import * as z from "zod";
import { type Day, dayOf, instantAt } from "../../src/domain/basics/calendar.ts";
import { openLab } from "./lab.ts";
import { measureEvents } from "./measure-events.ts";
import { measureMails } from "./measure-mails.ts";
import { measureNights } from "./measure-nights.ts";
import { measureRefold } from "./measure-refold.ts";
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
    ...{ readUnitsAMonth: z.number(), bytes: z.number(), unseenWriteUnits: z.number() },
  }),
});
export type Measurement = z.infer<typeof Measured>;

/** Of the example store. */
const TIME_ZONE = "Europe/Moscow";
/** A Monday, so that every run plays the same days. */
const START: Day = dayOf(TIME_ZONE, Date.parse("2026-03-02T12:00:00Z"));

/** Plays nights of a shop with so many customers, chains, and visits one by one. */
export async function measure(customers: number, onStage: (stage: string) => void): Promise<Measurement> {
  const began = performance.now();
  const lab = await openLab(instantAt(TIME_ZONE, START, 30));
  try {
    onStage(`nights of ${customers} customers`);
    const nights = await measureNights(lab, customers, START);
    await lab.forgetCustomers();
    onStage("chains");
    const mails = await measureMails(lab, START + 4);
    onStage("events");
    const events = await measureEvents(lab, START + 24);
    onStage("folding everybody again");
    const refold = await measureRefold(lab);
    const seconds = Math.round((performance.now() - began) / 1000);
    // Where something that is to be measured did not happen, a division leaves no number.
    return Measured.parse({ customers, seconds, nights, mails, events, refold });
  } finally {
    await lab.close();
  }
}
