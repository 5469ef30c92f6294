import * as z from "zod";
import { FormCodeRequest, FormPreviewRequest, FormsRequest } from "../admin-forms.ts";
import { Count, Currency, Day, Minor } from "./basics.ts";
import type { Shapes } from "./shape.ts";

const InLanguages = z.record(z.string(), z.string()).describe("By language");
const Days = z.object({ from: Day, to: Day }).describe("Both ends included");

const EntryFunnel = z
  .object({
    looks: z
      .object({
        shown: Count.describe(
          "Times that the form was shown to a browser; programs that say so are left out",
        ),
        sent: Count.describe("Times that it was sent and taken"),
        asked: Count.describe("Mailboxes whose owners were asked to confirm"),
        confirmed: Count,
      })
      .nullable()
      .describe("On the days of `counted`; null of a night that did not count it"),
    cameIn: z
      .object({
        people: Count.describe("Who signed up for the first time, here"),
        boughtBefore: Count.describe("Of them, who had ordered already"),
        ordered: Count.describe("Of them, who have had their first order since"),
      })
      .nullable()
      .describe("Within `period`; null of a night that did not count it"),
    ever: z.object({
      people: Count.describe("Who first joined here, ever"),
      buyers: Count,
      repeatBuyers: Count,
      spent: Minor.describe("All their orders, minor units"),
    }),
  })
  .meta({ id: "EntryFunnel", description: "How far people came who met one form or entry point" });

const EntryPlace = z
  .object({
    via: z.string().nullable().describe("Null of the form's own address, without a place"),
    url: z.string(),
    funnel: EntryFunnel,
  })
  .meta({ id: "EntryPlace" });

const FormOverview = z
  .object({
    form: z.string(),
    title: InLanguages,
    url: z.string().describe("The form as a page"),
    script: z.string().describe("Shows the form in a page of the shop"),
    fields: z.array(
      z.object({
        asks: z.string().describe("`email`, `name`, `phone`, or an attribute"),
        label: InLanguages,
        required: z.boolean(),
      }),
    ),
    consent: z.array(
      z.object({ version: z.string(), required: z.boolean(), channel: z.string().describe("`email`, …") }),
    ),
    topics: z.array(z.string()),
    offer: z.string().nullable().describe("An offer that the form shows by its name"),
    redirect: z.string().nullable().describe("The page of the shop that comes after it"),
    mostAnHour: Count.describe("Sign-ups that one connection may send in an hour"),
    funnel: EntryFunnel,
    places: z.array(EntryPlace).describe("The address without a place first, then by people"),
  })
  .meta({ id: "FormOverview" });

const Starting = z
  .object({
    chain: z.string(),
    name: InLanguages,
    when: z.string().exactOptional().describe("In CEL"),
    mails: z.array(z.string()).describe("Templates, in the order in which they go"),
  })
  .meta({ id: "ChainStarting", description: "A chain that an event starts, and what it sends" });

export const FORMS_SHAPES = {
  "GET /v1/forms": {
    summary: "The forms in force, their entry points, and how far people came who met them",
    description: "Counts are those of the last night.",
    request: FormsRequest,
    answer: z.object({
      version: z.int().nullable().describe("Of the config in force; null before the first publication"),
      languages: z.array(z.string()).describe("Of the shop, its own first"),
      currency: Currency.nullable(),
      doubleOptIn: z.boolean().describe("Whether owners of mailboxes are asked to confirm"),
      night: Day.nullable().describe("That the counts are of; null before the first night"),
      period: Days.nullable().describe("Of `cameIn`"),
      counted: Days.nullable().describe("Of `looks`, which may have begun within the period"),
      forms: z.array(FormOverview).describe("In the order of the config"),
      others: z
        .array(z.object({ entry: z.string(), funnel: EntryFunnel }))
        .describe(
          "Entry points that are none of these forms: what a site tells, and forms of earlier versions",
        ),
      signUp: z.array(Starting).describe("Chains that signing up starts"),
      events: z
        .array(z.object({ event: z.string(), properties: z.array(z.string()), starts: z.array(Starting) }))
        .describe("Events of the shop's own"),
    }),
  },
  "GET /v1/forms/{form}/preview": {
    summary: "A form as people see it",
    description: "Nothing is sent, and no look is counted. The markup cannot be sent: it has no seal.",
    request: FormPreviewRequest,
    answer: z.object({
      form: z.string(),
      language: z.string(),
      html: z.string().describe("A whole page without scripts"),
      done: z.string().nullable().describe("What comes after it; null where that is a page of the shop"),
    }),
  },
  "GET /v1/forms/{form}/code": {
    summary: "The QR code of a form's address",
    request: FormCodeRequest,
    answer: z.object({
      url: z.string().describe("Where the code leads"),
      svg: z.string().describe("A drawing for any size, with the white margin that scanners need"),
    }),
  },
} satisfies Shapes<"admin-forms">;
