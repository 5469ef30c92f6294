import * as z from "zod";
import { MailsRequest, PreviewAsRequest, PreviewRequest, TestMailRequest } from "../admin-mails.ts";
import { InLanguages } from "./basics.ts";
import { FileRemark } from "./config-plan.ts";
import type { Shapes } from "./shape.ts";

const MailSender = z
  .object({
    kind: z.enum(["chain", "campaign"]),
    id: z.string(),
    name: InLanguages,
    step: z.int().exactOptional().describe("From 1; absent of a campaign"),
    offer: z.string().exactOptional(),
    service: z.boolean(),
  })
  .meta({ id: "MailSender" });

const ShownMail = z
  .object({
    template: z.string().describe("Of a variant it may be another than the one asked for"),
    subject: z.string(),
    preheader: z.string().describe("What lists of mails show after the subject"),
    html: z.string().describe("Show it in a sandbox"),
    text: z.string(),
    language: z.string(),
    tier: z.string(),
    offer: z.string().describe("Which one is in the mail and why, or why none is"),
    bytes: z.int().describe("Of the HTML; Gmail cuts mails off at 102 KB"),
    findings: z.array(FileRemark).describe("What mail programs make of it"),
  })
  .meta({ id: "ShownMail" });

export const MAILS_SHAPES = {
  "GET /v1/mails": {
    summary: "Every mail of the config",
    request: MailsRequest,
    answer: z.object({
      version: z.int().nullable().describe("Null of a draft"),
      languages: z.array(z.string()),
      defaultLanguage: z.string(),
      currency: z.string(),
      tiers: z.array(z.object({ id: z.string(), from: z.number() })).describe("By spend, the lowest first"),
      offers: z.array(z.object({ id: z.string(), name: InLanguages })),
      mails: z.array(
        z.object({
          template: z.string(),
          subjects: z.record(z.string(), z.string()).describe("By language, as a sample customer gets them"),
          senders: z.array(MailSender),
          variants: z.array(z.string()),
          confirms: z.boolean().describe("Asks who signs up to confirm"),
        }),
      ),
    }),
  },
  "POST /v1/mails/preview": {
    summary: "A mail as a sample customer would get it now",
    description: "Nothing is stored, counted or sent. Code and links are samples.",
    request: PreviewRequest,
    answer: ShownMail,
  },
  "POST /v1/mails/preview-as": {
    summary: "A mail as somebody real would get it now",
    description: "It shows their name and what else the mail says of them.",
    request: PreviewAsRequest,
    answer: ShownMail,
  },
  "POST /v1/mails/{template}/test": {
    summary: "Send a mail to oneself, or to somebody of the team",
    description:
      "Marked as a test, with a sample code and links that change nothing. It counts nowhere. So many an hour for each caller. With somebody real in it, it goes to the caller's own address only.",
    request: TestMailRequest,
    answer: z.object({
      to: z.string(),
      subject: z.string(),
      language: z.string(),
      tier: z.string(),
      offer: z.string(),
      messageId: z.string().describe("Of SES"),
    }),
  },
} satisfies Shapes<"admin-mails">;
