import * as z from "zod";
import { DAY } from "../domain/basics/calendar.ts";
import { IMPORT_ID } from "../domain/facts/imports.ts";
import { OUTCOMES } from "../domain/results/happening.ts";
import { RESULT_REASONS } from "../domain/results/reasons.ts";
import { DIVISIONS } from "../domain/results/report.ts";
import { ConfigBase } from "./admin-config.ts";

/** Identifier of the resource server: the first half of every scope in a token. */
export const RESOURCE_SERVER = "comeback";

/** What a token may be good for. In tokens they are written with the resource server before them: `comeback/config.read`. */
export const ADMIN_SCOPES = {
  "config.read": "Read the published config and its history",
  "config.write": "Publish a config and roll back",
  "config.draft": "Keep a draft of a config, which changes nothing",
  "chains.write": "Pause, resume and stop chains, decide on held entries and tests",
  "campaigns.write": "Check, start, pause, resume and stop campaigns",
  "sending.write": "Stop all mails at once, and let them go again",
  "metrics.read": "Read the metrics of nights, and count customers",
  "mails.write": "Send test mails to oneself and to the team",
  "results.read": "Read what mails and offers have brought in",
  "customers.read": "Read everything that is known of a customer",
  "customers.write":
    "Import orders and people, merge and split customers, unsubscribe them, let mails go to a mailbox again",
  "privacy.read": "Export everything that is stored of a person",
  "privacy.write": "Erase people",
  "products.read": "Read what is known of products",
  "products.write": "Take in feeds of products",
  "webhooks.read": "See webhooks, and the messages that they have not got",
  "webhooks.write": "Post given-up messages again, try a webhook",
  "codes.read": "Look up codes, see lists and budgets",
  "codes.write": "Give codes, add codes to lists, withdraw codes",
  "till.read": "See what waits for the shop's platform, and the codes that it has not taken",
  "till.write": "Put given-up codes on the shop's platform again",
  "loyalty.read": "See wallets",
  "loyalty.write": "Give and take points, import balances, audit and mend wallets",
  "runs.read": "See nightly runs",
  "runs.write": "Start a nightly run",
  "personal.read": "See addresses, names, phones and other personal data as they are, not masked",
  "audit.read": "Read the log of changes",
  "team.read": "See who may use the admin API, and in which role",
  "team.write": "Invite people, change their roles, remove them",
} as const;
export type AdminScope = keyof typeof ADMIN_SCOPES;

export const scopeName = (scope: AdminScope): string => `${RESOURCE_SERVER}/${scope}`;

/** What the page asks for: everything that the person may do. */
export const PAGE_SCOPES: readonly string[] = [
  "openid",
  "email",
  ...Object.keys(ADMIN_SCOPES).map((scope) => `${RESOURCE_SERVER}/${scope}`),
];

/** The stack of the admin API. */
export const ADMIN_STACK = "ComebackAdmin";

/** Outputs of that stack, which say where the admin API is and how to get a token for it. */
export const ADMIN_OUTPUTS = {
  url: "AdminApiUrl",
  signIn: "AdminSignInUrl",
  pool: "AdminUserPoolId",
  client: "AdminClientId",
  machineClient: "AdminMachineClientId",
  pageClient: "AdminPageClientId",
} as const;

/** Where a browser comes back to after signing in: the command line waits there. */
export const SIGN_IN_CALLBACK = "http://localhost:4407/signed-in";

