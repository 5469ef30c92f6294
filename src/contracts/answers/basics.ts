import * as z from "zod";

/** Pieces that answers are made of. What comes out is never parsed in production, so that they name and explain, and limit nothing. */

export const Instant = z.int().describe("Milliseconds since 1970, UTC");
export const Day = z.iso.date().describe("A day of the shop's time zone");
export const DayNumber = z.int().describe("A day of the shop's time zone, counted from 1970-01-01");
export const Time = z.iso.datetime().describe("ISO 8601, UTC");
export const Minor = z.number().describe("Minor units (cents, kopecks) of the store's currency");
export const MinorOrNull = Minor.nullable();
export const Count = z.int().min(0);
export const Ratio = z.number().nullable().describe("Null where there is nothing to divide by");
export const Currency = z.string().describe("ISO 4217, as EUR");

export const Share = z
  .object({ share: z.number(), low: z.number(), high: z.number() })
  .meta({ id: "Share", description: "A share, with the interval that holds the truth 95 times in 100" });

export const Estimate = z.object({ about: Count, low: Count, high: Count }).meta({
  id: "Estimate",
  description: "A number of people: the best guess, and the interval that holds the truth 95 times in 100",
});

export const Expected = z
  .object({ expected: z.number(), low: z.number(), high: z.number() })
  .meta({ id: "Expected", description: "An expected sum of money in minor units, with its interval" });

export const Money = z
  .object({ amount: z.int().describe("Minor units of `currency`"), currency: Currency })
  .meta({ id: "Money" });

export const Interval = z
  .object({ estimate: z.number(), low: z.number(), high: z.number() })
  .meta({ id: "Interval", description: "Holds the truth 95 times in 100, however often one looks" });

/** Counts by the reason in words. */
export const Reasons = z.record(z.string(), Count);

/** Keys of customers: `u:` a shop's id, `e:` an address (hashed), `a:` a browser, `p:` a platform's number. */
export const CustomerKey = z.string().describe("A key as it is stored, as `u:42`");

/** Of a route that takes nothing. */
export const Nothing = z.object({});

/** A text of the shop's own. */
export const InLanguages = z.record(z.string(), z.string()).describe("By language");
