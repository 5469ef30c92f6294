import type { Context } from "aws-lambda";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { AdminEvent } from "../../functions/admin/audited.ts";
import { makeCampaignsHandler } from "../../functions/admin/campaigns-handler.ts";
import { makeCatalogueHandler } from "../../functions/admin/catalogue-handler.ts";
import { makeChainsHandler } from "../../functions/admin/chains-handler.ts";
import { makeCodesHandler } from "../../functions/admin/codes-handler.ts";
import { makeConfigHandler } from "../../functions/admin/config-handler.ts";
import { makeCustomerHandler } from "../../functions/admin/customer-handler.ts";
import { makeExperimentsHandler } from "../../functions/admin/experiments-handler.ts";
import { makeLoyaltyHandler } from "../../functions/admin/loyalty-handler.ts";
import { makeMetricsHandler } from "../../functions/admin/metrics-handler.ts";
import { makeOverviewHandler } from "../../functions/admin/overview-handler.ts";
import { makePeopleHandler } from "../../functions/admin/people-handler.ts";
import { makePublishHandler } from "../../functions/admin/publish-handler.ts";
import { makeResultsHandler } from "../../functions/admin/results-handler.ts";
import { makeRunsHandler } from "../../functions/admin/runs-handler.ts";
import { makeSegmentsHandler } from "../../functions/admin/segments-handler.ts";
import { makeTillHandler } from "../../functions/admin/till-handler.ts";
import { makeWebhooksHandler } from "../../functions/admin/webhooks-handler.ts";
import { logTo } from "../../functions/middleware/observed.ts";
import { makeReadableExpressions } from "../../src/adapters/condition-reading.ts";
import { conditionWarnings } from "../../src/adapters/config/warnings/one-condition.ts";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCampaignStore } from "../../src/adapters/memory/campaign-store.ts";
import { makeMemoryCatalogueStore } from "../../src/adapters/memory/catalogue-store.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryDeliveries } from "../../src/adapters/memory/deliveries.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryExperiments } from "../../src/adapters/memory/experiments.ts";
import { makeMemoryPoolStore } from "../../src/adapters/memory/pool-store.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { makeToldBatches } from "../../src/adapters/memory/told-batches.ts";
import { makeMemoryUnseenStore } from "../../src/adapters/memory/unseen-store.ts";
import { makeMemoryWalletStore } from "../../src/adapters/memory/wallet-store.ts";
import { makeOperateLoyalty } from "../../src/app/loyalty/operate.ts";
import { makeNights } from "../../src/app/nightly/read.ts";
import { makeOperateCodes } from "../../src/app/offers/operate-codes.ts";
import type { CustomerReport } from "../../src/app/report/read-customer.ts";
import { ADMIN_ANSWER_BYTES, ADMIN_ROUTES } from "../../src/contracts/admin.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { shaped } from "../support/admin-answers.ts";
import { chainWork } from "../support/chain-work.ts";
import { bundleWith, customerWith } from "../support/config.ts";
import { fact } from "../support/facts.ts";
import { requestEvent } from "../support/ingest-server.ts";
import { boughtAgo, openShop, type Shop, shopper } from "../support/nights.ts";
import { secrets } from "../support/projecting.ts";

const CLAIMS = { sub: "ann", client_id: "people", token_use: "access", scope: "comeback/config.read" };

const lines: string[] = [];
logTo((line) => void lines.push(line));
afterAll(() => logTo((line) => void process.stdout.write(line)));
beforeEach(() => {
  lines.length = 0;
});

