import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from "aws-lambda";
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeHttpApi } from "../../local/http/api.ts";
import { apisOf } from "../../local/http/routes.ts";
import { MINUTE } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { makeTime, resourcesOf } from "../support/local.ts";

/** The settings of an authorizer as the CDK writes them, before two routes and a public one. */
const template = (issuer: string) => ({
  Api: { Type: "AWS::ApiGatewayV2::Api", Properties: { ProtocolType: "HTTP" } },
  Authorizer: {
    Type: "AWS::ApiGatewayV2::Authorizer",
    Properties: {
      ApiId: { Ref: "Api" },
      AuthorizerType: "JWT",
      IdentitySource: ["$request.header.Authorization"],
      JwtConfiguration: { Issuer: issuer, Audience: ["people", "scripts"] },
      Name: "Authorizer",
    },
  },
  Integration: {
    Type: "AWS::ApiGatewayV2::Integration",
    Properties: {
      ApiId: { Ref: "Api" },
      IntegrationType: "AWS_PROXY",
      IntegrationUri: "function",
      PayloadFormatVersion: "2.0",
    },
  },
  Read: route("GET /config", ["shop/read", "shop/all"]),
  Any: route("GET /any", []),
  Public: route("GET /public"),
});

function route(RouteKey: string, scopes?: readonly string[]) {
  const authorization = scopes && {
    AuthorizationType: "JWT",
    AuthorizerId: { Ref: "Authorizer" },
    AuthorizationScopes: scopes,
  };
  const Target = { "Fn::Join": ["/", ["integrations", { Ref: "Integration" }]] };
  return {
    Type: "AWS::ApiGatewayV2::Route",
    Properties: { ApiId: { Ref: "Api" }, RouteKey, Target, ...authorization },
  };
}

const KID = "key-1";
const keys = await generateKeyPair("RS256", { extractable: true });
const stranger = await generateKeyPair("RS256");
const curve = await generateKeyPair("ES256");
const jwk = { ...(await exportJWK(keys.publicKey)), kid: KID, alg: "RS256", use: "sig" };
const curveJwk = { ...(await exportJWK(curve.publicKey)), kid: "curve", use: "sig" };

const { clock, activity } = makeTime();
const seen: APIGatewayProxyEventV2WithJWTAuthorizer[] = [];
const servers: Server[] = [];
let issuer = "";
let api = "";

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  issuer = await listening(
    createServer(({ url }, response) => {
      const body = url?.endsWith("/jwks")
        ? { keys: [jwk, curveJwk] }
        : { issuer, jwks_uri: `${issuer}/jwks` };
      response.end(JSON.stringify(body));
    }),
  );
  const [declared] = apisOf(resourcesOf(template(issuer)), { now: clock.now, addressOf: (one) => one });
  if (!declared) throw new Error("there is no API");
  const handlers = {
    invoke: async (_: string, event: unknown) => {
      seen.push(event as APIGatewayProxyEventV2WithJWTAuthorizer);
      return { statusCode: 200, body: "done" };
    },
  };
  api = await listening(
    createServer(makeHttpApi(declared, { handlers, activity, now: clock.now, log: () => {} })),
  );
});

afterAll(() => {
  for (const server of servers) server.close();
});

beforeEach(() => {
  seen.length = 0;
});

const now = () => clock.now() / 1000;
const access = () => ({
  sub: "ann",
  client_id: "people",
  token_use: "access",
  scope: "shop/read shop/write",
  iat: now() - 60,
  exp: now() + 60,
});

interface Made {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: { readonly alg?: string; readonly kid?: string | undefined };
  readonly key?: Parameters<SignJWT["sign"]>[0];
}

/** An access token that is all right but for what the test says. `undefined` takes a claim away. */
const token = ({ claims = {}, header = {}, key = keys.privateKey }: Made = {}) => {
  const { kid, ...rest } = { kid: KID, alg: "RS256", ...header };
  return new SignJWT({ iss: issuer, ...access(), ...claims })
    .setProtectedHeader({ ...rest, ...defined({ kid }) })
    .sign(key);
};

const ask = async (authorization: string | undefined, path = "/config") => {
  const response = await fetch(`${api}${path}`, {
    headers: authorization === undefined ? {} : { authorization },
  });
  return {
    status: response.status,
    body: await response.text(),
    challenge: response.headers.get("www-authenticate"),
  };
};

describe("a token that is all right", () => {
  test("lets the request through, with its claims as text", async () => {
    expect(await ask(`Bearer ${await token({ claims: { groups: ["a", "b"] } })}`)).toMatchObject({
      status: 200,
    });
    expect(seen[0]?.requestContext.authorizer.jwt).toEqual({
      claims: {
        ...access(),
        iss: issuer,
        iat: `${access().iat}`,
        exp: `${access().exp}`,
        groups: "[a b]",
      },
      scopes: ["shop/read", "shop/write"],
    });
  });

  test.each([
    ["without Bearer", async () => token()],
    ["with bearer in small letters", async () => `bearer ${await token()}`],
    ["with another of the route's scopes", async () => token({ claims: { scope: "shop/all" } })],
    ["with its scopes in scp", async () => token({ claims: { scope: undefined, scp: ["shop/read"] } })],
    ["of the other client", async () => token({ claims: { client_id: "scripts" } })],
    [
      "with the client as one of its audiences",
      async () => token({ claims: { client_id: undefined, aud: ["elsewhere", "people"] } }),
    ],
  ])("is taken %s", async (_, made) => {
    expect(await ask(await made())).toMatchObject({ status: 200 });
  });

  test("is asked for any scope only where the route asks for one", async () => {
    const none = await token({ claims: { scope: undefined } });
    expect(await ask(none, "/any")).toMatchObject({ status: 200 });
    expect(await ask(undefined, "/any")).toMatchObject({ status: 401 });
    expect(await ask(undefined, "/public")).toMatchObject({ status: 200 });
  });

  test("is no longer when its time is over", async () => {
    const short = await token({ claims: { exp: now() + 60 } });
    expect(await ask(short)).toMatchObject({ status: 200 });
    await clock.advanceTo(clock.now() + MINUTE);
    expect(await ask(short)).toMatchObject({ status: 401 });
  });
});

