import { randomUUID } from "node:crypto";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SFNClient } from "@aws-sdk/client-sfn";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import {
  CONFIG_BYTES,
  CONFIG_FILE_BYTES,
  CONFIG_FILES,
  CONFIG_PATH_LENGTH,
} from "../contracts/config-limits.ts";
import { Environment, type EnvironmentName } from "../contracts/environment.ts";
import type { Bundle } from "../domain/config/bundle.ts";
import type { TryMail } from "../ports/config.ts";
import { makeCampaignRuns } from "./campaign-runs.ts";
import { makeCanaryDoor } from "./canary-door.ts";
import { clock } from "./clock.ts";
import { makeAlarms } from "./cloudwatch/alarms.ts";
import { codeEdition } from "./code-edition.ts";
import { makeMemberAddresses } from "./cognito/addresses.ts";
import { makeMemberMailboxes } from "./cognito/mailboxes.ts";
import { makeTeam } from "./cognito/team.ts";
import { makeReadableExpressions } from "./condition-reading.ts";
import { packed, unpacked } from "./config/archive.ts";
import { type ConfigFiles, type LoadBundleDeps, loadBundle } from "./config/load-bundle.ts";
import { compileMjml } from "./config/mjml.ts";
import { compileOwnMjml } from "./config/own-mjml.ts";
import { makeTriedMails } from "./config/tried-mails.ts";
import { conditionWarnings } from "./config/warnings/one-condition.ts";
import { makeConfigJobs } from "./config-jobs.ts";
import { makeConfirmationRuns } from "./confirmation-runs.ts";
import { counted } from "./consumption.ts";
import { makeBrowserFacts } from "./dynamodb/browser-facts.ts";
import { makeBudgetStore } from "./dynamodb/budget-store.ts";
import { makeCampaignStore } from "./dynamodb/campaign-store.ts";
import { makeCatalogueStore } from "./dynamodb/catalogue-store.ts";
import { makeChangeLog } from "./dynamodb/change-log.ts";
import { makeCheckpointStore } from "./dynamodb/checkpoint-store.ts";
import { makeCodeStore } from "./dynamodb/code-store.ts";
import { makeConfigStore } from "./dynamodb/config-store.ts";
import { makeCustomerStore } from "./dynamodb/customer-store.ts";
import { makeDeliveries } from "./dynamodb/deliveries.ts";
import { makeDigestClaims } from "./dynamodb/digest-claims.ts";
import { makeDraftStore } from "./dynamodb/draft-store.ts";
import { makeEraser } from "./dynamodb/eraser.ts";
import { makeErasureLog } from "./dynamodb/erasure-log.ts";
import { makeEventStore } from "./dynamodb/event-store.ts";
import { makeExperiments } from "./dynamodb/experiments.ts";
import { makeHeardStore } from "./dynamodb/heard-store.ts";
import { makeJournal } from "./dynamodb/journal.ts";
import { makeLookupStore } from "./dynamodb/lookup-store.ts";
import { makePersonalItems } from "./dynamodb/personal-items.ts";
import { makePoolStore } from "./dynamodb/pool-store.ts";
import { makeQuarantineStore } from "./dynamodb/quarantine-store.ts";
import { makeRawRecords } from "./dynamodb/raw-records.ts";
import { makeReferralStore } from "./dynamodb/referral-store.ts";
import { makeRunStore } from "./dynamodb/run-store.ts";
import { makeSendingStore } from "./dynamodb/sending-store.ts";
import { makeSignUps } from "./dynamodb/sign-ups.ts";
import { makeTasteStore } from "./dynamodb/taste-store.ts";
import { makeTestMailLimit } from "./dynamodb/test-mail-limit.ts";
import { makeTillBatches } from "./dynamodb/till-batches.ts";
import { makeUnseenStore } from "./dynamodb/unseen-store.ts";
import { makeWalletStore } from "./dynamodb/wallet-store.ts";
import { makeWithdrawalLimit } from "./dynamodb/withdrawal-limit.ts";
import { makeBus } from "./eventbridge/bus.ts";
import { makeExpressions } from "./expressions.ts";
import { lintMails, type SamplesOf } from "./lint/lint.ts";
import { makeMemoryRunStore } from "./memory/run-store.ts";
import { makeNightlyRuns } from "./nightly-runs.ts";
import { openParquet } from "./parquet/table-file.ts";
import { makePlanRuns } from "./plan-runs.ts";
import { telling } from "./put-aside.ts";
import { makeRenderer } from "./renderer.ts";
import { makeAnalystFiles } from "./s3/analyst-files.ts";
import { makeConfigFiles } from "./s3/config-files.ts";
import { makeResultsFiles } from "./s3/results-files.ts";
import { makeSecrets } from "./secrets.ts";
import { makeMailer, makeTestMailer } from "./ses/mailer.ts";
import { askSes, makeRateLimit } from "./ses/rate-limit.ts";
import { openTillOver } from "./shops/open-till.ts";
import { reach } from "./shops/reach.ts";
import { makeShopifyCustomers } from "./shops/shopify/customer-tags.ts";
import { makeTillRuns } from "./till-runs.ts";
import { sent, transport } from "./transport.ts";
import { makeDeliveryRuns } from "./webhooks/delivery-runs.ts";
import { poster } from "./webhooks/poster.ts";
import { sign } from "./webhooks/signatures.ts";
import { makeWorkflows } from "./workflows.ts";