interface Asked {
  readonly route?: string;
  readonly claims?: Readonly<Record<string, string | undefined>>;
  readonly authorizer?: unknown;
  readonly body?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** What API Gateway hands over, as far as a handler looks at it. */
function eventOf({
  route = "GET /v1/config",
  claims = CLAIMS,
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

const NO_CONTEXT = {} as Context;
const config = makeMemoryConfigStore();
const NO_NIGHT = { nights: { lastRun: async () => undefined }, clock: { now: () => 0 } };
const expressions = makeReadableExpressions();
const ask = (asked: Asked) => shaped(makeConfigHandler({ config, ...NO_NIGHT }))(eventOf(asked), NO_CONTEXT);
const audit = () => lines.flatMap((line) => (line.includes('"audit"') ? [JSON.parse(line)] : []));

describe("a function of the admin API, should API Gateway let the wrong people through,", () => {
  it.each([
    ["without an authorizer", { authorizer: undefined }, 401],
    ["with an authorizer of another kind", { authorizer: { lambda: { sub: "ann" } } }, 401],
    ["with an ID token", { claims: { ...CLAIMS, token_use: "id" } }, 401],
    ["with a token that does not say what it is", { claims: { ...CLAIMS, token_use: undefined } }, 401],
    ["with a token of nobody", { claims: { ...CLAIMS, sub: "" } }, 401],
    ["without the scope", { claims: { ...CLAIMS, scope: "comeback/config.write" } }, 403],
    ["with a scope that begins alike", { claims: { ...CLAIMS, scope: "comeback/config.reads" } }, 403],
    ["for a route of another function", { route: "GET /v1/metrics" }, 404],
  ])("refuses them %s", async (_, asked, status) => {
    const answer = await ask(asked);
    expect(answer.statusCode).toBe(status);
    expect(JSON.parse(answer.body ?? "")).not.toHaveProperty("history");
    expect(audit()).toMatchObject([{ status }]);
  });

  it("lets the right ones through", async () => {
    expect(await ask({})).toMatchObject({ statusCode: 200 });
    expect(audit()).toEqual([
      {
        level: "info",
        audit: "GET /v1/config",
        subject: "ann",
        client: "people",
        status: 200,
        request: "r1",
      },
    ]);
  });
});

describe("when something breaks", () => {
  const failing = (name: string) =>
    makeConfigHandler({
      ...NO_NIGHT,
      config: {
        ...config,
        history: () => Promise.reject(Object.assign(new Error("secret detail"), { name })),
      },
    })(eventOf({}), NO_CONTEXT);

  it.each([
    ["Error", 500],
    ["ThrottlingException", 503],
  ])("with %s the answer is %i and gives nothing away, and who asked is on record", async (name, status) => {
    const answer = await failing(name);
    expect(answer.statusCode).toBe(status);
    expect(answer.body).not.toContain("secret detail");
    expect(audit()).toMatchObject([{ subject: "ann", status }]);
  });
});

describe("a customer with too many facts for an answer", () => {
  const report = (facts: number): CustomerReport => {
    const { profile } = customerWith();
    const url = "x".repeat(1_000);
    const all = Array.from({ length: facts }, (_, at) => fact("visited", { at, customer: profile.id, url }));
    return {
      id: profile.id,
      profile,
      facts: all,
      codes: [],
      sends: [],
      entries: [],
      value: { known: false, why: "no night yet" },
    };
  };
  const shown = async (facts: number) => {
    const scope = "comeback/customers.read";
    const handler = shaped(makeCustomerHandler(async () => report(facts)));
    const asked = { route: "GET /v1/customers/{key+}", claims: { ...CLAIMS, scope }, path: { key: "1" } };
    const { statusCode, body = "" } = await handler(eventOf(asked), NO_CONTEXT);
    return { statusCode, bytes: Buffer.byteLength(body), ...JSON.parse(body) };
  };

  it("is shown with the newest of them, and with how many are left out", async () => {
    const { statusCode, bytes, facts, factsLeftOut } = await shown(10_000);
    expect(statusCode).toBe(200);
    expect(bytes).toBeLessThanOrEqual(ADMIN_ANSWER_BYTES);
    expect(bytes).toBeGreaterThan(ADMIN_ANSWER_BYTES * 0.99);
    expect(facts.length + factsLeftOut).toBe(10_000);
    expect(facts.at(-1).at).toBe(9_999);
  });

  it("is shown whole otherwise", async () => {
    expect(await shown(10)).toMatchObject({ factsLeftOut: 0, facts: { length: 10 } });
  });
});

describe("a count of customers", () => {
  const asking = async (body: unknown, shop: Shop) => {
    const { config, customers, nights, now } = shop;
    const handler = makeSegmentsHandler({
      ...{ config, customers, nights, expressions, warningsOf: conditionWarnings(expressions) },
      clock: { now },
    });
    const claims = { ...CLAIMS, scope: "comeback/metrics.read" };
    const asked = { route: "POST /v1/segments/count", claims, body: JSON.stringify(body) };
    const { statusCode, body: answer = "" } = await shaped(handler)(eventOf(asked), NO_CONTEXT);
    return { statusCode, ...JSON.parse(answer) };
  };

  it("is answered from the night's sample, and leaves no condition in the log", async () => {
    const shop = await openShop([shopper("u:1", boughtAgo(60)), shopper("u:2", [])]);
    expect(await asking({ condition: "orders > 0" }, shop)).toMatchObject({ statusCode: 404 });
    await shop.night();
    expect(await asking({ condition: "orders > 0" }, shop)).toMatchObject({
      ...{ statusCode: 200, people: { about: 1, low: 1, high: 1 }, exact: true },
    });
    expect(audit().at(-1)).toMatchObject({ audit: "POST /v1/segments/count", asked: 2, exact: true });
    expect(lines.join("")).not.toContain("orders > 0");
  });

  it("is refused where the condition is wrong, with the place in it, and where there is no such segment", async () => {
    const shop = await openShop([]);
    await shop.night();
    expect(await asking({ condition: "orders > 0 && orderz" }, shop)).toMatchObject({
      ...{ statusCode: 400, place: "body.condition", at: 14 },
      detail: "unknown field orderz: did you mean orders?",
    });
    expect(await asking({ segment: "nobody" }, shop)).toMatchObject({
      ...{ statusCode: 400, place: "body.segment" },
      detail: expect.stringContaining("there is no segment nobody; there are non_buyers, doubting"),
    });
    expect(await asking({}, shop)).toMatchObject({ statusCode: 400 });
  });
});

describe("a config with warnings", () => {
  it("is published, and the answer names them", async () => {
    const warning = { file: "segments.yaml", line: 4, column: 11, message: "can never hold" };
    const publish = makePublishHandler({
      config: makeMemoryConfigStore(),
      loadConfig: async () => ({ ok: true, bundle: bundleWith(), warnings: [warning] }),
      clock: { now: () => 0 },
    });
    const event = eventOf({
      route: "PUT /v1/config",
      claims: { ...CLAIMS, scope: "comeback/config.write" },
      body: JSON.stringify({ files: { "segments.yaml": "" } }),
    });
    const { statusCode, body = "" } = await shaped(publish)(event, NO_CONTEXT);
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ result: "published", warnings: [warning] });
  });
});

describe("whatever a caller with every scope sends", () => {
  const run = { name: "n", status: "RUNNING", startedAt: 0 } as const;
  const handlers = {
    "admin-config": makeConfigHandler({ config, ...NO_NIGHT }),
    "admin-publish": makePublishHandler({
      config,
      loadConfig: async () => ({ ok: false, problems: [] }),
      clock: { now: () => 0 },
    }),
    "admin-chains": makeChainsHandler({ ...chainWork(0), config }),
    "admin-campaigns": makeCampaignsHandler({
      ...{ ...chainWork(0), config },
      campaigns: makeMemoryCampaignStore(),
      campaignRuns: { start: async () => "started" },
    }),
    "admin-overview": makeOverviewHandler({
      config,
      nights: makeNights(makeMemoryRunStore()),
      runs: makeMemoryRunStore(),
      campaigns: makeMemoryCampaignStore(),
      budgets: makeMemoryBudgetStore(),
      sending: makeMemorySendingStore(),
      deliveries: makeMemoryDeliveries(),
      unseen: makeMemoryUnseenStore(),
      clock: { now: () => 0 },
      misspelt: () => undefined,
    }),
    "admin-metrics": makeMetricsHandler({ nights: makeNights(makeMemoryRunStore()) }),
    "admin-segments": makeSegmentsHandler({
      ...{ config, expressions, warningsOf: conditionWarnings(expressions) },
      customers: makeMemoryCustomerStore(),
      nights: makeNights(makeMemoryRunStore()),
      clock: { now: () => 0 },
    }),
    "admin-results": makeResultsHandler(async () => []),
    "admin-experiments": makeExperimentsHandler({
      experiments: makeMemoryExperiments(),
      config,
      clock: { now: () => 0 },
    }),
    "admin-customer": makeCustomerHandler(async () => undefined),
    "admin-people": makePeopleHandler({
      events: makeMemoryEventStore(),
      customers: makeMemoryCustomerStore(),
      secrets,
      clock: { now: () => 0 },
    }),
    "admin-catalogue": makeCatalogueHandler({
      catalogue: makeMemoryCatalogueStore(),
      config: makeMemoryConfigStore(),
    }),
    "admin-webhooks": makeWebhooksHandler({
      list: async () => [],
      failed: async () => [],
      replay: async () => ({ replayed: 0 }),
      test: async () => undefined,
    }),
    "admin-codes": makeCodesHandler(
      makeOperateCodes({
        codes: makeMemoryCodeStore(),
        budgets: makeMemoryBudgetStore(),
        pools: makeMemoryPoolStore(),
        config,
        batches: makeToldBatches(),
        clock: { now: () => 0 },
      }),
    ),
    "admin-till": makeTillHandler({
      status: async () => ({ batches: 0, codes: 0, failed: 0 }),
      failed: async () => [],
      replay: async () => ({ replayed: 0, asked: true }),
    }),
    "admin-loyalty": makeLoyaltyHandler(
      makeOperateLoyalty({
        wallets: makeMemoryWalletStore(),
        events: makeMemoryEventStore(),
        customers: makeMemoryCustomerStore(),
        config,
        secrets,
        clock: { now: () => 0 },
      }),
    ),
    "admin-runs": makeRunsHandler({
      start: async () => run,
      latest: async () => run,
      find: async () => undefined,
    }),
  };
  const scope = ADMIN_ROUTES.map((one) => `comeback/${one.scope}`).join(" ");
  const words = fc.constantFrom(
    "files",
    "version",
    "date",
    "from",
    "to",
    "force",
    "shards",
    "__proto__",
    "note",
    "condition",
    "segment",
    "variant",
  );
  const json = fc.oneof(
    fc.json(),
    fc.dictionary(words, fc.jsonValue()).map((value) => JSON.stringify(value)),
    fc.string({ unit: "binary" }),
  );
  const texts = fc.dictionary(
    fc.oneof(words, fc.constantFrom("key", "chain", "run", "name", "constructor")),
    fc.string({ unit: "binary" }),
    { noNullPrototype: true },
  );

  it("is answered without breaking", async () => {
    const asked = fc.record({ one: fc.constantFrom(...ADMIN_ROUTES), body: json, path: texts, query: texts });
    await fc.assert(
      fc.asyncProperty(asked, async ({ one, body, path, query }) => {
        const event = eventOf({ route: one.route, claims: { ...CLAIMS, scope }, body, path, query });
        const { statusCode = 0 } = await shaped(handlers[one.function])(event, NO_CONTEXT);
        expect([200, 202, 400, 404, 422]).toContain(statusCode);
      }),
      { numRuns: 500 },
    );
    expect(await config.current()).toBeUndefined();
    expect(await config.pausedChains()).toEqual(new Set());
  });
});
