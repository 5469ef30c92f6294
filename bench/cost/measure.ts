import { Measured, type Measurement } from "../../src/contracts/cost/measurement.ts";
import { type Day, dayOf, instantAt } from "../../src/domain/basics/calendar.ts";
import { openLab } from "./lab.ts";
import { measureEvents } from "./measure-events.ts";
import { measureMails } from "./measure-mails.ts";
import { measureNights } from "./measure-nights.ts";
import { measureRefold } from "./measure-refold.ts";

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