/**
 * The one place where clients are made. Everything is made when first asked for, so that a function reads only the
 * environment that its stack gave it and fails at once, by name, when something is missing; and every part is an export
 * of its own, so that a function's bundle holds only what it uses. Every client counts what it consumes.
 */
function need<N extends EnvironmentName>(name: N): NonNullable<Environment[N]> {
  const value = Environment.parse(process.env)[name];
  if (!value) throw new Error(`environment variable ${name} is not set`);
  return value;
}

const documents = /* @__PURE__ */ once(() =>
  sent(
    DynamoDBDocumentClient.from(counted(new DynamoDBClient(transport())), {
      marshallOptions: { removeUndefinedValues: true },
    }),
  ),
);

export { clock, poster, sign, telling };
export const quarantine = /* @__PURE__ */ once(() =>
  makeQuarantineStore(documents(), need("JOURNAL_TABLE"), clock),
);
/** Records as they are stored, whoever can read them. */
export const rawRecords = /* @__PURE__ */ once(() =>
  makeRawRecords(documents(), {
    ...{ customers: need("CUSTOMERS_TABLE"), tastes: need("TASTES_TABLE") },
    ...{ events: need("EVENTS_TABLE"), journal: need("JOURNAL_TABLE") },
    config: need("CONFIG_TABLE"),
  }),
);
/** Called by whoever may write what its readers cannot read where people look for it; the others only say it in their logs. */
export const keepPutAside = () => telling.keepIn(quarantine());
export const events = /* @__PURE__ */ once(() => makeEventStore(documents(), need("EVENTS_TABLE"), telling));
export const customers = /* @__PURE__ */ once(() =>
  makeCustomerStore(documents(), need("CUSTOMERS_TABLE"), telling),
);
export const tastes = /* @__PURE__ */ once(() => makeTasteStore(documents(), need("TASTES_TABLE"), telling));
export const checkpoints = /* @__PURE__ */ once(() =>
  makeCheckpointStore(documents(), need("CHECKPOINTS_TABLE")),
);
export const journal = /* @__PURE__ */ once(() =>
  makeJournal(documents(), need("JOURNAL_TABLE"), randomUUID, telling),
);
export const codes = /* @__PURE__ */ once(() => makeCodeStore(documents(), need("JOURNAL_TABLE"), telling));
export const budgets = /* @__PURE__ */ once(() =>
  makeBudgetStore(documents(), need("JOURNAL_TABLE"), telling),
);
export const changeLog = /* @__PURE__ */ once(() => makeChangeLog(documents(), need("JOURNAL_TABLE")));
export const pools = /* @__PURE__ */ once(() => makePoolStore(documents(), need("JOURNAL_TABLE")));
export const catalogue = /* @__PURE__ */ once(() => makeCatalogueStore(documents(), need("JOURNAL_TABLE")));
export const config = /* @__PURE__ */ once(() => makeConfigStore(documents(), need("CONFIG_TABLE")));
export const drafts = /* @__PURE__ */ once(() => makeDraftStore(documents(), need("CONFIG_TABLE")));
export const digestClaims = /* @__PURE__ */ once(() => makeDigestClaims(documents(), need("CONFIG_TABLE")));
export const runs = /* @__PURE__ */ once(() => makeRunStore(documents(), need("CONFIG_TABLE"), telling));
/** For a night that never happens: in memory, and kept without a copy. */
export const scratchRuns = () => makeMemoryRunStore("as-they-are");
/** By path, because a stack on one's own machine has no name for each bucket. */
const files = /* @__PURE__ */ once(() => {
  const checked = "WHEN_REQUIRED";
  const checks = { requestChecksumCalculation: checked, responseChecksumValidation: checked } as const;
  return counted(new S3Client({ ...transport(), ...checks, forcePathStyle: true }));
});
/** What is uploaded, fetched and worked on beside the published configs. */
export const configFiles = /* @__PURE__ */ once(() => {
  // Addresses go to others, who do not have this process's way to S3.
  const signing = new S3Client({ forcePathStyle: true, requestChecksumCalculation: "WHEN_REQUIRED" });
  return makeConfigFiles(files(), signing, need("CONFIG_BUCKET"));
});
export const configJobs = /* @__PURE__ */ once(() =>
  makeConfigJobs(counted(new SFNClient(transport())), need("CONFIG_STATE_MACHINE_ARN")),
);
/** Mails that jobs have tried with this very code. */
export const triedMails = /* @__PURE__ */ once(() => makeTriedMails(configFiles(), codeEdition));
export { packed as packConfig };
/** Within the limits of a config. */
export const unpackConfig = (archive: Uint8Array) =>
  unpacked(archive, {
    ...{ files: CONFIG_FILES, fileBytes: CONFIG_FILE_BYTES },
    ...{ bytes: CONFIG_BYTES, pathLength: CONFIG_PATH_LENGTH },
  });
