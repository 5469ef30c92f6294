import * as z from "zod";
import { parseDay, parseDuration } from "../../domain/basics/calendar.ts";
import { WithoutOffer } from "./chain.ts";
import { Variants, Winner } from "./experiment.ts";
import { BudgetShape } from "./offers.ts";
import { Condition, Duration, Id, Localised, Percent, TimeOfDay } from "./values.ts";

const NOT_A_TIME = 'not a time: write it like "2027-03-01 10:00", by the shop\'s clock';

const ShopTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}[ T]([01]\d|2[0-3]):[0-5]\d$/, NOT_A_TIME)
  .refine((text) => parseDay(text.slice(0, 10)) !== undefined, "no such day");

const LONGEST_SPREAD = parseDuration("20h") ?? 0;

/** A segment's id, rfm:NAME or rfm:333. */
const Group = z.string().regex(/^[a-z][a-z0-9_:-]{0,63}$/, "write a segment's id, rfm:NAME or rfm:333");

const Audience = z
  .strictObject({
    segment: Group.exactOptional().describe("Who the last night has put there: an id, rfm:NAME or rfm:333."),
    when: Condition.exactOptional().describe(
      "Only customers for whom this holds; without a segment, of all.",
    ),
    frozen: z
      .boolean()
      .default(true)
      .describe(
        "true: who is in it at the start stays in it. false: asked again when the mail is due, and who no longer matches gets none.",
      ),
  })
  .refine(({ segment, when }) => segment !== undefined || when !== undefined, "write segment, when or both");

const Schedule = z
  .strictObject({
    at: ShopTime.exactOptional().describe(
      "The first mail goes then, by the shop's clock. When absent: when somebody starts the campaign.",
    ),
    local_time: TimeOfDay.exactOptional().describe("Each mail goes at this time of the customer's own day."),
    late: z
      .enum(["tomorrow", "send"])
      .default("tomorrow")
      .describe(
        "Of whom local_time is over when the campaign starts: the mail goes the day after, or at once.",
      ),
    spread: Duration.refine((text) => (parseDuration(text) ?? 0) <= LONGEST_SPREAD, "at most 20h")
      .exactOptional()
      .describe("Spreads the mails of a day over so long, each at its own place."),
    until: z
      .union([Duration, ShopTime], { error: 'write a time like "2027-03-08 20:00", or a duration like 3d' })
      .exactOptional()
      .describe("No mail goes from then on: a time by the shop's clock, or so long after the start."),
  })
  .describe("When the mails go. All at once when absent.");

/** campaigns/NAME.yaml */
export const CampaignFile = z
  .strictObject({
    name: Localised,
    audience: Audience.describe("Whom it is for."),
    send: Id.describe("The template to send."),
    offer: Id.exactOptional().describe("The offer that goes into it."),
    without_offer: WithoutOffer.exactOptional(),
    budget: BudgetShape.exactOptional().describe("What the codes of its mails may cost."),
    raise: z
      .number()
      .min(0, "at least 0 points")
      .max(100, "at most 100 points")
      .exactOptional()
      .describe("Percentage points on top of the offer's discount."),
    variants: Variants.exactOptional().describe(
      "Each person gets one of these, by a fair draw, to see which does better: by id, what is different in it.",
    ),
    winner: Winner.exactOptional().describe(
      "Gives everybody who has no mail yet the best variant, once the interval of the difference says that it is the best.",
    ),
    topic: Id.exactOptional().describe(
      "The topic of store.yaml that it is on: who does not want it gets no mail. Everybody does when absent.",
    ),
    exit: Condition.exactOptional().describe("Whom this holds for when the mail is due gets none."),
    schedule: Schedule.default({ late: "tomorrow" }),
    holdout_percent: Percent.default(0).describe(
      "Share of the audience that gets no mail, to measure against.",
    ),
    explore_percent: z
      .number()
      .min(0)
      .max(50, "at most half of the mails may go without their offer")
      .exactOptional()
      .describe(
        "Share of people who get the mail without its offer, by a fair draw, to measure what the offer adds. 0 when absent.",
      ),
    ramp_up: z
      .strictObject({
        first_day: z.int().min(1, "at least 1 mail").describe("Mails of the first day."),
        growth: z
          .number()
          .min(1, "at least 1")
          .max(10, "at most 10")
          .default(2)
          .describe("Each day so many times the mails of the day before."),
      })
      .exactOptional()
      .describe(
        "For a domain that mailbox providers do not know yet: a few mails on the first day, and more each day.",
      ),
  })
  .describe("A campaign: one mail to many, when somebody starts it");