/** Every route of the admin API, the function that answers it and the scope that it asks for. */
export const ADMIN_ROUTES = [
  { route: "GET /v1/shop", function: "admin-config", scope: "config.read" },
  { route: "GET /v1/config", function: "admin-config", scope: "config.read" },
  { route: "GET /v1/config/{version}", function: "admin-config", scope: "config.read" },
  { route: "GET /v1/openapi.json", function: "admin-config", scope: "config.read" },
  { route: "PUT /v1/config", function: "admin-publish", scope: "config.write" },
  { route: "POST /v1/config/rollback", function: "admin-publish", scope: "config.write" },
  { route: "POST /v1/config/check", function: "admin-publish", scope: "config.read" },
  { route: "POST /v1/config/uploads", function: "admin-publish", scope: "config.read" },
  { route: "POST /v1/config/jobs/check", function: "admin-publish", scope: "config.read" },
  { route: "POST /v1/config/jobs/publish", function: "admin-publish", scope: "config.write" },
  { route: "GET /v1/config/jobs/{id}", function: "admin-publish", scope: "config.read" },
  { route: "POST /v1/config/plan", function: "admin-publish", scope: "config.read" },
  { route: "GET /v1/config/plan/{id}", function: "admin-publish", scope: "config.read" },
  { route: "GET /v1/config/draft", function: "admin-publish", scope: "config.draft" },
  { route: "PUT /v1/config/draft", function: "admin-publish", scope: "config.draft" },
  { route: "GET /v1/mails", function: "admin-mails", scope: "config.read" },
  { route: "POST /v1/mails/preview", function: "admin-mails", scope: "config.read" },
  { route: "POST /v1/mails/preview-as", function: "admin-mails", scope: "personal.read" },
  { route: "POST /v1/mails/{template}/test", function: "admin-mails", scope: "mails.write" },
  { route: "GET /v1/chains", function: "admin-chains", scope: "config.read" },
  { route: "POST /v1/chains/{chain}/pause", function: "admin-chains", scope: "chains.write" },
  { route: "POST /v1/chains/{chain}/resume", function: "admin-chains", scope: "chains.write" },
  { route: "GET /v1/chains/held", function: "admin-chains", scope: "config.read" },
  { route: "POST /v1/chains/{chain}/held", function: "admin-chains", scope: "chains.write" },
  { route: "POST /v1/chains/{chain}/stop", function: "admin-chains", scope: "chains.write" },
  { route: "GET /v1/campaigns", function: "admin-campaigns", scope: "config.read" },
  { route: "GET /v1/campaigns/{campaign}", function: "admin-campaigns", scope: "config.read" },
  { route: "GET /v1/campaigns/{campaign}/check", function: "admin-campaigns", scope: "config.read" },
  { route: "POST /v1/campaigns/{campaign}/check", function: "admin-campaigns", scope: "campaigns.write" },
  { route: "POST /v1/campaigns/{campaign}/start", function: "admin-campaigns", scope: "campaigns.write" },
  { route: "POST /v1/campaigns/{campaign}/pause", function: "admin-campaigns", scope: "campaigns.write" },
  { route: "POST /v1/campaigns/{campaign}/resume", function: "admin-campaigns", scope: "campaigns.write" },
  { route: "POST /v1/campaigns/{campaign}/stop", function: "admin-campaigns", scope: "campaigns.write" },
  { route: "GET /v1/overview", function: "admin-overview", scope: "metrics.read" },
  { route: "GET /v1/quality", function: "admin-overview", scope: "metrics.read" },
  { route: "GET /v1/calendar", function: "admin-overview", scope: "results.read" },
  { route: "GET /v1/health", function: "admin-health", scope: "metrics.read" },
  { route: "GET /v1/cost", function: "admin-health", scope: "metrics.read" },
  { route: "GET /v1/sending", function: "admin-health", scope: "metrics.read" },
  { route: "POST /v1/sending/stop", function: "admin-health", scope: "sending.write" },
  { route: "POST /v1/sending/resume", function: "admin-health", scope: "sending.write" },
  { route: "GET /v1/metrics", function: "admin-metrics", scope: "metrics.read" },
  { route: "GET /v1/metrics/audit", function: "admin-metrics", scope: "metrics.read" },
  { route: "GET /v1/forecast", function: "admin-metrics", scope: "metrics.read" },
  { route: "GET /v1/forms", function: "admin-forms", scope: "metrics.read" },
  { route: "GET /v1/forms/{form}/preview", function: "admin-forms", scope: "config.read" },
  { route: "GET /v1/forms/{form}/code", function: "admin-forms", scope: "config.read" },
  { route: "GET /v1/segments", function: "admin-segments", scope: "metrics.read" },
  { route: "GET /v1/segments/rfm", function: "admin-segments", scope: "metrics.read" },
  { route: "GET /v1/segments/flows", function: "admin-segments", scope: "metrics.read" },
  { route: "GET /v1/segments/fields", function: "admin-segments", scope: "metrics.read" },
  { route: "GET /v1/segments/members", function: "admin-segments", scope: "customers.read" },
  { route: "POST /v1/segments/count", function: "admin-segments", scope: "metrics.read" },
  { route: "GET /v1/results", function: "admin-results", scope: "results.read" },
  { route: "GET /v1/results/customers", function: "admin-results", scope: "results.read" },
  { route: "GET /v1/experiments", function: "admin-experiments", scope: "results.read" },
  { route: "GET /v1/experiments/{name}", function: "admin-experiments", scope: "results.read" },
  { route: "GET /v1/proof", function: "admin-experiments", scope: "results.read" },
  { route: "GET /v1/proof/{id}", function: "admin-experiments", scope: "results.read" },
  { route: "POST /v1/experiments/{name}/decide", function: "admin-experiments", scope: "chains.write" },
  { route: "POST /v1/experiments/{name}/reopen", function: "admin-experiments", scope: "chains.write" },
  { route: "GET /v1/customers/find", function: "admin-customer", scope: "customers.read" },
  { route: "GET /v1/customers/page", function: "admin-customer", scope: "customers.read" },
  { route: "GET /v1/customers/timeline", function: "admin-customer", scope: "customers.read" },
  { route: "GET /v1/customers/export", function: "admin-privacy", scope: "privacy.read" },
  { route: "POST /v1/customers/erase", function: "admin-privacy", scope: "privacy.write" },
  { route: "GET /v1/erasures", function: "admin-privacy", scope: "audit.read" },
  // Greedy, because a shop's own ids may hold slashes.
  { route: "GET /v1/customers/{key+}", function: "admin-customer", scope: "customers.read" },
  { route: "POST /v1/customers/merge", function: "admin-people", scope: "customers.write" },
  { route: "POST /v1/customers/split", function: "admin-people", scope: "customers.write" },
  { route: "POST /v1/customers/unsubscribe", function: "admin-people", scope: "customers.write" },
  { route: "POST /v1/mailboxes/allow", function: "admin-people", scope: "customers.write" },
  { route: "POST /v1/import", function: "admin-import", scope: "customers.write" },
  { route: "GET /v1/catalogue/products", function: "admin-catalogue", scope: "products.read" },
  // In the query: ids of products may hold anything.
  { route: "GET /v1/catalogue/product", function: "admin-catalogue", scope: "products.read" },
  { route: "GET /v1/catalogue/feed", function: "admin-catalogue", scope: "products.read" },
  { route: "POST /v1/catalogue/products", function: "admin-catalogue", scope: "products.write" },
  { route: "POST /v1/catalogue/discontinued", function: "admin-catalogue", scope: "products.write" },
  { route: "POST /v1/catalogue/feed", function: "admin-catalogue", scope: "products.write" },
  { route: "GET /v1/webhooks", function: "admin-webhooks", scope: "webhooks.read" },
  { route: "GET /v1/webhooks/failed", function: "admin-webhooks", scope: "webhooks.read" },
  { route: "POST /v1/webhooks/replay", function: "admin-webhooks", scope: "webhooks.write" },
  { route: "POST /v1/webhooks/{webhook}/test", function: "admin-webhooks", scope: "webhooks.write" },
  // In the query: codes of a list may hold slashes.
  { route: "GET /v1/codes/code", function: "admin-codes", scope: "codes.read" },
  { route: "GET /v1/codes/pools", function: "admin-codes", scope: "codes.read" },
  { route: "GET /v1/codes/budgets", function: "admin-codes", scope: "codes.read" },
  { route: "POST /v1/codes/give", function: "admin-codes", scope: "codes.write" },
  { route: "POST /v1/codes/pools", function: "admin-codes", scope: "codes.write" },
  { route: "POST /v1/codes/withdraw", function: "admin-codes", scope: "codes.write" },
  { route: "GET /v1/till", function: "admin-till", scope: "till.read" },
  { route: "GET /v1/till/failed", function: "admin-till", scope: "till.read" },
  { route: "POST /v1/till/replay", function: "admin-till", scope: "till.write" },
  { route: "GET /v1/loyalty/customers/{key+}", function: "admin-loyalty", scope: "loyalty.read" },
  { route: "POST /v1/loyalty/audit", function: "admin-loyalty", scope: "loyalty.write" },
  { route: "POST /v1/loyalty/card", function: "admin-loyalty", scope: "loyalty.write" },
  { route: "POST /v1/loyalty/grant", function: "admin-loyalty", scope: "loyalty.write" },
  { route: "POST /v1/loyalty/import", function: "admin-loyalty", scope: "loyalty.write" },
  { route: "POST /v1/loyalty/mend", function: "admin-loyalty", scope: "loyalty.write" },
  { route: "GET /v1/audit", function: "admin-changes", scope: "audit.read" },
  { route: "GET /v1/team", function: "admin-team", scope: "team.read" },
  { route: "POST /v1/team/invite", function: "admin-team", scope: "team.write" },
  { route: "POST /v1/team/role", function: "admin-team", scope: "team.write" },
  { route: "POST /v1/team/remove", function: "admin-team", scope: "team.write" },
  { route: "POST /v1/runs", function: "admin-runs", scope: "runs.write" },
  { route: "GET /v1/runs/latest", function: "admin-runs", scope: "runs.read" },
  { route: "GET /v1/runs/{run}", function: "admin-runs", scope: "runs.read" },
] as const satisfies readonly {
  readonly route: `${"GET" | "PUT" | "POST"} /${string}`;
  readonly function: string;
  readonly scope: AdminScope;
}[];