/** Signed as if with an HMAC whose secret were what everybody knows of the key. */
const confused = async (secret: string) =>
  token({ header: { alg: "HS256" }, key: new TextEncoder().encode(secret) });

/** As if its algorithm needed no signature, under the name of a known key. */
async function unsigned(): Promise<string> {
  const [, payload] = (await token()).split(".");
  const head = Buffer.from(JSON.stringify({ alg: "none", kid: KID })).toString("base64url");
  return `${head}.${payload}.`;
}

/** The payload of one token under the signature of another. */
async function spliced(): Promise<string> {
  const [head, , signature] = (await token({ claims: { scope: "shop/nothing" } })).split(".");
  const [, payload] = (await token()).split(".");
  return [head, payload, signature].join(".");
}

describe("a token is refused with 401", () => {
  test.each([
    ["that is not there", async () => undefined, "no token"],
    ["that is empty", async () => "Bearer ", "names no key"],
    ["that is no token", async () => "Bearer nonsense", "names no key"],
    ["that is three empty parts", async () => "Bearer ..", "names no key"],
    ["of Basic authentication", async () => `Basic ${Buffer.from("a:b").toString("base64")}`, "names no key"],
    [
      "without a signature",
      async () => new UnsecuredJWT({ iss: issuer, ...access() }).encode(),
      "names no key",
    ],
    ["of the algorithm none", unsigned, "alg"],
    [
      "signed with HS256 and the public key as PEM",
      async () => confused(await exportSPKI(keys.publicKey)),
      "alg",
    ],
    ["signed with HS256 and the public key's modulus", async () => confused(String(jwk.n)), "alg"],
    [
      "signed by another key under a known name",
      async () => token({ key: stranger.privateKey }),
      "signature verification failed",
    ],
    [
      "signed by a key that the issuer does not have",
      async () => token({ header: { kid: "key-2" } }),
      "no applicable key",
    ],
    ["that names no key", async () => token({ header: { kid: undefined } }), "names no key"],
    [
      "signed with an elliptic curve, though the issuer has the key",
      async () => token({ header: { alg: "ES256", kid: "curve" }, key: curve.privateKey }),
      "alg",
    ],
    ["whose payload was exchanged", spliced, "signature verification failed"],
    ["that has expired", async () => token({ claims: { exp: now() - 1 } }), "exp"],
    ["that never expires", async () => token({ claims: { exp: undefined } }), "exp"],
    ["that is not valid yet", async () => token({ claims: { nbf: now() + 30 } }), "nbf"],
    ["issued in the future", async () => token({ claims: { iat: now() + 30 } }), "in the future"],
    ["of another issuer", async () => token({ claims: { iss: `${issuer}/other` } }), "iss"],
    ["of no issuer", async () => token({ claims: { iss: undefined } }), "iss"],
    ["for another client", async () => token({ claims: { client_id: "somebody" } }), "audience"],
    ["for nobody", async () => token({ claims: { client_id: undefined } }), "audience"],
    [
      "for another audience, whatever its client is",
      async () => token({ claims: { aud: "elsewhere", client_id: "people" } }),
      "audience",
    ],
  ])("%s", async (_, made, reason) => {
    const answer = await ask(await made());
    expect([answer.status, answer.body]).toEqual([401, '{"message":"Unauthorized"}']);
    expect(answer.challenge?.toLowerCase()).toMatch(
      new RegExp(`^bearer error="invalid_token" error_description="[ -~]*${reason}[ -~]*"$`),
    );
    expect(seen).toEqual([]);
  });
});

describe("a token is refused with 403", () => {
  test.each([
    ["with other scopes", { scope: "shop/write" }],
    ["with a scope that only begins alike", { scope: "shop/reader shop/read/all SHOP/READ" }],
    ["without scopes", { scope: undefined }],
    [
      "that is an ID token",
      { token_use: "id", aud: "people", client_id: undefined, scope: undefined, email: "ann@shop.example" },
    ],
  ])("%s", async (_, claims) => {
    const answer = await ask(`Bearer ${await token({ claims })}`);
    expect([answer.status, answer.body]).toEqual([403, '{"message":"Forbidden"}']);
    expect(answer.challenge).toContain('error="insufficient_scope"');
    expect(seen).toEqual([]);
  });
});

test("a route whose authorizer is missing is an error of the template", () => {
  const { Authorizer: _, ...without } = template("https://issuer.example");
  const Read = { ...without.Read, Properties: { ...without.Read.Properties, AuthorizerId: "gone" } };
  const resources = resourcesOf({ ...without, Read, Any: without.Public });
  expect(() => apisOf(resources, { now: clock.now, addressOf: (one) => one })).toThrow(
    "has no authorizer gone",
  );
});
