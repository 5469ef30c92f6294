import type { Context } from "aws-lambda";
import type { AdminEvent } from "../../functions/admin/audited.ts";
import { makeCampaignsHandler } from "../../functions/admin/campaigns-handler.ts";
import { makeCatalogueHandler } from "../../functions/admin/catalogue-handler.ts";
import { makeChainsHandler } from "../../functions/admin/chains-handler.ts";
import { makeChangesHandler } from "../../functions/admin/changes-handler.ts";
import type { Recording } from "../../functions/admin/changing-handler.ts";
import { makeCodesHandler } from "../../functions/admin/codes-handler.ts";
import { makeConfigHandler } from "../../functions/admin/config-handler.ts";
import { makeCustomerHandler } from "../../functions/admin/customer-handler.ts";
import { makeExperimentsHandler } from "../../functions/admin/experiments-handler.ts";
import { makeAdminFormsHandler } from "../../functions/admin/forms-handler.ts";
import { makeHealthHandler } from "../../functions/admin/health-handler.ts";
import { makeImportHandler } from "../../functions/admin/import-handler.ts";
import { makeLoyaltyHandler } from "../../functions/admin/loyalty-handler.ts";
import { makeMailsHandler } from "../../functions/admin/mails-handler.ts";
import { makeMetricsHandler } from "../../functions/admin/metrics-handler.ts";
import { makeOverviewHandler } from "../../functions/admin/overview-handler.ts";
import { makePeopleHandler } from "../../functions/admin/people-handler.ts";
import { makePrivacyHandler } from "../../functions/admin/privacy-handler.ts";
import { makePublishHandler } from "../../functions/admin/publish-handler.ts";
import { makeResultsHandler } from "../../functions/admin/results-handler.ts";
import { makeRunsHandler } from "../../functions/admin/runs-handler.ts";
import { makeSegmentsHandler } from "../../functions/admin/segments-handler.ts";
import { makeTeamHandler } from "../../functions/admin/team-handler.ts";
import { makeTillHandler } from "../../functions/admin/till-handler.ts";
import { makeWebhooksHandler } from "../../functions/admin/webhooks-handler.ts";
import { makeReadableExpressions } from "../../src/adapters/condition-reading.ts";
import { conditionWarnings } from "../../src/adapters/config/warnings/one-condition.ts";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCampaignStore } from "../../src/adapters/memory/campaign-store.ts";
import { makeMemoryCatalogueStore } from "../../src/adapters/memory/catalogue-store.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryDeliveries } from "../../src/adapters/memory/deliveries.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryExperiments } from "../../src/adapters/memory/experiments.ts";
import { makeMemoryHeardStore } from "../../src/adapters/memory/heard-store.ts";
import { makeMemoryPoolStore } from "../../src/adapters/memory/pool-store.ts";
import { makeMemoryQuarantineStore } from "../../src/adapters/memory/quarantine-store.ts";
import { makeMemoryResultsFiles } from "../../src/adapters/memory/results-files.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { makeMemoryTeam } from "../../src/adapters/memory/team.ts";
import { makeToldBatches } from "../../src/adapters/memory/told-batches.ts";
import { makeMemoryUnseenStore } from "../../src/adapters/memory/unseen-store.ts";
import { makeMemoryWalletStore } from "../../src/adapters/memory/wallet-store.ts";
import { makeMemoryWithdrawalLimit } from "../../src/adapters/memory/withdrawal-limit.ts";
import { makeOperateLoyalty } from "../../src/app/loyalty/operate.ts";
import { makeNights } from "../../src/app/nightly/read.ts";
import { makeOperateCodes } from "../../src/app/offers/operate-codes.ts";
import { ADMIN_SCOPES, type AdminFunction, type AdminScope, scopeName } from "../../src/contracts/admin.ts";
import { monthlyCost } from "../../src/contracts/cost/monthly.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Role } from "../../src/domain/team/role.ts";
import type { ChangeLog } from "../../src/ports/changes.ts";
import type { ConfigStore } from "../../src/ports/config.ts";
import type { MemberAddresses, MemberMailboxes, Team } from "../../src/ports/team.ts";
import { chainWork } from "../support/chain-work.ts";
import { requestEvent } from "../support/ingest-server.ts";
import { secrets } from "../support/projecting.ts";
import { previewing } from "./previewing.ts";
import { publishing } from "./publishing.ts";
import { uploading } from "./uploads.ts";

