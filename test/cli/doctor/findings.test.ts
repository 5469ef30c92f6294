import { ResourceNotFoundException as TableNotFound } from "@aws-sdk/client-dynamodb";
import { ResourceNotFoundException as SecretNotFound } from "@aws-sdk/client-secrets-manager";
import { describe, expect, it } from "vitest";
import type { State } from "../../../cli/doctor/check.ts";
import { makeMemoryUnseenStore } from "../../../src/adapters/memory/unseen-store.ts";
import { DAY, HOUR } from "../../../src/domain/basics/calendar.ts";
import type { UnseenNote } from "../../../src/domain/facts/unseen.ts";
import {
  alarm,
  type Deployment,
  diagnose,
  identity,
  keys,
  MACHINE,
  NOW,
  night,
  notFound,
  OUTPUTS,
  refused,
} from "../../support/doctor.ts";

/** The check, the deployment that differs from a healthy one in this, and what the doctor says of it. */
type Case = readonly [id: string, deployment: Deployment, state: State, says: RegExp];

const aws = (command: string, answer: unknown): Deployment => ({ aws: { [`${command}Command`]: answer } });
const gone = { $metadata: {}, message: "gone" };

const stack = (StackStatus: string) => aws("DescribeStacks", { Stacks: [{ StackStatus }] });
const without = (...names: readonly string[]) =>
  new Map([...OUTPUTS].filter(([name]) => !names.includes(name)));

const STACKS: readonly Case[] = [
  ["service-stack", {}, "ok", /ComebackService is UPDATE_COMPLETE since 2026-02-28 07:00 UTC/],
  ["data-stack", stack("CREATE_COMPLETE"), "ok", /ComebackData is CREATE_COMPLETE/],
  ["service-stack", stack("UPDATE_IN_PROGRESS"), "warning", /UPDATE_IN_PROGRESS/],
  ["service-stack", stack("UPDATE_ROLLBACK_COMPLETE"), "warning", /what was there before runs on/],
  ["service-stack", stack("ROLLBACK_COMPLETE"), "problem", /ROLLBACK_COMPLETE/],
  ["service-stack", stack("UPDATE_ROLLBACK_FAILED"), "problem", /UPDATE_ROLLBACK_FAILED/],
  ["data-stack", stack("DELETE_FAILED"), "problem", /DELETE_FAILED/],
  [
    "data-stack",
    aws("DescribeStacks", refused("ValidationError", "Stack with id ComebackData does not exist")),
    "problem",
    /ComebackData does not exist/,
  ],
  ["users-stack", stack("UPDATE_ROLLBACK_FAILED"), "problem", /ComebackUsers is UPDATE_ROLLBACK_FAILED/],
  ["users-stack", { ...stack("DELETE_COMPLETE"), outputs: without("AdminApiUrl") }, "ok", /no ComebackUsers/],
  ["admin-stack", stack("UPDATE_ROLLBACK_FAILED"), "problem", /ComebackAdmin is UPDATE_ROLLBACK_FAILED/],
  [
    "outputs",
    { outputs: new Map([...OUTPUTS, ["EventsTable", "Other"], ["Adopted", "true"]]) },
    "ok",
    /those of an earlier deployment/,
  ],
  ["admin-stack", { ...stack("DELETE_COMPLETE"), outputs: without("AdminApiUrl") }, "ok", /no ComebackAdmin/],
  [
    "outputs",
    { outputs: without("MailConfigurationSet", "AlarmTopicArn") },
    "problem",
    /missing: MailC.*, AlarmT/,
  ],
  [
    "outputs",
    { outputs: new Map([...OUTPUTS, ["EventsTable", "Other"]]) },
    "problem",
    /EventsTable is Other/,
  ],
];

const table = (over: object) =>
  aws("DescribeTable", { Table: { TableStatus: "ACTIVE", DeletionProtectionEnabled: true, ...over } });
const recovery = (PointInTimeRecoveryStatus: string) =>
  aws("DescribeContinuousBackups", {
    ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus } },
  });

