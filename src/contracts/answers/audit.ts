import * as z from "zod";
import { Count, Currency, Day, Minor, MinorOrNull, Ratio } from "./basics.ts";
import { Cohort } from "./night/first-orders.ts";

const part = { customers: Count, share: Ratio, spent: Minor, shareOfSpent: Ratio };
const Part = z.object(part).meta({ id: "AuditPart" });
const Band = z
  .object({ ...part, from: Count, to: Count.exactOptional() })
  .meta({ id: "AuditBand", description: "`to` is absent in the last" });
const wait = {
  median: z.number().nullable().describe("Days"),
  within: z.record(z.string(), Ratio).describe("By days"),
};
const gain = { returning: z.number(), revenue: Minor, margin: Minor };
const Gain = z.object(gain).meta({ id: "AuditGain" });

const Assumptions = z.object({
  response: z.number().describe("Share of those written to who order because of it"),
  orders: z.number().describe("By each of them"),
  discount: z.number().describe("Share of the price"),
  margin: z.number().describe("Share of the full price that is left after the goods"),
});

export const BaseAudit = z
  .object({
    asOf: Day,
    asOfBecause: z.enum(["given", "today", "last-order"]),
    currency: Currency,
    leftOut: z.object({ customers: Count, orders: Count }).describe("Of after `asOf`"),
    customers: Count,
    buyers: Count,
    spent: Minor,
    reachable: Count.describe("May be mailed: an address that works, and consent"),
    neverBought: Part,
    boughtOnce: Part,
    boughtAgain: Part,
    byOrders: z.array(Band),
    firstOrder: z.object({ ...wait, cameWithOrder: Count, watched: Count }),
    secondOrder: z.object(wait),
    daysBetweenOrders: z.number().nullable(),
    asleep: Part.extend({ afterDays: z.number(), from: z.enum(["given", "own-gaps", "default"]) }),
    bySilence: z.array(Band).describe("Of buyers, by days since the last order"),
    byThemselves: z.object({ days: Count, asleep: Count, cameBack: Count, share: Ratio }),
    concentration: z.array(
      z.object({ share: z.number(), customers: Count, spent: Minor, shareOfSpent: Ratio }),
    ),
    cohorts: z.array(Cohort),
    comeback: z.object({
      assumptions: Assumptions,
      groups: z.array(
        z.object({
          group: z.enum(["asleep-again", "asleep-once", "never-bought"]),
          customers: Count,
          reachable: Count,
          averageOrder: MinorOrNull,
          gain: Gain,
        }),
      ),
      all: Gain,
      ofReachable: Gain,
    }),
  })
  .meta({ id: "BaseAudit", description: "What `comeback audit --json` prints" });
