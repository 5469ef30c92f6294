import { NotFoundException, type SESv2Client } from "@aws-sdk/client-sesv2";
import { expect } from "vitest";
import { type Clients, makeClients } from "../../cli/doctor/clients.ts";
import { type Examined, examine } from "../../cli/doctor/examine.ts";
import { makeSite, type Site, type SiteDeps } from "../../cli/doctor/site.ts";
import packageJson from "../../package.json" with { type: "json" };
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryUnseenStore } from "../../src/adapters/memory/unseen-store.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import type { Barrier } from "../../src/domain/mail/sending.ts";
import { bundleOf, type ShopOptions } from "./nights.ts";

export const NOW = Date.parse("2026-03-02T09:00:00Z");
const ago = (hours: number) => new Date(NOW - hours * HOUR);
const TABLES = ["Events", "Customers", "Tastes", "Checkpoints", "Journal", "Config"];
export const MACHINE = "arn:aws:states:eu-central-1:1:stateMachine:nightly";
const TOPIC = "arn:aws:sns:eu-central-1:1:alarms";

export const OUTPUTS = new Map([
  ...TABLES.map((table) => [`${table}Table`, table] as const),
  ["BusName", "comeback"],
  ["ChainStateMachineArn", "arn:chain"],
  ["ConfirmStateMachineArn", "arn:confirm"],
  ["CampaignStateMachineArn", "arn:campaign"],
  ["WebhookStateMachineArn", "arn:webhook"],
  ["TillStateMachineArn", "arn:till"],
  ["PlanStateMachineArn", "arn:plan"],
  ["ConfigStateMachineArn", "arn:config"],
  ["KeysSecretId", "keys"],
  ["ApiUrl", "https://api.example"],
  ["AdminApiUrl", "https://admin.example"],
  ["AdminUserPoolId", "pool"],
  ["ResultsBucket", "results"],
  ["ConfigBucket", "configs"],
  ["AlarmPrefix", "Comeback"],
  ["AnalystFiles", "auto"],
  ["EdgeSha256", "none"],
  ["MailConfigurationSet", "mails"],
  ["MailDomain", "shop.example"],
  ["Release", packageJson.version],
  ["NightlyStateMachineArn", MACHINE],
  ["AlarmTopicArn", TOPIC],
]);

const resource = (ResourceType: string) => (id: string) => ({
  ResourceType,
  PhysicalResourceId: id,
  ResourceStatus: "CREATE_COMPLETE",
});
const RESOURCES: Readonly<Record<string, readonly object[]>> = {
  ComebackData: TABLES.map(resource("AWS::DynamoDB::Table")),
  ComebackService: [
    resource("AWS::Scheduler::Schedule")("night"),
    resource("AWS::CloudWatch::Alarm")("Missed"),
    resource("AWS::CloudWatch::Alarm")("Failed"),
    resource("AWS::SQS::Queue")("https://sqs.example/1/failures"),
    resource("AWS::Lambda::EventSourceMapping")("mapping"),
  ],
};

export const alarm = (AlarmName: string, over: object = {}) => ({
  AlarmName,
  ActionsEnabled: true,
  AlarmActions: [TOPIC],
  StateValue: "OK",
  AlarmDescription: `${AlarmName}: who is hurt`,
  ...over,
});

export const keys = (over: object = {}) => ({
  SecretString: JSON.stringify({
    segment: "a-write-key-of-32-letters-at-least",
    server: "a-server-key-of-48-letters-at-least",
    identity: "an-identity-key-of-48-letters-at-least",
    links: "a-link-key-of-48-letters-at-least",
    mailbox: "a-mailbox-key-of-48-letters-at-least",
    shopify: "shopify-secret-of-their-own",
    woocommerce: "woocommerce-secret-of-our-own",
    standard: "whsec_b3VyIG93biBzZWNyZXQ=",
    ...over,
  }),
});

export const night = (over: object = {}) => ({
  status: "SUCCEEDED",
  stopDate: ago(6),
  output: JSON.stringify({ run: "2026-03-02", customers: 7, changed: 1, enrolled: 0, baseline: false }),
  ...over,
});

export const identity = (over: object = {}) => ({
  VerifiedForSendingStatus: true,
  DkimAttributes: { Status: "SUCCESS", SigningEnabled: true },
  MailFromAttributes: { MailFromDomain: "bounce.shop.example", MailFromDomainStatus: "SUCCESS" },
  ...over,
});

/** By the command: what it answers, or a function of what it is asked; an error is thrown. */
export type Answers = Readonly<Record<string, unknown>>;