const ALL_SCOPES = (Object.keys(ADMIN_SCOPES) as AdminScope[]).map(scopeName).join(" ");

/** A shop in which nobody is known. */
export const NOBODY: Parameters<typeof makeCustomerHandler>[0] = {
  read: async () => undefined,
  find: async () => ({ candidates: [] }),
  page: async () => undefined,
  timeline: async () => ({ fault: "unknown" }),
};

/** Of somebody's access token, as API Gateway passes them on: with every scope that their client may ask for. */
export const personClaims = (...roles: readonly Role[]) => ({
  ...{ sub: "ann", username: "ann", client_id: "people", token_use: "access", scope: ALL_SCOPES },
  ...(roles.length > 0 && { "cognito:groups": `[${roles.join(" ")}]` }),
});

/** Of a program's, which has the scopes that it asked for. */
export const programClaims = (...scopes: readonly AdminScope[]) => ({
  ...{ sub: "scripts", client_id: "scripts", token_use: "access" },
  scope: scopes.map(scopeName).join(" "),
});

export interface Asked {
  readonly route?: string;
  readonly claims?: Readonly<Record<string, string | undefined>>;
  readonly authorizer?: unknown;
  readonly body?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** What API Gateway hands over, as far as a handler looks at it. */
export function adminEvent({
  route = "GET /v1/config",
  claims = personClaims("admin"),
  body,
  path,
  query,
  ...rest
}: Asked): AdminEvent {
  const authorizer = "authorizer" in rest ? rest.authorizer : { jwt: { claims, scopes: null } };
  const { queryStringParameters: _, body: __, ...event } = requestEvent({ path: "/" });
  const http = { ...event.requestContext.http, method: route.split(" ")[0] ?? "" };
  return {
    ...event,
    routeKey: route,
    requestContext: { ...event.requestContext, requestId: "r1", http, ...{ authorizer } },
    ...(path && { pathParameters: path }),
    ...(query && { queryStringParameters: query }),
    ...defined({ body }),
    isBase64Encoded: false,
  };
}

export const NO_CONTEXT = {} as Context;
const NO_NIGHT = { nights: { lastRun: async () => undefined }, clock: { now: () => 0 } };
const expressions = makeReadableExpressions();
const run = { name: "n", status: "RUNNING", startedAt: 0 } as const;

/** Every function of the admin API on stores in memory. */
export function adminHandlers({
  config = makeMemoryConfigStore(),
  team = makeMemoryTeam(),
  recording = { changeLog: makeMemoryChangeLog(), clock: { now: () => 0 } },
}: {
  readonly config?: ConfigStore;
  readonly team?: Team & MemberAddresses & MemberMailboxes;
  readonly recording?: Recording & { readonly changeLog: ChangeLog };
} = {}) {
  return {
    "admin-config": makeConfigHandler({ config, ...NO_NIGHT, ...uploading() }),
    "admin-overview": makeOverviewHandler({
      config,
      nights: makeNights(makeMemoryRunStore()),
      runs: makeMemoryRunStore(),
      quarantine: makeMemoryQuarantineStore({ now: () => 0 }),
      campaigns: makeMemoryCampaignStore(),
      budgets: makeMemoryBudgetStore(),
      customers: makeMemoryCustomerStore(),
      files: makeMemoryResultsFiles(),
      sending: makeMemorySendingStore(),
      deliveries: makeMemoryDeliveries(),
      unseen: makeMemoryUnseenStore(),
      heard: makeMemoryHeardStore(),
      clock: { now: () => 0 },
      misspelt: () => undefined,
    }),
    "admin-health": makeHealthHandler(
      {
        config,
        nights: makeNights(makeMemoryRunStore()),
        runs: makeMemoryRunStore(),
        campaigns: makeMemoryCampaignStore(),
        budgets: makeMemoryBudgetStore(),
        sending: makeMemorySendingStore(),
        deliveries: makeMemoryDeliveries(),
        unseen: makeMemoryUnseenStore(),
        heard: makeMemoryHeardStore(),
        events: makeMemoryEventStore(),
        files: makeMemoryResultsFiles(),
        members: team,
        alarms: { all: async () => [] },
        reckon: monthlyCost,
        clock: recording.clock,
        misspelt: () => undefined,
      },
      recording,
    ),
    "admin-publish": makePublishHandler(
      publishing({ config, loadConfig: async () => ({ ok: false, problems: [] }), ...recording }),
    ),
    "admin-mails": makeMailsHandler(previewing({ config, mailboxes: team, ...recording })),
    "admin-chains": makeChainsHandler({ ...chainWork(0), config, ...recording }),
    "admin-campaigns": makeCampaignsHandler({
      ...{ ...chainWork(0), config, ...recording },
      campaigns: makeMemoryCampaignStore(),
      campaignRuns: { start: async () => "started" },
    }),
    "admin-forms": makeAdminFormsHandler({
      config,
      nights: makeNights(makeMemoryRunStore()),
      publicUrl: "https://api.example",
    }),
    "admin-metrics": makeMetricsHandler({
      nights: makeNights(makeMemoryRunStore()),
      runs: makeMemoryRunStore(),
    }),
    "admin-segments": makeSegmentsHandler({
      ...{ config, expressions, warningsOf: conditionWarnings(expressions) },
      customers: makeMemoryCustomerStore(),
      nights: makeNights(makeMemoryRunStore()),
      clock: { now: () => 0 },
    }),
    "admin-results": makeResultsHandler({ files: makeMemoryResultsFiles() }),
    "admin-experiments": makeExperimentsHandler({
      experiments: makeMemoryExperiments(),
      runs: makeMemoryRunStore(),
      config,
      ...recording,
    }),
    "admin-customer": makeCustomerHandler(NOBODY),
    "admin-privacy": makePrivacyHandler({
      events: makeMemoryEventStore(),
      customers: makeMemoryCustomerStore(),
      secrets,
      exportOf: async () => undefined,
      erasures: { open: async () => [], receipts: async () => [] },
      ...recording,
    }),
    "admin-people": makePeopleHandler({
      events: makeMemoryEventStore(),
      customers: makeMemoryCustomerStore(),
      secrets,
      ...recording,
    }),
    "admin-import": makeImportHandler({
      events: makeMemoryEventStore(),
      config,
      secrets,
      unseen: makeMemoryUnseenStore(),
      withdrawals: makeMemoryWithdrawalLimit(),
      ...recording,
    }),
    "admin-catalogue": makeCatalogueHandler({ catalogue: makeMemoryCatalogueStore(), config }, recording),
    "admin-webhooks": makeWebhooksHandler(
      {
        list: async () => [],
        failed: async () => [],
        replay: async () => ({ replayed: 0 }),
        test: async () => undefined,
      },
      recording,
    ),
    "admin-codes": makeCodesHandler(
      makeOperateCodes({
        codes: makeMemoryCodeStore(),
        budgets: makeMemoryBudgetStore(),
        pools: makeMemoryPoolStore(),
        config,
        batches: makeToldBatches(),
        clock: { now: () => 0 },
      }),
      async () => ({ kind: "unknown" }),
      recording,
    ),
    "admin-till": makeTillHandler(
      {
        status: async () => ({ batches: 0, codes: 0, failed: 0 }),
        failed: async () => [],
        replay: async () => ({ replayed: 0, asked: true }),
      },
      recording,
    ),
    "admin-loyalty": makeLoyaltyHandler(
      makeOperateLoyalty({
        wallets: makeMemoryWalletStore(),
        events: makeMemoryEventStore(),
        customers: makeMemoryCustomerStore(),
        config,
        secrets,
        clock: { now: () => 0 },
      }),
      recording,
    ),
    "admin-runs": makeRunsHandler(
      {
        start: async () => run,
        latest: async () => run,
        find: async () => undefined,
      },
      recording,
    ),
    "admin-changes": makeChangesHandler({ ...recording, members: team }),
    "admin-team": makeTeamHandler({ team }, recording),
  } satisfies Readonly<Record<AdminFunction, unknown>>;
}