export type AdminFunction = (typeof ADMIN_ROUTES)[number]["function"];
export const ADMIN_FUNCTIONS: readonly AdminFunction[] = [
  ...new Set(ADMIN_ROUTES.map((one) => one.function)),
];
/** Functions with a route that changes something, and those without one. */
export type ChangingFunction = Extract<
  (typeof ADMIN_ROUTES)[number],
  { readonly scope: `${string}.write` }
>["function"];
export type ReadingFunction = Exclude<AdminFunction, ChangingFunction>;
export type AdminRoute<F extends AdminFunction = AdminFunction> = Extract<
  (typeof ADMIN_ROUTES)[number],
  { readonly function: F }
>["route"];

/** Lambda takes 6 MB with everything around it, and base64 makes four bytes of three. */
export const ADMIN_BODY_BYTES = 4_000_000;
/** Of an answer, for the same reason. */
export const ADMIN_ANSWER_BYTES = 5_000_000;
/** Rows of an import in one call: each is a look at a wallet and a write. */
export const LOYALTY_ROWS = 200;
const ADMIN_METRICS_DAYS = 92;

const Version = z.int().min(1).max(999_999_999);
const Reason = z.string().trim().min(1).max(200);
const RunDate = z.iso.date();
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY;

export const RollbackRequest = z.object({
  body: z.strictObject({
    version: Version,
    base: ConfigBase.optional(),
    note: z.string().max(500).optional().describe("Why, for the history and the log of changes"),
  }),
});

