import * as z from "zod";

/**
 * The environment that the CDK constructs give to the functions and that wiring.ts reads. Both sides take the names
 * from here.
 */
export const Environment = z.object({
  EVENTS_TABLE: z.string().optional(),
  CUSTOMERS_TABLE: z.string().optional(),
  TASTES_TABLE: z.string().optional(),
  CHECKPOINTS_TABLE: z.string().optional(),
  JOURNAL_TABLE: z.string().optional(),
  CONFIG_TABLE: z.string().optional(),
  BUS_NAME: z.string().optional(),
  CHAIN_STATE_MACHINE_ARN: z.string().optional(),
  CONFIRM_STATE_MACHINE_ARN: z.string().optional(),
  CAMPAIGN_STATE_MACHINE_ARN: z.string().optional(),
  WEBHOOK_STATE_MACHINE_ARN: z.string().optional(),
  TILL_STATE_MACHINE_ARN: z.string().optional(),
  PLAN_STATE_MACHINE_ARN: z.string().optional(),
  CONFIG_STATE_MACHINE_ARN: z.string().optional(),
  NIGHTLY_STATE_MACHINE_ARN: z.string().optional(),
  /** Secrets Manager secret whose JSON is contracts/keys.ts. */
  KEYS_SECRET_ID: z.string().optional(),
  /** Where links in mails point: the HTTP API's address, no slash at the end. */
  PUBLIC_URL: z.string().optional(),
  MAIL_CONFIGURATION_SET: z.string().optional(),
  /** Of those who may use the admin API. */
  USER_POOL_ID: z.string().optional(),
  /** S3 bucket with the results of chains and campaigns. */
  RESULTS_BUCKET: z.string().optional(),
  /** S3 bucket with uploads of configs and the jobs on them. */
  CONFIG_BUCKET: z.string().optional(),
  /** How the names of this deployment's alarms begin. */
  ALARM_PREFIX: z.string().optional(),
  /** When the night writes files for analysts. */
  ANALYST_FILES: z.enum(["always", "auto", "never"]).optional(),
  /** SHA-256 of the secrets that prove that a request has come through CloudFront, in hex, with commas between; or `none`. */
  EDGE_SHA256: z.string().optional(),
});

export type Environment = z.infer<typeof Environment>;
export type EnvironmentName = keyof Environment;

/** The service stack's output that holds each value: how the command line finds a deployment. */
export const OUTPUTS = {
  EVENTS_TABLE: "EventsTable",
  CUSTOMERS_TABLE: "CustomersTable",
  TASTES_TABLE: "TastesTable",
  CHECKPOINTS_TABLE: "CheckpointsTable",
  JOURNAL_TABLE: "JournalTable",
  CONFIG_TABLE: "ConfigTable",
  BUS_NAME: "BusName",
  CHAIN_STATE_MACHINE_ARN: "ChainStateMachineArn",
  CONFIRM_STATE_MACHINE_ARN: "ConfirmStateMachineArn",
  CAMPAIGN_STATE_MACHINE_ARN: "CampaignStateMachineArn",
  WEBHOOK_STATE_MACHINE_ARN: "WebhookStateMachineArn",
  TILL_STATE_MACHINE_ARN: "TillStateMachineArn",
  PLAN_STATE_MACHINE_ARN: "PlanStateMachineArn",
  CONFIG_STATE_MACHINE_ARN: "ConfigStateMachineArn",
  NIGHTLY_STATE_MACHINE_ARN: "NightlyStateMachineArn",
  KEYS_SECRET_ID: "KeysSecretId",
  PUBLIC_URL: "ApiUrl",
  MAIL_CONFIGURATION_SET: "MailConfigurationSet",
  USER_POOL_ID: "AdminUserPoolId",
  RESULTS_BUCKET: "ResultsBucket",
  CONFIG_BUCKET: "ConfigBucket",
  ALARM_PREFIX: "AlarmPrefix",
  ANALYST_FILES: "AnalystFiles",
  EDGE_SHA256: "EdgeSha256",
} as const satisfies Record<EnvironmentName, string>;

/** The service stack's output that says which release of Comeback is deployed. */
export const RELEASE_OUTPUT = "Release";

/** The service stack's output that names the domain as which functions may send. Absent: they may not send any mail. */
export const MAIL_DOMAIN_OUTPUT = "MailDomain";

/** The service stack's output that is there where the deployment goes on with what an earlier one has left. */
export const ADOPTED_OUTPUT = "Adopted";