export const resultsFiles = /* @__PURE__ */ once(() => makeResultsFiles(files(), need("RESULTS_BUCKET")));
export const analystFiles = /* @__PURE__ */ once(() => makeAnalystFiles(files(), need("RESULTS_BUCKET")));
export { openParquet as openTable };
export const analystSetting = () => need("ANALYST_FILES");
export const bus = /* @__PURE__ */ once(() =>
  makeBus(counted(new EventBridgeClient(transport())), need("BUS_NAME")),
);
export const workflows = /* @__PURE__ */ once(() =>
  makeWorkflows(counted(new SFNClient(transport())), need("CHAIN_STATE_MACHINE_ARN")),
);
export const confirmationRuns = /* @__PURE__ */ once(() =>
  makeConfirmationRuns(counted(new SFNClient(transport())), need("CONFIRM_STATE_MACHINE_ARN")),
);
export const campaignRuns = /* @__PURE__ */ once(() =>
  makeCampaignRuns(counted(new SFNClient(transport())), need("CAMPAIGN_STATE_MACHINE_ARN")),
);
export const deliveries = /* @__PURE__ */ once(() => makeDeliveries(documents(), need("JOURNAL_TABLE")));
export const deliveryRuns = /* @__PURE__ */ once(() =>
  makeDeliveryRuns(counted(new SFNClient(transport())), need("WEBHOOK_STATE_MACHINE_ARN")),
);
export const tillRuns = /* @__PURE__ */ once(() =>
  makeTillRuns(counted(new SFNClient(transport())), need("TILL_STATE_MACHINE_ARN")),
);
export const planRuns = /* @__PURE__ */ once(() =>
  makePlanRuns(counted(new SFNClient(transport())), need("PLAN_STATE_MACHINE_ARN")),
);
export const tillBatches = /* @__PURE__ */ once(() =>
  makeTillBatches(documents(), need("JOURNAL_TABLE"), clock, tillRuns()),
);
/** The shop's platform that the config names. */
export const openTill = /* @__PURE__ */ once(() => openTillOver(clock));
export const nightlyRuns = /* @__PURE__ */ once(() =>
  makeNightlyRuns(counted(new SFNClient(transport())), need("NIGHTLY_STATE_MACHINE_ARN")),
);
export const secrets = /* @__PURE__ */ once(() =>
  makeSecrets(counted(new SecretsManagerClient(transport())), need("KEYS_SECRET_ID"), clock),
);
/** Without retries: a send that may have been taken is never tried again. */
export const mailer = /* @__PURE__ */ once(() => {
  const client = counted(new SESv2Client({ ...transport(), maxAttempts: 1 }));
  return makeMailer(client, need("MAIL_CONFIGURATION_SET"), makeRateLimit(askSes(client)));
});
/** How many mails a second the account may send. */
export const mailRate = /* @__PURE__ */ once(() =>
  askSes(counted(new SESv2Client({ ...transport(), maxAttempts: 1 }))),
);
/** For mails that count nowhere. */
export const testMailer = /* @__PURE__ */ once(() => {
  const client = counted(new SESv2Client({ ...transport(), maxAttempts: 1 }));
  return makeTestMailer(client, makeRateLimit(askSes(client)));
});
export const experiments = /* @__PURE__ */ once(() => makeExperiments(documents(), need("JOURNAL_TABLE")));
export const sending = /* @__PURE__ */ once(() => makeSendingStore(documents(), need("JOURNAL_TABLE")));
export const campaigns = /* @__PURE__ */ once(() => makeCampaignStore(documents(), need("JOURNAL_TABLE")));
export const signUps = /* @__PURE__ */ once(() => makeSignUps(documents(), need("JOURNAL_TABLE")));
export const lookups = /* @__PURE__ */ once(() => makeLookupStore(documents(), need("JOURNAL_TABLE")));
export const referrals = /* @__PURE__ */ once(() => makeReferralStore(documents(), need("JOURNAL_TABLE")));
export const wallets = /* @__PURE__ */ once(() =>
  makeWalletStore(documents(), need("JOURNAL_TABLE"), telling),
);
/** Everything that is stored under a customer's keys. */
export const items = /* @__PURE__ */ once(() =>
  makePersonalItems(documents(), { events: need("EVENTS_TABLE"), journal: need("JOURNAL_TABLE") }),
);
export const erasures = /* @__PURE__ */ once(() => makeErasureLog(documents(), need("JOURNAL_TABLE")));
/** Only for whoever erases people: no other function's role may remove a fact or a customer. */
export const eraser = /* @__PURE__ */ once(() =>
  makeEraser(documents(), {
    ...{ events: need("EVENTS_TABLE"), customers: need("CUSTOMERS_TABLE") },
    ...{ tastes: need("TASTES_TABLE"), journal: need("JOURNAL_TABLE") },
    checkpoints: need("CHECKPOINTS_TABLE"),
  }),
);
export const heard = /* @__PURE__ */ once(() => makeHeardStore(documents(), need("JOURNAL_TABLE")));
export const unseen = /* @__PURE__ */ once(() => makeUnseenStore(documents(), need("JOURNAL_TABLE")));
export const browserFacts = /* @__PURE__ */ once(() => makeBrowserFacts(documents(), need("JOURNAL_TABLE")));
export const withdrawals = /* @__PURE__ */ once(() =>
  makeWithdrawalLimit(documents(), need("JOURNAL_TABLE")),
);
export const team = /* @__PURE__ */ once(() =>
  makeTeam(counted(new CognitoIdentityProviderClient(transport())), need("USER_POOL_ID")),
);
export const memberMailboxes = /* @__PURE__ */ once(() =>
  makeMemberMailboxes(counted(new CognitoIdentityProviderClient(transport())), need("USER_POOL_ID")),
);
export const testMails = /* @__PURE__ */ once(() => makeTestMailLimit(documents(), need("JOURNAL_TABLE")));
export const memberAddresses = /* @__PURE__ */ once(() =>
  makeMemberAddresses(counted(new CognitoIdentityProviderClient(transport())), need("USER_POOL_ID")),
);
export const alarms = /* @__PURE__ */ once(() =>
  makeAlarms(counted(new CloudWatchClient(transport())), need("ALARM_PREFIX")),
);
/** What somebody most likely meant. */
export { misspelt } from "./nearest.ts";
export const renderer = /* @__PURE__ */ once(makeRenderer);
export const expressions = /* @__PURE__ */ once(makeExpressions);
/** Compiles a condition that nobody has published, and says what can hardly be meant by it. */
export const conditionChecks = /* @__PURE__ */ once(() => {
  const readable = makeReadableExpressions();
  return { expressions: readable, warningsOf: conditionWarnings(readable) };
});
/** Checks the files of a config as a whole. */
export const loadConfig = (files: ConfigFiles, samples: LoadBundleDeps["samples"], tryMail?: TryMail) =>
  loadBundle(files, {
    ...{ expressions: makeReadableExpressions(), samples, compile: compileMjml },
    ...(tryMail && { tryMail }),
  });
/** MJML of our own to a template. */
export const compileDigest = (source: string) => compileOwnMjml(source);
/** What mail programs make of the mails of a valid config. */
export const lintMailsWith =
  (samplesOf: SamplesOf) =>
  (files: ConfigFiles, bundle: Bundle, only?: { readonly name: string; readonly language: string }) =>
    lintMails(files, bundle, { samplesOf }, only);
/** The shop's Shopify, with the token of the till. */
export const shopCustomersAt = (url: string, token: string) => makeShopifyCustomers(url, token, reach);
export const publicUrl = (): string => need("PUBLIC_URL");
/** SHA-256 of the secrets by which CloudFront is known; undefined where nothing stands in front of the public API. */
export const edge = (): readonly string[] | undefined => {
  const { EDGE_SHA256: digests = "none" } = Environment.parse(process.env);
  return digests === "none" ? undefined : digests.split(",");
};
/** To order over the public API, as the shop's site does. */
export const canaryDoor = () => makeCanaryDoor(publicUrl());

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