const DATA: readonly Case[] = [
  ["tables", table({ DeletionProtectionEnabled: false }), "problem", /anybody may delete Events, Customers/],
  ["tables", table({ TableStatus: "ARCHIVED" }), "problem", /Events is ARCHIVED/],
  ["tables", table({ TableStatus: "INACCESSIBLE_ENCRYPTION_CREDENTIALS" }), "problem", /INACCESSIBLE/],
  ["tables", aws("DescribeTable", new TableNotFound(gone)), "problem", /Events is gone/],
  [
    "point-in-time-recovery",
    recovery("DISABLED"),
    "problem",
    /off for Events, Customers, Tastes, Checkpoints, Journal, Config/,
  ],
];

const CONFIG: readonly Case[] = [
  ["config", {}, "ok", /version 1 by anna/],
  ["config", { store: null }, "problem", /nothing/],
  [
    "sender",
    { store: { sender: { from: "hi@mail.shop.example", name: "S" } } },
    "ok",
    /hi@mail.shop.example/,
  ],
  [
    "sender",
    { store: { sender: { from: "hi@other.example", name: "S" } } },
    "problem",
    /come from other.example, but the deployment may send as shop.example only/,
  ],
  ["sender", { outputs: without("MailDomain") }, "problem", /made without mailDomain: no function may send/],
  ["sender", { outputs: new Map([...OUTPUTS, ["MailDomain", "m.shop.example"]]) }, "problem", /as m.shop/],
  ["sender", { store: null }, "unchecked", /no config is published/],
];

const secret = (over: object) => aws("GetSecretValue", keys(over));

const WITH_WEBHOOK = { webhooks: { gate: { url: "https://sms.example/in", emits: ["reminder"] } } };

