import { dateFormat } from "./kept.ts";

/** The calendar day of an instant by the clock of a zone, `YYYY-MM-DD`. */
export const dayIn = (timeZone: string, at: number): string =>
  dateFormat("en-CA", {
    ...{ timeZone, year: "numeric", month: "2-digit", day: "2-digit" },
  }).format(at);

const DAY_MS = 86_400_000;

/** So many days before a calendar day. */
export const daysBefore = (day: string, many: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - many * DAY_MS).toISOString().slice(0, 10);
