import * as z from "zod";
import { DRIVERS, SERVICES } from "../cost/parts.ts";
import { Count, Day, DayNumber, Instant, Nothing } from "./basics.ts";
import { ChangedBy } from "./changed-by.ts";
import { Trouble } from "./overview.ts";
import type { Shapes } from "./shape.ts";

const REASON_LENGTH = 200;

/** `reason`: whoever looks at the state reads it. */
export const SwitchSendingRequest = z.object({
  body: z.strictObject({ reason: z.string().trim().min(1).max(REASON_LENGTH) }),
});

const Person = ChangedBy.extend({
  email: z.string().exactOptional().describe("Where the user pool knows the subject"),
});

const Barrier = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("stopped"),
    why: z.string(),
    since: Instant,
    by: Person.exactOptional().describe("Absent where the shop's own limits were passed"),
  }),
  z.object({
    kind: z.literal("closed"),
    why: z.string(),
    since: Instant,
    probeAt: Instant.describe("From then on a single mail tries again"),
    probes: Count,
  }),
]);

const Waiting = z.object({
  inChains: Count.nullable().describe(
    "Customers who are in a chain or a campaign, as of `asOf`; null before the first night",
  ),
  asOf: Instant.nullable(),
  dueAbout: Count.nullable().describe(
    "Mails that have come due since, by the pace of the last 30 days and at most those in chains; null while mails go",
  ),
  campaigns: z.array(z.string()).describe("Under way"),
});

const Sending = z
  .object({
    barrier: Barrier.nullable().describe("Why no mail goes; null while mails go"),
    resumed: z
      .object({ at: Instant, why: z.string(), by: Person.exactOptional() })
      .nullable()
      .describe("When a person last let mails go again"),
    breach: z.string().nullable().describe("The shop's own limit that the last mails pass"),
    countedFrom: Instant.describe("Mails sent before count towards no limit"),
    days: z
      .array(z.object({ day: DayNumber, sent: Count, unknown: Count, bounced: Count, complained: Count }))
      .describe("Of the last 30 days, by UTC days"),
    shopStops: z.array(z.object({ shop: z.string(), request: z.string(), at: Instant })),
    waiting: Waiting,
  })
  .meta({ id: "Sending", description: "Whether mails go, why not, and who waits" });

const Switched = z.object({ changed: z.boolean(), sending: Sending });

const Alarm = z.object({
  name: z.string().describe("As the runbooks call it"),
  state: z.enum(["ringing", "quiet", "unknown"]),
  since: Instant.exactOptional(),
  hurts: z.string(),
  runbook: z.string().exactOptional().describe("Page of docs/runbooks, without its ending"),
});

const drivers = <T extends z.ZodType>(of: T) =>
  z.object(Object.fromEntries(DRIVERS.map((driver) => [driver, of])) as Record<(typeof DRIVERS)[number], T>);
const Usd = z.number().describe("US dollars a month");
const Each = z.number().nullable().describe("US dollars a month; null where there is none");

const Cost = z.object({
  night: Day.describe("Whose counts these are"),
  volume: z.object({
    customers: Count,
    events: Count.describe("Of 30 days, as all that follows"),
    eventsAre: z
      .enum(["counted", "assumed"])
      .describe("`assumed`: ten a customer, until two nights have counted"),
    mails: Count,
    orders: Count,
    codes: Count,
    loyalty: z.boolean(),
    months: z.number().describe("Months of events that are stored"),
  }),
  monthly: Usd,
  withoutMailFee: Usd.describe("Without SES's own fee"),
  lines: z.array(
    z.object({
      item: z.string(),
      service: z.enum(SERVICES),
      units: z.number(),
      usd: Usd,
      of: drivers(Usd).describe("What the line is for; adds up to `usd`"),
    }),
  ),
  of: drivers(Usd),
  each: z.object({
    customer: Each.describe("Everything, by the customers"),
    customersNights: Each.describe("What nights alone take of one customer"),
    event: Each,
    mail: Each,
  }),
  prices: z.object({ region: z.string(), date: Day }),
});

export const HEALTH_SHAPES = {
  "GET /v1/health": {
    summary: "Whether mails go and the last night ran, what is wrong, and which alarms ring",
    request: Nothing,
    answer: z.object({
      now: Instant,
      sending: Sending,
      night: z.object({ date: Day, late: z.boolean() }).nullable().describe("The last one"),
      troubles: z.array(Trouble).describe("The worst first"),
      alarms: z.array(Alarm).nullable().describe("Ringing ones first. Null where CloudWatch did not answer"),
    }),
  },
  "GET /v1/cost": {
    summary: "What a month costs, by the shop's own counts and list prices",
    description: "Reckoned, and not AWS's bill: docs/cost.md says how.",
    request: Nothing,
    answer: Cost,
  },
  "GET /v1/sending": {
    summary: "Whether mails go, why not, and who waits",
    request: Nothing,
    answer: Sending,
  },
  "POST /v1/sending/stop": {
    summary: "Stops all mails",
    description:
      "Mails of chains, service mails, campaigns and confirmations: none goes until somebody resumes. Functions that are at work hear of it within five seconds. Nobody is lost.",
    request: SwitchSendingRequest,
    answer: Switched,
  },
  "POST /v1/sending/resume": {
    summary: "Lets mails go again",
    description: "After a stop the counts of the shop's own limits begin anew.",
    request: SwitchSendingRequest,
    answer: Switched,
  },
} satisfies Shapes<"admin-health">;