const KEYS: readonly Case[] = [
  ["own-keys", secret({ segment: "" }), "problem", /segment is empty/],
  ["own-keys", secret({ links: [] }), "problem", /links is empty/],
  ["own-keys", secret({ server: "" }), "problem", /server is empty/],
  ["own-keys", secret({ identity: "demo-identity-key" }), "problem", /identity is the local stack's/],
  [
    "own-keys",
    secret({ server: "one-key-for-everything", segment: ["one-key-for-everything"] }),
    "problem",
    /server is also segment/,
  ],
  ["own-keys", secret({ segment: "demo-write-key" }), "problem", /segment is the local stack's/],
  ["own-keys", secret({ links: "secret" }), "problem", /links is shorter than 16 letters/],
  ["own-keys", aws("GetSecretValue", { SecretString: "no JSON" }), "problem", /not the JSON/],
  ["own-keys", aws("GetSecretValue", new SecretNotFound(gone)), "problem", /the keys secret is gone/],
  ["webhook-secrets", aws("GetSecretValue", { SecretString: "[]" }), "unchecked", /not the JSON/],
  [
    "webhook-secrets",
    secret({ shopify: "" }),
    "warning",
    /^none for Shopify: webhooks from there are refused/,
  ],
  [
    "webhook-secrets",
    secret({ woocommerce: "", standard: "" }),
    "warning",
    /^none for WooCommerce, Standard Web/,
  ],
  ["webhook-secrets", secret({ shopify: "demo-shopify-secret" }), "problem", /^Shopify: the local stack's/],
  [
    "webhook-secrets",
    secret({ standard: ["whsec_bmV3", "typed by hand"] }),
    "problem",
    /standard has a value/,
  ],
  ["channel-secret", {}, "ok", /no webhooks in the config/],
  ["channel-secret", { store: WITH_WEBHOOK }, "problem", /^empty: messages of other channels wait/],
  [
    "channel-secret",
    { store: WITH_WEBHOOK, ...secret({ webhooks: "whsec_short" }) },
    "problem",
    /nothing can be signed/,
  ],
  [
    "channel-secret",
    { store: WITH_WEBHOOK, ...secret({ webhooks: `whsec_${"b3Vy".repeat(8)}` }) },
    "ok",
    /^set$/,
  ],
  ["rotation", {}, "ok", /one each/],
  ["rotation", secret({ shopify: ["new-secret", "old-secret"] }), "ok", /newest first: shopify 2/],
  ["rotation", secret({ links: ["a", "b", "c"] }), "ok", /links 3/],
  ["rotation", secret({ shopify: ["a", "b", "c"] }), "warning", /more than two: shopify 3/],
];

const concurrency = (UnreservedConcurrentExecutions: number) =>
  aws("GetAccountSettings", {
    AccountLimit: { ConcurrentExecutions: 1_000, UnreservedConcurrentExecutions },
  });
const queue = (messages: object) => aws("GetQueueAttributes", { Attributes: messages });

const RUNNING: readonly Case[] = [
  ["api", { reach: async () => ({ status: 503 }) }, "problem", /api.example answers with 503/],
  ["api", { reach: () => Promise.reject(new Error("getaddrinfo ENOTFOUND")) }, "problem", /ENOTFOUND/],
  [
    "links",
    { outputs: new Map([...OUTPUTS, ["ApiUrl", "https://a1.execute-api.eu-central-1.amazonaws.com"]]) },
    "warning",
    /gone for good once this deployment is taken away: .* those to unsubscribe too/,
  ],
  [
    "links",
    { outputs: new Map([...OUTPUTS, ["ApiUrl", "https://d1.cloudfront.net"]]) },
    "warning",
    /are dead/,
  ],
  ["admin-api", { reach: async () => ({ status: 200 }) }, "problem", /v1\/config answers with 200 where/],
  ["admin-api", { reach: async () => ({ status: 503 }) }, "problem", /answers with 503/],
  ["admin-api", { reach: () => Promise.reject(new Error("getaddrinfo ENOTFOUND")) }, "problem", /ENOTFOUND/],
  ["admin-api", { outputs: without("AdminApiUrl") }, "ok", /none is deployed/],
  ["concurrency", concurrency(10), "problem", /10 of the account's 1,000/],
  [
    "concurrency",
    { ...concurrency(60), customers: 2_000_000 },
    "warning",
    /nights of 2,000,000 customers take 110/,
  ],
  ["concurrency", { ...concurrency(60), customers: 20_000 }, "ok", /60 of/],
  ["projector", aws("GetEventSourceMapping", { State: "Disabled" }), "problem", /the mapping is Disabled/],
  [
    "projector",
    aws("GetEventSourceMapping", { State: "Enabled", LastProcessingResult: "PROBLEM: Function call failed" }),
    "problem",
    /Function call failed/,
  ],
  ["projector", aws("ListStackResources", {}), "problem", /nothing reads the events/],
  ["failure-queues", queue({ ApproximateNumberOfMessages: "3" }), "problem", /^failures: 3$/],
  ["failure-queues", queue({ ApproximateNumberOfMessagesNotVisible: "1" }), "problem", /^failures: 1$/],
];

describe("what was given up", () => {
  const full = (queue: string) => ({
    aws: {
      ListStackResourcesCommand: {
        StackResourceSummaries: [
          { ResourceType: "AWS::SQS::Queue", PhysicalResourceId: `https://sqs.example/1/${queue}` },
        ],
      },
      GetQueueAttributesCommand: { Attributes: { ApproximateNumberOfMessages: "2" } },
    },
  });

  it("is folded again, where it is facts", async () => {
    const { remedy } = (await diagnose(full("ComebackService-ProjectionFailuresQueue1")))("failure-queues");
    expect(remedy).toMatch(/comeback rebuild.*purge/);
  });

  it("is handed over again, where it is what became of mails: nothing else has it", async () => {
    const { remedy } = (await diagnose(full("ComebackService-MailFailuresQueue1")))("failure-queues");
    expect(remedy).toMatch(/every message.*purging the queue would lose/);
  });
});

const schedule = (over: object) =>
  aws("GetSchedule", { Name: "night", State: "ENABLED", Target: { Arn: MACHINE }, ...over });
const nights = (...list: readonly object[]): Deployment => ({
  aws: {
    ListExecutionsCommand: { executions: list.map((one, index) => ({ executionArn: `${index}`, ...one })) },
    DescribeExecutionCommand: ({ executionArn }: { executionArn: string }) => list[Number(executionArn)],
  },
});
const at = (hours: number) => ({ stopDate: new Date(NOW - hours * HOUR) });
const skipped = { output: JSON.stringify({ run: "2026-03-02", skip: "done already", because: "done" }) };

const NIGHTS: readonly Case[] = [
  ["schedule", schedule({ State: "DISABLED" }), "problem", /night: switched off/],
  ["schedule", schedule({ Target: { Arn: "arn:other" } }), "problem", /nothing starts the nightly job/],
  ["time-zone", {}, "ok", /Europe\/Moscow/],
  [
    "time-zone",
    { store: { time_zone: "Europe/Berlin" } },
    "problem",
    /begins in Europe\/Moscow.*Europe\/Berlin/,
  ],
  ["time-zone", { store: null }, "unchecked", /no config/],
  ["last-night", {}, "ok", /2026-03-02 was computed by 2026-03-02 03:00 UTC, 7 customers/],
  ["last-night", nights(), "problem", /no night has been computed yet/],
  ["last-night", nights(night(at(30))), "problem", /nothing since/],
  ["last-night", nights({ status: "RUNNING" }, night(at(20))), "ok", /was computed/],
  ["last-night", nights(night(skipped), night(at(20))), "ok", /was computed/],
  ["last-night", nights(night(skipped), night({ ...at(40) })), "problem", /nothing since/],
  [
    "last-night",
    nights(night({ status: "FAILED" }), night(at(20))),
    "problem",
    /the last run ended as FAILED/,
  ],
  ["last-night", nights(night({ status: "TIMED_OUT" })), "problem", /TIMED_OUT/],
];

const account = (over: object) =>
  aws("GetAccount", {
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    EnforcementStatus: "HEALTHY",
    ...over,
  });
const quota = (Max24HourSend: number, MaxSendRate: number, SentLast24Hours = 0) =>
  account({ SendQuota: { Max24HourSend, MaxSendRate, SentLast24Hours } });

const barred = { why: "hard bounces: 3%", since: NOW - HOUR };

const ACCOUNT: readonly Case[] = [
  ["ses-production", account({ ProductionAccessEnabled: false }), "problem", /sandbox/],
  ["ses-sending", account({ SendingEnabled: false }), "problem", /paused/],
  ["ses-sending", account({ EnforcementStatus: "SHUTDOWN" }), "problem", /SHUTDOWN/],
  ["ses-sending", account({ EnforcementStatus: "PROBATION" }), "warning", /under review \(PROBATION\)/],
  [
    "own-limits",
    { barrier: { ...barred, kind: "stopped" } },
    "problem",
    /^stopped since 2026-03-02 08:00 UTC: hard/,
  ],
  [
    "own-limits",
    { barrier: { ...barred, kind: "closed", probeAt: NOW, probes: 1 } },
    "problem",
    /^waits for SES/,
  ],
  ["ses-quota", { ...quota(200, 1), customers: 10_000 }, "warning", /10,000 customers would take 50 days/],
  ["ses-quota", { ...quota(5e6, 14), customers: 1_000_000 }, "warning", /would take 20 hours/],
  ["ses-quota", quota(1_000, 14, 950), "problem", /950 mails sent in 24 hours/],
  ["ses-quota", { ...quota(-1, 500), customers: 1_000_000 }, "ok", /no limit a day/],
];

const identityOf = (over: object) => aws("GetEmailIdentity", identity(over));
const destination = (over: object) =>
  aws("GetConfigurationSetEventDestinations", {
    EventDestinations: [
      {
        Enabled: true,
        EventBridgeDestination: {},
        MatchingEventTypes: ["SEND", "DELIVERY", "BOUNCE", "COMPLAINT"],
        ...over,
      },
    ],
  });
const configurationSet = (over: object) => aws("GetConfigurationSet", over);

const DOMAIN: readonly Case[] = [
  ["identity", {}, "ok", /^shop.example$/],
  [
    "identity",
    { store: { sender: { from: "a@m.shop.example", name: "S" } } },
    "ok",
    /by its parent shop.example/,
  ],
  ["identity", identityOf({ VerifiedForSendingStatus: false }), "problem", /not verified/],
  ["identity", aws("GetEmailIdentity", notFound), "problem", /SES does not know shop.example/],
  ["dkim", aws("GetEmailIdentity", notFound), "unchecked", /SES does not know/],
  ["identity", { store: null }, "ok", /^shop.example$/],
  ["identity", { store: null, outputs: without("MailDomain") }, "problem", /made without mailDomain/],
  [
    "identity",
    { outputs: without("MailDomain") },
    "problem",
    /made without mailDomain: no function may send/,
  ],
  ["identity", { outputs: new Map([...OUTPUTS, ["MailDomain", "other.example"]]) }, "problem", /other.exa/],
  ["dkim", identityOf({ DkimAttributes: { Status: "PENDING", SigningEnabled: true } }), "problem", /PENDING/],
  ["dkim", identityOf({ DkimAttributes: { Status: "SUCCESS" } }), "problem", /signing is off/],
  ["mail-from", identityOf({ MailFromAttributes: {} }), "warning", /has none/],
  [
    "mail-from",
    identityOf({
      MailFromAttributes: { MailFromDomain: "bounce.shop.example", MailFromDomainStatus: "FAILED" },
    }),
    "problem",
    /bounce.shop.example: FAILED/,
  ],
  ["mail-events", destination({ Enabled: false }), "problem", /no enabled destination/],
  ["mail-events", destination({ EventBridgeDestination: undefined }), "problem", /no enabled destination/],
  [
    "mail-events",
    destination({ MatchingEventTypes: ["SEND"] }),
    "problem",
    /quiet about DELIVERY, BOUNCE, COMPLAINT/,
  ],
  [
    "mail-events",
    aws("GetConfigurationSetEventDestinations", notFound),
    "problem",
    /configuration set mails is gone/,
  ],
  [
    "suppression",
    configurationSet({ SuppressionOptions: { SuppressedReasons: [] } }),
    "problem",
    /off for bounce and/,
  ],
  [
    "suppression",
    configurationSet({ SendingOptions: { SendingEnabled: false } }),
    "problem",
    /sending is off/,
  ],
  ["suppression", configurationSet({}), "problem", /off for bounce and complaint/],
];

const records = (all: Readonly<Record<string, readonly string[]>>): Deployment => ({
  txt: async (name) => all[name] ?? [],
});
const noResolver: Deployment = { txt: () => Promise.reject(new Error("ECONNREFUSED")) };

const DNS: readonly Case[] = [
  ["dmarc", {}, "ok", /_dmarc.shop.example: v=DMARC1; p=none/],
  ["dmarc", records({}), "problem", /no DMARC record/],
  ["dmarc", records({ "_dmarc.shop.example": ["hello"] }), "problem", /no DMARC record/],
  ["dmarc", noResolver, "warning", /_dmarc.shop.example could not be looked up/],
  [
    "dmarc",
    { store: { sender: { from: "a@m.shop.example", name: "S" } } },
    "ok",
    /^_dmarc.shop.example: v=DMARC1/,
  ],
  ["spf", {}, "ok", /include:amazonses.com/],
  ["spf", records({ "bounce.shop.example": [] }), "problem", /no SPF record/],
  ["spf", records({ "bounce.shop.example": ["v=spf1 -all"] }), "problem", /does not let SES send/],
  ["spf", records({ "bounce.shop.example": ["v=spf1 a", "v=spf1 b"] }), "problem", /2 SPF records/],
  ["spf", noResolver, "warning", /could not be looked up/],
  ["spf", identityOf({ MailFromAttributes: {} }), "ok", /amazonses.com answers/],
];

const alarms = (...MetricAlarms: readonly object[]) => aws("DescribeAlarms", { MetricAlarms });
const listeners = (...Subscriptions: readonly object[]) => aws("ListSubscriptionsByTopic", { Subscriptions });

const ALARMS: readonly Case[] = [
  ["alarms", aws("ListStackResources", {}), "problem", /there are none/],
  ["alarms", alarms(alarm("Missed")), "problem", /deleted by hand: Failed/],
  [
    "alarms",
    alarms(alarm("Missed"), alarm("Failed", { AlarmActions: [] })),
    "problem",
    /tell nobody: Failed/,
  ],
  [
    "alarms",
    alarms(alarm("Missed"), alarm("Failed", { ActionsEnabled: false })),
    "problem",
    /tell nobody: Failed/,
  ],
  [
    "alarms-ringing",
    alarms(alarm("Missed", { StateValue: "ALARM" }), alarm("Failed")),
    "problem",
    /^Missed$/,
  ],
  ["alarms-ringing", alarms(alarm("Missed", { StateValue: "INSUFFICIENT_DATA" })), "ok", /none/],
  ["alarm-listener", {}, "ok", /email you@shop.example/],
  ["alarm-listener", listeners(), "problem", /nobody/],
  [
    "alarm-listener",
    listeners({ SubscriptionArn: "PendingConfirmation", Endpoint: "you@shop.example" }),
    "problem",
    /you@shop.example has not confirmed/,
  ],
];

describe.each(
  Object.entries({ STACKS, DATA, CONFIG, KEYS, RUNNING, NIGHTS, ACCOUNT, DOMAIN, DNS, ALARMS }),
)("%s", (_, cases) => {
  it.each(
    cases.map(([id, deployment, state, says]) => ({ id, state, says, deployment })),
  )("$id is $state: $says", async ({ id, deployment, state, says }) => {
    const found = (await diagnose(deployment))(id);
    expect(found).toMatchObject({ state, says: expect.stringMatching(says) });
    expect(found.remedy === undefined).toBe(state === "ok");
  });
});

describe("what was not understood", () => {
  const saying = async (...notes: readonly UnseenNote[]) => {
    const unseen = makeMemoryUnseenStore();
    const counts = notes.map((note) => ({ ...note, count: 3 }));
    await unseen.add("segment", Math.floor(NOW / DAY), counts);
    return (await diagnose({ unseen }))("not-understood");
  };

  it("is a warning where it is money, consent, or a name that is most likely misspelt", async () => {
    const amount = { kind: "amount", name: "properties.total (string)" } as const;
    expect(await saying(amount)).toMatchObject({
      state: "warning",
      says: "segment, amount not read: properties.total (string), 3 times",
    });
    expect((await saying({ kind: "consent", name: "traits.marketing_consent (string)" })).state).toBe(
      "warning",
    );
    expect((await saying({ kind: "incomplete", name: "order-refunded" })).state).toBe("warning");
    expect(await saying({ kind: "event", name: "Order Completd" })).toMatchObject({
      state: "warning",
      says: "segment, unknown event: Order Completd, 3 times (did you mean Order Completed?)",
    });
  });

  it("is said, and nothing to do, where it is anything else", async () => {
    expect(
      await saying({ kind: "event", name: "Video Played" }, { kind: "field", name: "x (object)" }),
    ).toMatchObject({
      state: "ok",
      says: "6 in seven days, none of money or consent",
    });
  });
});

describe("an alarm that rings", () => {
  it("is told with what its own description says is to be done", async () => {
    const says = await diagnose(alarms(alarm("Missed", { StateValue: "ALARM" }), alarm("Failed")));
    expect(says("alarms-ringing").remedy).toContain("Missed: who is hurt");
  });
});