const HEALTHY: Answers = {
  DescribeStacksCommand: {
    Stacks: [{ StackStatus: "UPDATE_COMPLETE", CreationTime: ago(900), LastUpdatedTime: ago(50) }],
  },
  ListStackResourcesCommand: ({ StackName }: { StackName: string }) => ({
    StackResourceSummaries: RESOURCES[StackName],
  }),
  GetAccountCommand: {
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    EnforcementStatus: "HEALTHY",
    SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 12 },
  },
  GetEmailIdentityCommand: ({ EmailIdentity }: { EmailIdentity: string }) =>
    EmailIdentity === "shop.example" ? identity() : notFound(),
  GetConfigurationSetEventDestinationsCommand: {
    EventDestinations: [
      {
        Enabled: true,
        EventBridgeDestination: { EventBusArn: "arn:default" },
        MatchingEventTypes: ["SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "OPEN"],
      },
    ],
  },
  GetConfigurationSetCommand: {
    SendingOptions: { SendingEnabled: true },
    SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
  },
  GetScheduleCommand: {
    Name: "night",
    State: "ENABLED",
    ScheduleExpression: "cron(0 3 * * ? *)",
    ScheduleExpressionTimezone: "Europe/Moscow",
    Target: { Arn: MACHINE },
  },
  ListExecutionsCommand: { executions: [{ executionArn: "last", ...night() }] },
  DescribeExecutionCommand: night(),
  DescribeAlarmsCommand: { MetricAlarms: [alarm("Missed"), alarm("Failed")] },
  ListSubscriptionsByTopicCommand: {
    Subscriptions: [{ SubscriptionArn: "arn:aws:sns:one", Protocol: "email", Endpoint: "you@shop.example" }],
  },
  GetSecretValueCommand: keys(),
  GetAccountSettingsCommand: {
    AccountLimit: { ConcurrentExecutions: 1_000, UnreservedConcurrentExecutions: 900 },
  },
  GetEventSourceMappingCommand: { State: "Enabled", LastProcessingResult: "OK" },
  GetQueueAttributesCommand: { Attributes: { ApproximateNumberOfMessages: "0" } },
  DescribeTableCommand: { Table: { TableStatus: "ACTIVE", DeletionProtectionEnabled: true } },
  DescribeContinuousBackupsCommand: {
    ContinuousBackupsDescription: {
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: "ENABLED" },
    },
  },
};

/** AWS that answers every question with nothing. */
export const EMPTY: Answers = Object.fromEntries(Object.keys(HEALTHY).map((command) => [command, {}]));

const RECORDS: Readonly<Record<string, readonly string[]>> = {
  "_dmarc.shop.example": ["v=DMARC1; p=none"],
  "bounce.shop.example": ["v=spf1 include:amazonses.com ~all"],
};

export const notFound = () => new NotFoundException({ $metadata: {}, message: "no such thing" });

/** As the SDK throws what AWS refuses. */
export const refused = (name: string, message: string): Error => Object.assign(new Error(message), { name });

export interface Deployment extends Partial<Omit<SiteDeps, "aws" | "config" | "customers" | "sending">> {
  readonly aws?: Answers;
  /** What store.yaml says; null where nothing is published. */
  readonly store?: ShopOptions["store"] | null;
  readonly customers?: number;
  /** What holds mails up. */
  readonly barrier?: Barrier;
}

/** A deployment that is healthy but for this. */
export async function siteOf({
  aws,
  store,
  customers = 7,
  barrier,
  ...over
}: Deployment = {}): Promise<Site> {
  const config = makeMemoryConfigStore();
  const bundle = bundleOf({ store: { time_zone: "Europe/Moscow", ...store } });
  if (store !== null) await config.publish({ publishedAt: NOW, by: "anna", digest: "", files: {}, bundle });
  return makeSite({
    aws: fakeClients({ ...HEALTHY, ...aws }),
    ...{ stack: "ComebackService", outputs: OUTPUTS, now: NOW, config },
    customers: { approximateCount: async () => customers },
    sending: {
      state: async () => ({ sending: { countedFrom: 0, ...(barrier && { barrier }) }, revision: 1 }),
    },
    unseen: makeMemoryUnseenStore(),
    events: makeMemoryEventStore(),
    askTill: async () => ({ kind: "open", shop: "The shop", currency: "RUB", missing: [] }),
    txt: async (name) => RECORDS[name] ?? [],
    reach: async (url) => ({ status: url.startsWith("https://admin.example/v1/") ? 401 : 404 }),
    ...over,
  });
}

/** What the doctor says of it, by the check. */
export async function diagnose(deployment: Deployment = {}): Promise<(id: string) => Examined> {
  const checks = await examine(await siteOf(deployment));
  return (id) => checks.find((check) => check.id === id) ?? expect.fail(`there is no check ${id}`);
}

/** The real clients, whose commands are answered before anything is sent. */
function fakeClients(answers: Answers): Clients {
  const clients = makeClients();
  for (const client of Object.values(clients)) answerWith(client as SESv2Client, answers);
  return clients;
}

/** Typed for one of the clients: all take middleware alike. */
function answerWith(client: SESv2Client, answers: Answers): void {
  client.middlewareStack.add(
    (_, { commandName = "" }) =>
      async ({ input }) => {
        if (!(commandName in answers)) throw new Error(`nobody has said what ${commandName} answers`);
        const said = answers[commandName];
        const answer = typeof said === "function" ? said(input) : said;
        if (answer instanceof Error) throw answer;
        return { response: {}, output: { $metadata: {}, ...answer } };
      },
    { step: "initialize", priority: "high" },
  );
}
