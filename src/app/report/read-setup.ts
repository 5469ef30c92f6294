import { dayOf } from "../../domain/basics/calendar.ts";
import { SETUP_STEPS, type SetupStep } from "../../domain/team/setup.ts";
import type { Clock } from "../../ports/clock.ts";
import type { SendingStore } from "../../ports/mail.ts";
import type { RunStore } from "../../ports/nightly.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { readLatest } from "../nightly/documents.ts";
import type { Overview } from "./read-overview.ts";

export interface Setup {
  readonly steps: readonly { readonly step: SetupStep; readonly done: boolean }[];
}

export interface ReadSetupDeps {
  readonly runs: RunStore;
  readonly customers: Pick<CustomerStore, "approximateCount">;
  readonly sending: Pick<SendingStore, "mailed">;
  readonly clock: Clock;
}

/** A shop that has lived for so many nights is set up, or wants no more. */
const NIGHTS_LOOKED_AT = 60;

/**
 * How far a shop is set up, as far as its own records tell; undefined of one that is. Before the first night customers are
 * counted in one page of their table: profiles are what events have become.
 */
export function makeReadSetup({ customers, runs, sending, clock }: ReadSetupDeps) {
  return async ({ currency, rows }: Overview): Promise<Setup | undefined> => {
    const nights = (await readLatest(runs, "trend"))?.length ?? 0;
    if (nights >= NIGHTS_LOOKED_AT) return undefined;
    const night = rows.at(-1);
    const today = dayOf("UTC", clock.now());
    const [known, mailed] = await Promise.all([
      night && night.customers > 0 ? night.customers : customers.approximateCount(),
      sending.mailed(today - NIGHTS_LOOKED_AT, today + 1),
    ]);
    const done: Readonly<Record<SetupStep, boolean>> = {
      config: currency !== null,
      events: known > 0,
      night: night !== undefined,
      consent: (night?.mailable ?? 0) > 0,
      mail: Object.values(mailed.segments).some((mails) => mails > 0),
    };
    if (SETUP_STEPS.every((step) => done[step])) return undefined;
    return { steps: SETUP_STEPS.map((step) => ({ step, done: done[step] })) };
  };
}
