import { createRemoteJWKSet, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from "jose";
import * as z from "zod";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { declared, ignored, type Resource } from "../template/resources.ts";

const AuthorizerShape = z.strictObject({
  ApiId: z.string(),
  AuthorizerType: z.literal("JWT"),
  IdentitySource: z.tuple([z.literal("$request.header.Authorization")]),
  JwtConfiguration: z.strictObject({ Issuer: z.url(), Audience: z.array(z.string()).min(1) }),
  Name: ignored,
});

/** API Gateway takes no others. */
const ALGORITHMS = ["RS256", "RS384", "RS512"];

export type Authorization =
  /** What the function gets to see of the token. */
  | {
      readonly ok: true;
      readonly claims: Readonly<Record<string, string>>;
      readonly scopes: readonly string[];
    }
  | { readonly ok: false; readonly status: 401 | 403; readonly reason: string };

/** Judges the Authorization header of a request for a route that asks for any of the scopes. */
export type Authorizer = (header: string | undefined, scopes: readonly string[]) => Promise<Authorization>;

export interface AuthorizerDeps {
  readonly now: () => Instant;
  /** Where the documents of an issuer are to be read. */
  readonly addressOf: (issuer: string) => string;
}

/** The template's JWT authorizers by their ids, checking tokens as API Gateway says that it does. */
export function authorizersOf(
  resources: readonly Resource[],
  deps: AuthorizerDeps,
): ReadonlyMap<string, Authorizer> {
  const authorizers = declared(resources, "AWS::ApiGatewayV2::Authorizer", AuthorizerShape);
  return new Map(
    authorizers.map(({ physical, properties: { JwtConfiguration } }) => [
      physical.ref,
      makeAuthorizer(JwtConfiguration.Issuer, JwtConfiguration.Audience, deps),
    ]),
  );
}

function makeAuthorizer(
  issuer: string,
  audience: readonly string[],
  { now, addressOf }: AuthorizerDeps,
): Authorizer {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  const keySet = () => {
    keys ??= discovered(addressOf(issuer)).catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    return keys;
  };

  const verified = async (token: string): Promise<JWTPayload> => {
    if (keyIdOf(token) === undefined) throw new errors.JWTInvalid("the token names no key");
    const at = now();
    const { payload } = await jwtVerify(token, await keySet(), {
      issuer,
      algorithms: ALGORITHMS,
      currentDate: new Date(at),
      requiredClaims: ["exp"],
    });
    if (payload.iat !== undefined && payload.iat > at / 1000)
      throw new errors.JWTInvalid("the token was issued in the future");
    if (!audiencesOf(payload).some((one) => audience.includes(one)))
      throw new errors.JWTInvalid("the token does not have a valid audience");
    return payload;
  };

  return async (header, scopes) => {
    const token = header?.trim().replace(/^Bearer +/i, "");
    if (!token) return { ok: false, status: 401, reason: "no token" };
    try {
      const payload = await verified(token);
      const held = scopesOf(payload);
      if (scopes.length > 0 && !scopes.some((scope) => held.includes(scope)))
        return { ok: false, status: 403, reason: "insufficient_scope" };
      return { ok: true, claims: inText(payload), scopes: held };
    } catch (error) {
      // What is wrong with the token is an answer; that the issuer does not answer is a failure.
      if (error instanceof errors.JOSEError) return { ok: false, status: 401, reason: error.message };
      throw error;
    }
  };
}

function keyIdOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid;
  } catch {
    // Not a token at all.
    return undefined;
  }
}

const Discovery = z.object({ jwks_uri: z.url() });

async function discovered(address: string) {
  const response = await fetch(`${address}/.well-known/openid-configuration`);
  return createRemoteJWKSet(new URL(Discovery.parse(await response.json()).jwks_uri));
}

/** The client's id counts only in a token that names no audience, as Cognito's access tokens do. */
function audiencesOf({ aud, client_id }: JWTPayload): readonly string[] {
  if (aud !== undefined) return [aud].flat();
  return typeof client_id === "string" ? [client_id] : [];
}

function scopesOf({ scope, scp }: JWTPayload): readonly string[] {
  return [scope, scp].flat().flatMap((one) => (typeof one === "string" ? one.split(" ") : []));
}

/** API Gateway hands claims on as text, lists as `[a b]`. */
function inText(payload: JWTPayload): Readonly<Record<string, string>> {
  const text = (value: unknown) => (Array.isArray(value) ? `[${value.join(" ")}]` : String(value));
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, text(value)]));
}
