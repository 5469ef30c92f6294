import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL_CLIENT_SECRET } from "../../local/users/issuer.ts";
import { ADMIN_ROUTES, ADMIN_SCOPES, SIGN_IN_CALLBACK, scopeName } from "../../src/contracts/admin.ts";
import { expectShaped, routeOf } from "../support/admin-answers.ts";
import { type StoreStack, startStore } from "../support/store-stack.ts";

const NOON = Date.UTC(2026, 2, 2, 9);
const ANNA = "anna@shop.example";

let store: StoreStack;
let everything: string;

beforeAll(async () => {
  store = await startStore(NOON);
  everything = await tokenFor("");
});

afterAll(() => store.stop());

/** A token as a script gets it. */
async function tokenFor(scope: string): Promise<string> {
  const { issuerUrl, clients } = store.stack;
  const response = await fetch(`${issuerUrl}/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${clients.scripts}:${LOCAL_CLIENT_SECRET}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials", ...(scope && { scope }) }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

async function call(method: string, path: string, body?: unknown, token: string | undefined = everything) {
  const response = await fetch(`${store.stack.adminUrl}${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      ...(token !== "" && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const answer = { status: response.status, body: JSON.parse(await response.text()) };
  expectShaped(routeOf(method, path), answer);
  return answer;
}

const pathOf = (route: string) => route.replace(/\{\w+\+?\}/, "1").split(" ") as [string, string];

describe("every route", () => {
  it.each(
    ADMIN_ROUTES.map((one) => [one.route, one.scope] as const),
  )("%s needs a token, and its own scope in it", async (route, scope) => {
    const [method, path] = pathOf(route);
    const others = Object.keys(ADMIN_SCOPES).filter((one) => one !== scope) as (keyof typeof ADMIN_SCOPES)[];
    const without = await tokenFor(others.map(scopeName).join(" "));
    expect(await call(method, path, undefined, "")).toEqual({
      status: 401,
      body: { message: "Unauthorized" },
    });
    expect(await call(method, path, undefined, without)).toEqual({
      status: 403,
      body: { message: "Forbidden" },
    });
    const { status } = await call(method, path, undefined, await tokenFor(scopeName(scope)));
    expect([200, 202, 400, 404, 422]).toContain(status);
  });
});

describe("people", () => {
  const verifier = "a-verifier-that-is-as-long-as-it-has-to-be-for-pkce";

  async function signIn(challenge: string, over: Readonly<Record<string, string>> = {}) {
    const query = new URLSearchParams({
      response_type: "code",
      client_id: store.stack.clients.people,
      redirect_uri: SIGN_IN_CALLBACK,
      scope: `openid ${scopeName("config.read")}`,
      state: "s1",
      code_challenge: challenge,
      code_challenge_method: "S256",
      ...over,
    });
    const response = await fetch(`${store.stack.issuerUrl}/oauth2/authorize?${query}`, {
      redirect: "manual",
    });
    return response.headers.get("location");
  }

  async function exchange(location: string | null, code_verifier: string) {
    const form = {
      grant_type: "authorization_code",
      client_id: store.stack.clients.people,
      redirect_uri: SIGN_IN_CALLBACK,
      code: new URL(location ?? "").searchParams.get("code") ?? "",
      code_verifier,
    };
    const response = await fetch(`${store.stack.issuerUrl}/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams(form),
    });
    const answer = (await response.json()) as {
      readonly access_token?: string;
      readonly id_token?: string;
      readonly error?: string;
    };
    return { status: response.status, ...answer };
  }

  async function challengeOf(text: string): Promise<string> {
    const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return Buffer.from(hash).toString("base64url");
  }

  it("sign in with a code that is good once, for who asked for it", async () => {
    const location = await signIn(await challengeOf(verifier));
    expect(location).toMatch(/^http:\/\/localhost:4407\/signed-in\?state=s1&code=/);
    expect(await exchange(location, "another-verifier")).toMatchObject({
      status: 400,
      error: "invalid_grant",
    });
    const again = await signIn(await challengeOf(verifier));
    const { access_token } = await exchange(again, verifier);
    expect(await call("GET", "/v1/config", undefined, access_token)).toMatchObject({ status: 200 });
    expect(await exchange(again, verifier)).toMatchObject({ status: 400, error: "invalid_grant" });
  });

  it("get nowhere with an ID token, which says who they are and not what they may", async () => {
    const { id_token } = await exchange(await signIn(await challengeOf(verifier)), verifier);
    expect(await call("GET", "/v1/config", undefined, id_token)).toMatchObject({ status: 403 });
  });

  it("are sent back to the command line and nowhere else", async () => {
    expect(await signIn("x", { redirect_uri: "https://elsewhere.example/" })).toBeNull();
    expect(await signIn("x", { scope: "comeback/everything" })).toContain("error=invalid_scope");
    expect(await signIn("", {})).toContain("error=invalid_request");
  });
});

describe("a config", () => {
  const published = async () => (await call("GET", "/v1/config")).body.version as number;

  it("is published whole, named after who did it, and shown", async () => {
    const { files } = (await call("GET", `/v1/config/${await published()}`)).body;
    const renamed = { ...files, "store.yaml": files["store.yaml"].replace(/^name: .*$/m, "name: Teas") };
    const put = await call("PUT", "/v1/config", { files: renamed, note: "a new name" });
    expect(put).toMatchObject({
      status: 200,
      body: { result: "published", by: store.stack.clients.scripts, note: "a new name" },
    });
    const { version } = put.body;
    expect((await call("GET", `/v1/config/${version}`)).body.files).toEqual(renamed);
    expect((await call("PUT", "/v1/config", { files: renamed })).body).toMatchObject({
      result: "unchanged",
      version,
    });
    const back = await call("POST", "/v1/config/rollback", { version: version - 1 });
    expect(back.body).toMatchObject({ result: "published", version: version + 1 });
    const { history } = (await call("GET", "/v1/config")).body;
    expect(history.slice(0, 2)).toMatchObject([
      { version: version + 1, note: `rollback to version ${version - 1}` },
      { version, note: "a new name" },
    ]);
  });

  it("that is wrong is refused with every file, line and reason, and nothing changes", async () => {
    const before = await published();
    const { files } = (await call("GET", `/v1/config/${before}`)).body;
    const wrong = {
      ...files,
      "offers.yaml": "tiers: 3\n",
      "templates/welcome/en.mjml": "<mjml>",
    };
    const { status, body } = await call("PUT", "/v1/config", { files: wrong });
    expect([status, body.type]).toEqual([422, "urn:comeback:problem:wrong-config"]);
    expect(body.problems).toContainEqual({
      file: "templates/welcome/en.mjml",
      line: 1,
      column: 1,
      message: expect.stringContaining("<mjml> is not closed"),
    });
    expect(body.problems.map(({ file }: { file: string }) => file)).toContain("offers.yaml");
    expect(await published()).toBe(before);
  });

  it.each([
    ["no JSON", "{", 400, "malformed"],
    ["no files", { note: "x" }, 400, "malformed"],
    ["a file that is no text", { files: { "store.yaml": 1 } }, 400, "malformed"],
    ["a key too many", { files: {}, by: "somebody else" }, 400, "malformed"],
    [
      "files that are called like parts of objects",
      '{"files":{"__proto__":"x","constructor":"y"}}',
      422,
      "wrong-config",
    ],
    ["more than 4 MB", { files: { "a.yaml": "x".repeat(4_000_000) } }, 413, "body-too-large"],
  ])("with %s is refused", async (_, body, status, kind) => {
    const answer = await call("PUT", "/v1/config", body);
    expect([answer.status, answer.body.type]).toEqual([status, `urn:comeback:problem:${kind}`]);
  });

  it("that was never published can be neither shown nor put in force", async () => {
    expect((await call("GET", "/v1/config/999")).status).toBe(404);
    expect((await call("GET", "/v1/config/zero")).status).toBe(400);
    expect((await call("POST", "/v1/config/rollback", { version: 999 })).status).toBe(404);
  });
});

describe("a chain", () => {
  it("is paused and resumed", async () => {
    const paused = async () => {
      const { chains } = (await call("GET", "/v1/config")).body;
      return chains.find(({ id }: { id: string }) => id === "win-back").paused;
    };
    expect((await call("POST", "/v1/chains/win-back/pause")).body).toMatchObject({ changed: true });
    expect(await paused()).toBe(true);
    expect((await call("POST", "/v1/chains/win-back/pause")).body).toMatchObject({ changed: false });
    expect((await call("POST", "/v1/chains/win-back/resume")).body).toMatchObject({ changed: true });
    expect(await paused()).toBe(false);
  });

  it("that does not exist is not, and the ones that do are named", async () => {
    const { status, body } = await call("POST", "/v1/chains/winback/pause");
    expect([status, body.detail]).toEqual([404, expect.stringContaining("win-back")]);
  });
});

describe("a night and what it finds", () => {
  const order = { order_id: "o1", total: 390, currency: "RUB", products: [] };

  it("is started, followed and read", async () => {
    await store.happens(
      { type: "identify", userId: "a/1", traits: { email: ANNA } },
      { type: "track", userId: "a/1", event: "Order Completed", properties: order },
    );
    const started = await call("POST", "/v1/runs", { date: "2026-03-02", force: true });
    expect(started).toMatchObject({ status: 202, body: { status: "RUNNING" } });
    await store.stack.settled();
    const finished = await call("GET", `/v1/runs/${started.body.name}`);
    expect(finished.body).toMatchObject({ status: "SUCCEEDED", output: { run: "2026-03-02", customers: 1 } });
    expect((await call("GET", "/v1/runs/latest")).body).toEqual(finished.body);
    expect((await call("GET", "/v1/metrics")).body).toMatchObject({ date: "2026-03-02", customers: 1 });
    expect((await call("GET", "/v1/metrics?date=2026-03-02")).body).toMatchObject({ orders: 1 });
    expect((await call("GET", "/v1/metrics?from=2026-03-01&to=2026-03-31")).body).toHaveLength(1);
    expect((await call("GET", "/v1/metrics?from=2026-03-03&to=2026-03-31")).body).toEqual([]);
    expect((await call("GET", "/v1/metrics?date=2026-01-01")).status).toBe(404);
    expect((await call("GET", "/v1/results")).body).toMatchObject({ results: [] });
  });

  it.each([
    "date=yesterday",
    "from=2026-03-01",
    "from=2026-03-02&to=2026-03-01",
    "from=2026-01-01&to=2026-12-31",
    "date=2026-03-02&from=2026-03-01&to=2026-03-02",
    "day=2026-03-02",
  ])("is not found by ?%s", async (query) => {
    expect(await call("GET", `/v1/metrics?${query}`)).toMatchObject({ status: 400 });
  });

  it("shows a customer by any id, and says when there is none", async () => {
    const report = await call("GET", `/v1/customers/${encodeURIComponent("a/1")}`);
    expect(report).toMatchObject({
      status: 200,
      body: { id: "u:a/1", profile: { orders: 1 }, score: {}, factsLeftOut: 0 },
    });
    expect((await call("GET", `/v1/customers/${ANNA}`)).body.id).toBe("u:a/1");
    expect((await call("GET", "/v1/customers/a/1")).body.id).toBe("u:a/1");
    expect((await call("GET", "/v1/customers/nobody")).status).toBe(404);
  });
});

it("leaves a line for every call, with who and what, and nobody's address", async () => {
  const log = await readFile(`${store.directory}/local.log`, "utf8");
  const lines = log
    .split("\n")
    .flatMap((line) => (line.includes('"audit"') ? [JSON.parse(line.slice(25))] : []));
  expect(new Set(lines.map(({ audit }) => audit))).toEqual(new Set(ADMIN_ROUTES.map(({ route }) => route)));
  const who = { subject: store.stack.clients.scripts, client: store.stack.clients.scripts };
  expect(lines).toContainEqual(
    expect.objectContaining({ ...who, audit: "PUT /v1/config", status: 200, result: "published" }),
  );
  expect(lines).toContainEqual(
    expect.objectContaining({ ...who, audit: "GET /v1/customers/{key+}", status: 404 }),
  );
  expect(log).not.toContain(ANNA);
  expect(log).not.toContain("a/1");
});
