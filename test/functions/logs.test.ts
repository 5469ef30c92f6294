import { readdirSync } from "node:fs";
import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { logTo } from "../../functions/middleware/observed.ts";
import { applyEnvironment } from "../../local/functions/environment.ts";
import { setTransport } from "../../src/adapters/transport.ts";
import { ADMIN_ROUTES, scopeName } from "../../src/contracts/admin.ts";
import { Environment, type EnvironmentName } from "../../src/contracts/environment.ts";
import { ROUTES } from "../../src/contracts/routes.ts";
import { requestEvent } from "../support/ingest-server.ts";

/** What somebody has sent, or what is stored: none of it may get into a log. */
const CANARY = "kanarya";
const FUNCTIONS = readdirSync(new URL("../../functions", import.meta.url))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(/\.ts$/, ""));

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const SPECIAL: Partial<Record<EnvironmentName, string>> = {
  ANALYST_FILES: "auto",
  EDGE_SHA256: "none",
  PUBLIC_URL: "https://api.example",
};
const names = Object.keys(Environment.shape) as EnvironmentName[];
const arn = (name: string) => `arn:aws:states:us-east-1:000000000000:stateMachine:${name.toLowerCase()}`;
let restore: () => void = () => {};

beforeAll(() => {
  restore = applyEnvironment({
    ...{ AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "none", AWS_SECRET_ACCESS_KEY: "none" },
    ...Object.fromEntries(names.map((name) => [name, SPECIAL[name] ?? arn(name)])),
  });
  setTransport({
    signer: { sign: async (request) => request },
    // What a service answers is quoted by whoever cannot read it.
    requestHandler: { handle: async () => JSON.parse(CANARY) } as never,
  });
});
afterAll(() => {
  restore();
  setTransport({});
});

let lines: string[] = [];
beforeEach(() => {
  lines = [];
  logTo((line) => lines.push(line));
});

/** What a function may be called with: of everything a bit, with the canary wherever there is a place for it. */
function eventsFor(name: string): readonly object[] {
  const admin = ADMIN_ROUTES.filter((route) => route.function === name).map(({ route, scope }) => {
    const claims = { sub: "s", token_use: "access", client_id: "s", scope: scopeName(scope) };
    const event = requestEvent({ path: `/v1/${CANARY}`, headers: JSON_TYPE, body: CANARY });
    const http = { ...event.requestContext.http, method: route.split(" ")[0] };
    const requestContext = { ...event.requestContext, http, authorizer: { jwt: { claims, scopes: null } } };
    return { ...event, routeKey: route, requestContext, pathParameters: parametersOf(route) };
  });
  const open = ROUTES.filter((route) => route.function === name).map(({ method, path }) => {
    const event = requestEvent({ path: path.replace(/\{\w+\}/g, CANARY), headers: JSON_TYPE, body: CANARY });
    const http = { ...event.requestContext.http, method };
    const requestContext = { ...event.requestContext, http };
    return { ...event, routeKey: `${method} ${path}`, requestContext, pathParameters: parametersOf(path) };
  });
  const image = {
    customer: { S: `u:${CANARY}` },
    fact: { S: CANARY },
    kind: { S: CANARY },
    [CANARY]: { S: CANARY },
  };
  const record = { eventName: "INSERT", dynamodb: { SequenceNumber: "1", Keys: image, NewImage: image } };
  const others = [
    { [CANARY]: CANARY },
    { Records: [record] },
    { detail: { [CANARY]: CANARY }, source: CANARY },
  ];
  return [...admin, ...open, ...others];
}

const JSON_TYPE = {
  "content-type": "application/json",
  "x-write-key": CANARY,
  authorization: `Basic ${CANARY}`,
};
const parametersOf = (path: string) =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name = ""]) => [name, CANARY]));

it.each(FUNCTIONS)("%s quotes nothing in its log, nor in what it fails with", async (name) => {
  const { handler }: { handler: Handler } = await import(`../../functions/${name}.ts`);
  for (const event of eventsFor(name)) {
    const [failed] = await Promise.allSettled([handler(event, { awsRequestId: "r" })]);
    if (failed.status === "rejected")
      expect(inspect(failed.reason, { depth: null, showHidden: true })).not.toContain(CANARY);
  }
  expect(lines.join("").includes(`"function":"`)).toBe(true);
  expect(lines.filter((line) => line.includes(CANARY))).toEqual([]);
}, 60_000);
