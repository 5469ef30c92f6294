import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { makeConfigHandler } from "../../functions/admin/config-handler.ts";
import { makeCustomerHandler } from "../../functions/admin/customer-handler.ts";
import { makePublishHandler } from "../../functions/admin/publish-handler.ts";
import { makeSegmentsHandler } from "../../functions/admin/segments-handler.ts";
import { logTo } from "../../functions/middleware/observed.ts";
import { makeReadableExpressions } from "../../src/adapters/condition-reading.ts";
import { conditionWarnings } from "../../src/adapters/config/warnings/one-condition.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import type { CustomerReport } from "../../src/app/report/read-customer.ts";
import { ADMIN_ANSWER_BYTES, ADMIN_ROUTES } from "../../src/contracts/admin.ts";
import { shaped } from "../support/admin-answers.ts";
import {
  type Asked,
  adminEvent,
  adminHandlers,
  NO_CONTEXT,
  NOBODY,
  personClaims,
} from "../support/admin-api.ts";
import { bundleWith, customerWith } from "../support/config.ts";
import { fact } from "../support/facts.ts";
import { boughtAgo, openShop, type Shop, shopper } from "../support/nights.ts";
import { publishing } from "../support/publishing.ts";
import { uploading } from "../support/uploads.ts";

const CLAIMS = { ...personClaims("admin"), scope: "comeback/config.read" };

const lines: string[] = [];
logTo((line) => void lines.push(line));
afterAll(() => logTo((line) => void process.stdout.write(line)));
beforeEach(() => {
  lines.length = 0;
});

const recording = { changeLog: makeMemoryChangeLog(), clock: { now: () => 0 } };
const config = makeMemoryConfigStore();
const NO_NIGHT = { nights: { lastRun: async () => undefined }, clock: { now: () => 0 }, ...uploading() };
const expressions = makeReadableExpressions();
const ask = (asked: Asked) =>
  shaped(makeConfigHandler({ config, ...NO_NIGHT }))(adminEvent(asked), NO_CONTEXT);
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
        role: "admin",
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
    })(adminEvent({}), NO_CONTEXT);

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
    const scope = "comeback/customers.read comeback/personal.read";
    const handler = shaped(makeCustomerHandler({ ...NOBODY, read: async () => report(facts) }));
    const asked = { route: "GET /v1/customers/{key+}", claims: { ...CLAIMS, scope }, path: { key: "1" } };
    const { statusCode, body = "" } = await handler(adminEvent(asked), NO_CONTEXT);
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
    const { statusCode, body: answer = "" } = await shaped(handler)(adminEvent(asked), NO_CONTEXT);
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
    const publish = makePublishHandler(
      publishing({
        loadConfig: async () => ({ ok: true, bundle: bundleWith(), warnings: [warning] }),
        ...recording,
      }),
    );
    const event = adminEvent({
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
  const handlers = adminHandlers({ config });
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
        const event = adminEvent({ route: one.route, claims: { ...CLAIMS, scope }, body, path, query });
        const { statusCode = 0 } = await shaped(handlers[one.function])(event, NO_CONTEXT);
        expect([200, 202, 400, 404, 422]).toContain(statusCode);
      }),
      { numRuns: 500 },
    );
    expect(await config.current()).toBeUndefined();
    expect(await config.pausedChains()).toEqual(new Set());
  });
});
