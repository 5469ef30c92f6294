import { randomBytes, randomUUID } from "node:crypto";
import * as z from "zod";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { AwsError } from "../aws-error.ts";
import type { EventBus } from "../events/event-bus.ts";
import { declared, ignored, type Resource } from "../template/resources.ts";
import type { Mail, Mails } from "./mails.ts";
import { type MailEvent, mailEvents, openEvent } from "./ses-events.ts";

const ConfigurationSetShape = z.strictObject({
  Name: z.string().optional(),
  ReputationOptions: ignored,
  SuppressionOptions: ignored,
  SendingOptions: ignored,
  DeliveryOptions: ignored,
  TrackingOptions: ignored,
});
const DestinationShape = z.strictObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Enabled: z.boolean().default(false),
    Name: ignored,
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.strictObject({ EventBusArn: z.string() }),
  }),
});

/** Mails a second: more than any local run sends. */
const MAX_SEND_RATE = 100_000;

const Content = z.object({ Data: z.string(), Charset: z.string().optional() });
const PRINTABLE = /^[\x20-\x7e]*$/;
const Tag = z
  .string()
  .regex(/^[A-Za-z0-9_\-.@]{1,256}$/, "a tag holds letters, digits, _ - . @ and at most 256 of them");

/** SendEmail with the rules of SES that a local run would otherwise not show. */
const SendEmail = z.strictObject({
  FromEmailAddress: z.string().min(1),
  Destination: z.strictObject({ ToAddresses: z.array(z.string()).min(1).max(50) }),
  ReplyToAddresses: z.array(z.string()).optional(),
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: Content,
      Body: z.strictObject({ Html: Content.optional(), Text: Content.optional() }),
      Headers: z
        .array(
          z.strictObject({
            Name: z.string().regex(/^[\x21-\x39\x3b-\x7e]{1,126}$/),
            Value: z.string().regex(PRINTABLE, "header values are printable ASCII").max(995),
          }),
        )
        .max(15)
        .default([]),
    }),
  }),
  ConfigurationSetName: z.string().optional(),
  EmailTags: z
    .array(z.strictObject({ Name: Tag, Value: Tag }))
    .max(50)
    .default([]),
});

export interface Ses {
  /** The answer to SendEmail. Throws what SES refuses. */
  send(request: unknown): { readonly MessageId: string };
  /** Somebody looks at a mail, pictures and all. Every configuration set that wants to know is told. */
  opened(mail: Mail, userAgent: string): void;
  /** The answer to GetAccount: an account out of the sandbox, as fast as this machine. */
  account(): object;
}

export interface SesDeps {
  readonly mails: Mails;
  readonly bus: Pick<EventBus, "put">;
  readonly now: () => Instant;
  /** Calls when the clock gets there. With it a mail takes a second or two to be delivered; without it, no time. */
  readonly when?: (at: Instant, fire: () => void) => unknown;
}

const DELIVERY_MS = 1_000;

/** SES: puts mails into the inbox, and says on the event bus what would have become of them. */
export function makeSes(resources: readonly Resource[], { mails, bus, now, when }: SesDeps): Ses {
  const sets = new Set(
    declared(resources, "AWS::SES::ConfigurationSet", ConfigurationSetShape).map((set) => set.physical.ref),
  );
  const destinations = declared(resources, "AWS::SES::ConfigurationSetEventDestination", DestinationShape)
    .map(({ properties }) => properties)
    .filter(({ EventDestination }) => EventDestination.Enabled);

  const report = (set: string, event: MailEvent) => {
    for (const { ConfigurationSetName, EventDestination } of destinations)
      if (ConfigurationSetName === set && EventDestination.MatchingEventTypes.includes(event.kind))
        bus.put({
          bus: EventDestination.EventBridgeDestination.EventBusArn,
          source: "aws.ses",
          type: event.type,
          detail: event.detail,
        });
  };

  return {
    opened(mail, userAgent) {
      for (const set of new Set(destinations.map(({ ConfigurationSetName }) => ConfigurationSetName)))
        report(set, openEvent(mail, set, { at: now(), userAgent }));
    },
    account: () => ({
      ProductionAccessEnabled: true,
      SendingEnabled: true,
      EnforcementStatus: "HEALTHY",
      SendQuota: { Max24HourSend: -1, MaxSendRate: MAX_SEND_RATE, SentLast24Hours: mails.count() },
    }),
    send(request) {
      const parsed = SendEmail.safeParse(request);
      if (!parsed.success) throw new AwsError("BadRequestException", z.prettifyError(parsed.error));
      const { ConfigurationSetName: set, Destination } = parsed.data;
      if (set !== undefined && !sets.has(set))
        throw new AwsError("NotFoundException", `Configuration set <${set}> does not exist.`, 404);
      const bad = Destination.ToAddresses.find((address) => !PRINTABLE.test(address));
      if (bad !== undefined)
        throw new AwsError("BadRequestException", "Local address contains control or whitespace");
      const mail = mailOf(parsed.data, now());
      mails.add(mail);
      const tell = () => {
        if (set !== undefined) for (const event of mailEvents(mail, set)) report(set, event);
      };
      if (when) when(now() + DELIVERY_MS + (mails.count() % DELIVERY_MS), tell);
      else tell();
      return { MessageId: mail.id };
    },
  };
}

function mailOf(request: z.infer<typeof SendEmail>, at: Instant): Mail {
  const { Subject, Body, Headers } = request.Content.Simple;
  return {
    id: `01000${randomBytes(6).toString("hex").slice(1)}-${randomUUID()}-000000`,
    at,
    from: request.FromEmailAddress,
    to: request.Destination.ToAddresses.join(", "),
    subject: Subject.Data,
    headers: Object.fromEntries([
      ...(request.ReplyToAddresses ? [["Reply-To", request.ReplyToAddresses.join(", ")]] : []),
      ...Headers.map(({ Name, Value }) => [Name, Value]),
    ]),
    tags: Object.fromEntries(request.EmailTags.map(({ Name, Value }) => [Name, Value])),
    html: Body.Html?.Data ?? "",
    text: Body.Text?.Data ?? "",
  };
}