/** `as=archive`: an address of a zip instead of the files. */
export const VersionRequest = z.object({
  path: z.object({ version: z.coerce.number().pipe(Version) }),
  query: z.strictObject({ as: z.literal("archive").exactOptional() }),
});

export const ChainRequest = z.object({ path: z.object({ chain: z.string().min(1).max(64) }) });

export const HeldRequest = z.object({});

export const DecideHeldRequest = ChainRequest.extend({
  body: z.strictObject({ decision: z.enum(["approve", "drop"]) }),
});

/** `from`: what an earlier answer says as `next`. */
export const StopChainRequest = ChainRequest.extend({
  body: z.strictObject({
    reason: Reason,
    entered_by: Version.optional(),
    since: z.iso.datetime({ offset: true }).optional(),
    from: z.int().min(0).optional(),
  }),
});

/** `CHAIN.TEMPLATE`. */
export const ExperimentRequest = z.object({ path: z.object({ name: z.string().min(1).max(130) }) });

/** `chain:NAME`, `campaign:NAME`, `loyalty`. */
export const ProofRequest = z.object({ path: z.object({ id: z.string().min(1).max(130) }) });

export const DecideExperimentRequest = ExperimentRequest.extend({
  body: z.strictObject({ variant: z.string().min(1).max(64) }),
});

