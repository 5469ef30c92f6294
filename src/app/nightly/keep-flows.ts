import { type Day, formatDay } from "../../domain/basics/calendar.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { write } from "./documents.ts";
import type { NightFlows } from "./segment-documents.ts";

/** Moves are kept for two years. */
export const FLOWS_KEPT_DAYS = 731;

/** Keeps how customers moved until the night, and lets go what is older than two years. */
export async function keepFlows(runs: RunStore, today: Day, flows: NightFlows): Promise<void> {
  await write(runs, flows.run, "flows", flows);
  const oldest = formatDay(today - FLOWS_KEPT_DAYS);
  const nights = (await runs.runsWith("flows")).filter((run) => /^\d{4}-/.test(run));
  for (const run of nights.filter((night) => night < oldest)) await runs.drop(run, "flows");
}
