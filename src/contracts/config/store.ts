import * as z from "zod";
import { parseDuration } from "../../domain/basics/calendar.ts";
import { LONGEST_LEAD_MS } from "../../domain/chains/preparing.ts";
import { Attributes, OwnEvents } from "./attributes.ts";
import { BrandSchema } from "./brand.ts";
import { Channels, FrequencyCapSchema, QuietHoursSchema, Webhooks } from "./channels.ts";
import { DigestSchema } from "./digest.ts";
import { CountedDays } from "./experiment.ts";
import { LinksSchema } from "./links.ts";
import {
  CalendarDate,
  Currency,
  Duration,
  EmailAddress,
  Host,
  Id,
  LanguageTag,
  Line,
  Localised,
  TimeZone,
  WebAddress,
} from "./values.ts";

/** A side that is larger than the one that is mailed would be no shop with a hold-out any more. */
const MOST_HELD_OUT = 50;

const Rate = z.number().positive("must be greater than 0");

/** WooCommerce passes over what is none, and a coupon for no category is one for everything. */
const PLATFORM_ID = /^[1-9]\d{0,18}$/;

/** store.yaml */
export const StoreFile = z
  .strictObject({
    name: Line.describe("The shop's name, as customers know it."),
    url: WebAddress.describe("Where mails link to."),
    survey_url: WebAddress.exactOptional().describe(
      "Where `links.survey` in mails leads; `/survey` at the shop's `url` when absent.",
    ),
    cart_url: WebAddress.exactOptional().describe(
      "Where `links.cart` in mails leads when no event said where the cart is; the shop's `url` when absent.",
    ),
    links: LinksSchema.exactOptional().describe("What becomes of links to the shop in mails."),
    currency: Currency.describe("ISO 4217 code of the currency that tiers, segments and reports count in."),
    time_zone: TimeZone.describe("IANA time zone of the shop: its nights, its calendar days."),
    languages: z
      .array(LanguageTag)
      .min(1, "write at least one language")
      .describe("Languages that the mails are written in. Every template has a file for each."),
    default_language: LanguageTag.describe("Language for customers whose own is not among `languages`."),
    sender: z
      .strictObject({
        from: EmailAddress.describe("Address that the mails come from."),
        name: Line.describe("Name that the mails come from."),
        reply_to: EmailAddress.exactOptional().describe("Where answers go."),
      })
      .describe("Who the mails come from."),
    postal_address: Line.describe(
      "Printed at the foot of every mail; the law of most countries asks for it.",
    ),
    exchange_rates: z
      .record(Currency, z.union([Rate, z.record(CalendarDate, Rate)]))
      .default({})
      .describe(
        "Units of the shop's currency for one unit of another: a number, or for each date the number from then on. Orders without a rate count, but not their money.",
      ),
    quiet_hours: QuietHoursSchema.exactOptional().describe(
      "No mail between these times of the customer's day.",
    ),
    frequency_cap: FrequencyCapSchema.exactOptional().describe(
      "At most so many mails to one customer in so much time; what is over is deferred or skipped.",
    ),
    period_days: z
      .int()
      .min(1, "at least 1 day")
      .max(366, "at most 366 days")
      .default(30)
      .describe("Days of the period that churn, retention and activity are counted over."),
    enrol_on_first_run: z
      .boolean()
      .default(false)
      .describe(
        "Whether the first nightly run puts customers into chains, or only notes where everybody stands.",
      ),
    trigger_freshness: Duration.default("48h").describe("Events that arrive later than this start no chain."),
    hosts: z
      .array(Host)
      .min(1, "write at least one host, or leave `hosts` out")
      .exactOptional()
      .describe(
        "The shop's own hosts. Addresses of pages and pictures that browsers tell of are kept only of these and their subdomains; of the host of `url` when absent.",
      ),
    browser_orders: z
      .enum(["ignore", "count"])
      .exactOptional()
      .describe(
        "Whether an order counts that only the browser's key tells of; it does not when absent. It empties the cart and ends chains in any case.",
      ),
    browser_order_limit: z
      .number()
      .positive("must be greater than 0")
      .exactOptional()
      .describe(
        "What such an order is worth at most, in the shop's currency. Where they count and this is absent, they are worth nothing.",
      ),
    confirm: z
      .enum(["always", "browser", "never"])
      .exactOptional()
      .describe(
        "Which consents count only once the mailbox's owner has confirmed them by a link in a mail: those that only the browser's key tells of (`browser`, when absent), those of servers without a double opt-in too (`always`), or none (`never`): then anybody can sign up anybody.",
      ),
    till: z
      .strictObject({
        platform: z.enum(["shopify", "woocommerce"]).describe("Where codes are put before mails carry them."),
        url: WebAddress.refine(
          (url) => url.startsWith("https://"),
          "must be https: the key of the platform goes there",
        ).describe("The shop's own address there: https://lavka.myshopify.com."),
        discounts: z
          .enum(["shared", "each"])
          .default("shared")
          .describe(
            "shared: one discount for all codes of an offer, tier, variant and last day. each: one for each customer, which the platform holds to that customer, and takes long.",
          ),
        prepare: Duration.refine((text) => (parseDuration(text) ?? 0) <= LONGEST_LEAD_MS, "at most 12h")
          .default("1h")
          .describe("How long before a mail is due its code is put there, 12h at most."),
        categories: z
          .record(
            Line,
            Line.refine(
              (id) => PLATFORM_ID.test(id),
              'must be the number that the platform has for it, like "301"',
            ),
          )
          .exactOptional()
          .describe("Ids of the platform's collections or categories, by the category's name in events."),
      })
      .exactOptional()
      .describe("The platform that knows codes by itself. The shop's till asks /v1/codes when absent."),
    margin_percent: z
      .number()
      .positive("must be greater than 0")
      .max(100, "at most 100 percent")
      .exactOptional()
      .describe(
        "What is left of 100 of a price when the goods are paid for, before any discount: what `winner: {by: margin}` reckons with.",
      ),
    proof: z
      .strictObject({
        within: CountedDays.describe(
          "How long after the draw of a hold-out an order counts, in whole days, at most 60d. A person is counted once, when this is over.",
        ),
      })
      .exactOptional()
      .describe("How hold-outs are measured. Orders of 30 days count when absent."),
    holdout_percent: z
      .number()
      .min(0, "at least 0 percent")
      .max(MOST_HELD_OUT, `at most ${MOST_HELD_OUT} percent`)
      .exactOptional()
      .describe(
        "Share of people who get no mail of any chain or campaign, to measure what all mails bring together. Drawn anew each year; chains with `kind: service` or `promised: true` write to everybody. 0 when absent.",
      ),
    announce_chains: z
      .boolean()
      .default(false)
      .describe(
        "Whether the event bus is told of everybody who enters or leaves a chain, for other systems of the shop. Each announcement costs.",
      ),
    brand: BrandSchema.exactOptional().describe(
      "Logo and colours of the pages that customers see, and of mails with a layout.",
    ),
    topics: z
      .array(z.strictObject({ id: Id, name: Localised, description: Localised.exactOptional() }))
      .min(1, "write at least one topic, or leave `topics` out")
      .max(20, "at most 20 topics")
      .exactOptional()
      .describe("What mails are about, for customers to choose from."),
    attributes: Attributes.exactOptional().describe(
      "What the shop knows of its customers besides, by the name that conditions and templates use.",
    ),
    events: OwnEvents.exactOptional().describe("The shop's own events that chains may wait for, by name."),
    digest: DigestSchema.exactOptional().describe("Who gets the figures of the week by mail."),
    channels: Channels.exactOptional().describe(
      "Ways to reach customers besides mails, by name: what steps emit goes by them.",
    ),
    webhooks: Webhooks.exactOptional().describe(
      "Where messages of other channels are posted to, signed, by name. Those of no webhook go to the event bus only.",
    ),
  })
  .describe("The shop");