/** Longer ranges are asked for in parts; `range=all` has everything since the beginning. */
const RESULT_DAYS = 400;
const Name = z.string().min(1).max(200);
const Whole = z.coerce.number().pipe(z.int().min(0).max(999_999_999));
const RESULT_SELECTION = {
  chain: Name.exactOptional(),
  version: Whole.exactOptional(),
  step: Whole.exactOptional(),
  template: Name.exactOptional(),
  variant: Name.exactOptional(),
  offer: Name.exactOptional(),
  tier: Name.exactOptional(),
  reason: z.enum(RESULT_REASONS).exactOptional(),
  from: RunDate.exactOptional(),
  to: RunDate.exactOptional(),
};
interface Range {
  readonly from?: string;
  readonly to?: string;
}
const isWhole = ({ from, to }: Range) => (from === undefined) === (to === undefined);
const isOrdered = ({ from, to }: Range) => !from || !to || from <= to;
const isShort = ({ from, to }: Range) => !from || !to || daysBetween(from, to) < RESULT_DAYS;
const NOT_WHOLE = { error: "from and to, or neither" };
const NOT_ORDERED = { path: ["to"], error: "before from" };
const NOT_SHORT = { path: ["to"], error: `at most ${RESULT_DAYS} days at a time` };

/** Nothing: the last 30 days by chain. Days are included at both ends. */
export const ResultsRequest = z.object({
  query: z
    .strictObject({
      ...RESULT_SELECTION,
      by: z.enum(DIVISIONS).default("chain"),
      range: z.literal("all").exactOptional(),
    })
    .refine(isWhole, NOT_WHOLE)
    .refine(isOrdered, NOT_ORDERED)
    .refine(isShort, NOT_SHORT)
    .refine(({ range, from }) => range === undefined || from === undefined, {
      error: "range, or from and to",
    }),
});

/** `of`: of what entries and steps both have, which is meant. `after`: what an earlier answer says as `next`. */
export const ResultCustomersRequest = z.object({
  query: z
    .strictObject({
      ...RESULT_SELECTION,
      outcome: z.enum(OUTCOMES),
      of: z.enum(["entries", "steps"]).exactOptional(),
      after: z.string().min(1).max(2_000).exactOptional(),
      most: z.coerce.number().pipe(z.int().min(1).max(500)).default(100),
    })
    .refine(isWhole, NOT_WHOLE)
    .refine(isOrdered, NOT_ORDERED)
    .refine(isShort, NOT_SHORT),
});

export const CampaignsRequest = z.object({});

export const CampaignRequest = z.object({ path: z.object({ campaign: z.string().min(1).max(64) }) });

/** `exact`: counts what became of everybody now, however many there are. */
export const CampaignStatusRequest = CampaignRequest.extend({
  query: z.strictObject({ exact: z.enum(["true", "false"]).optional() }),
});

/** `at`: before this no mail goes. `again`: a new start of a campaign that is over. */
export const StartCampaignRequest = CampaignRequest.extend({
  body: z.strictObject({ at: z.iso.datetime({ offset: true }).optional(), again: z.boolean().optional() }),
});

export const PauseCampaignRequest = CampaignRequest.extend({
  body: z.strictObject({ reason: Reason.optional() }),
});

/** `from`: what an earlier answer says as `next`. */
export const StopCampaignRequest = CampaignRequest.extend({
  body: z.strictObject({ reason: Reason, from: z.int().min(0).optional() }),
});

export const CustomerRequest = z.object({ path: z.object({ key: z.string().min(1).max(400) }) });

/** Whether two customers are one. `undo`: takes such a decision back; `dry_run`: only says what would follow. */
export const DecidePeopleRequest = z.object({
  body: z.strictObject({
    one: z.string().min(1).max(400),
    other: z.string().min(1).max(400),
    reason: Reason,
    undo: z.boolean().optional(),
    dry_run: z.boolean().optional(),
  }),
});

