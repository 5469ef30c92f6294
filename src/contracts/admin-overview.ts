import * as z from "zod";

/** Days that a chart may show at once: two years of nights are kept, and each is drawn beside an earlier one. */
const MOST_DAYS = 366;
const USUAL_DAYS = 90;

export const CalendarRequest = z.object({});

/** `days`: how many, up to the last night. */
export const OverviewRequest = z.object({
  query: z.strictObject({
    days: z.coerce.number().pipe(z.int().min(7).max(MOST_DAYS)).default(USUAL_DAYS),
  }),
});