/** The address, or the customer whose it is. */
export const AllowMailboxRequest = z.object({
  body: z
    .strictObject({
      address: z.string().min(1).max(400).optional(),
      customer: z.string().min(1).max(400).optional(),
      reason: Reason,
    })
    .refine(({ address, customer }) => (address === undefined) !== (customer === undefined), {
      error: "address or customer",
    }),
});

export const WebhooksRequest = z.object({});

/** Of those that were given up: one, those of one webhook, or all. */
export const ReplayRequest = z.object({
  body: z.strictObject({
    id: z.string().min(1).max(100).exactOptional(),
    webhook: z.string().min(1).max(64).exactOptional(),
  }),
});

export const TestWebhookRequest = z.object({ path: z.object({ webhook: z.string().min(1).max(64) }) });

export const TillRequest = z.object({});

/** Of the batches that were given up: one, or all. */
export const TillReplayRequest = z.object({
  body: z.strictObject({ batch: z.string().min(1).max(100).exactOptional() }),
});

const LoyaltyCustomer = z.string().min(1).max(400);

export const LoyaltyCardRequest = z.object({ body: z.strictObject({ customer: LoyaltyCustomer }) });

/** `grant`: names it, so that a repeated call gives nothing more. Negative points are taken. */
export const LoyaltyGrantRequest = z.object({
  body: z.strictObject({
    customer: LoyaltyCustomer,
    points: z
      .int()
      .min(-1_000_000_000)
      .max(1_000_000_000)
      .refine((points) => points !== 0, "other than 0"),
    reason: Reason,
    grant: z.string().min(1).max(100),
  }),
});

/** Lines of a file: `import` is made from the whole of it. */
export const LoyaltyImportRequest = z.object({
  body: z.strictObject({
    import: z.string().regex(IMPORT_ID),
    from: z.string().trim().min(1).max(100),
    dry_run: z.boolean().optional(),
    rows: z
      .array(
        z.strictObject({
          line: z.int().min(1),
          customer: z.string().max(400),
          points: z.string().max(100),
          expires: z.string().max(100).exactOptional(),
        }),
      )
      .max(LOYALTY_ROWS),
  }),
});

/** One part of the wallets; `since`: those alone that have changed since then. */
export const LoyaltyAuditRequest = z.object({
  body: z.strictObject({ shard: z.int().min(0).max(63), since: z.int().min(0).optional() }),
});

export const LoyaltyMendRequest = z.object({
  body: z.strictObject({ customer: LoyaltyCustomer, reason: Reason }),
});

/** Nothing (the last night), one day, or a range with both ends in it. */
export const MetricsRequest = z.object({
  query: z
    .strictObject({ date: RunDate.optional(), from: RunDate.optional(), to: RunDate.optional() })
    .refine(({ date, from, to }) => (from === undefined) === (to === undefined) && !(date && from), {
      error: "date alone, or from and to",
    })
    .refine(({ from, to }) => !from || !to || from <= to, { path: ["to"], error: "before from" })
    .refine(({ from, to }) => !from || !to || daysBetween(from, to) < ADMIN_METRICS_DAYS, {
      path: ["to"],
      error: `at most ${ADMIN_METRICS_DAYS} days at a time`,
    }),
});

/** `condition`: in CEL, published or not; `segment`: a segment's id, `rfm:NAME` or `rfm:333`. */
export const CountRequest = z.object({
  body: z
    .strictObject({
      condition: z.string().trim().min(1).max(2_000).optional(),
      segment: z.string().min(1).max(64).optional(),
    })
    .refine(({ condition, segment }) => condition !== undefined || segment !== undefined, {
      error: "condition, segment or both",
    }),
});

export const StartRunRequest = z.object({
  body: z.strictObject({
    date: RunDate.optional(),
    shards: z.int().min(1).max(10_000).optional(),
    force: z.boolean().optional(),
  }),
});

export const RunRequest = z.object({ path: z.object({ run: z.string().regex(/^[\w.-]{1,80}$/) }) });
