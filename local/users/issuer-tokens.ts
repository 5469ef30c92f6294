import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { type AppClient, issuerOf } from "./cognito.ts";
import type { Account } from "./directory.ts";

const ALGORITHM = "RS256";

export interface Tokens {
  jwks(): Promise<{ readonly keys: readonly JWK[] }>;
  /** For a person, or for a program, whose subject is its client. */
  access(client: AppClient, scopes: readonly string[], of: Account | "program"): Promise<string>;
  /** `signedInAt` stays that of the sign-in when a token is renewed: clients refuse it otherwise (OIDC Core 12.2). */
  id(client: AppClient, of: Account, signedInAt: Instant): Promise<string>;
}

/** Tokens with the claims that Cognito's have, signed with a key that this process has made and nobody else knows. */
export function makeTokens(now: () => Instant): Tokens {
  let pair: Promise<Awaited<ReturnType<typeof generateKeyPair>>> | undefined;
  const kid = randomUUID();
  const keys = () => {
    pair ??= generateKeyPair(ALGORITHM);
    return pair;
  };
  const sign = async (client: AppClient, claims: Readonly<Record<string, unknown>>) => {
    const seconds = Math.floor(now() / 1000);
    return new SignJWT({ auth_time: seconds, jti: randomUUID(), ...claims })
      .setProtectedHeader({ alg: ALGORITHM, kid })
      .setIssuer(issuerOf(client.pool))
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + client.tokenMinutes * 60)
      .sign((await keys()).privateKey);
  };
  return {
    async jwks() {
      const { publicKey } = await keys();
      return { keys: [{ ...(await exportJWK(publicKey)), kid, alg: ALGORITHM, use: "sig" }] };
    },
    access: (client, scopes, of) =>
      sign(client, {
        sub: of === "program" ? client.id : of.sub,
        token_use: "access",
        client_id: client.id,
        scope: scopes.join(" "),
        version: 2,
        ...(of !== "program" && { username: of.sub, ...groupsOf(of) }),
      }),
    id: (client, of, signedInAt) =>
      sign(client, {
        auth_time: Math.floor(signedInAt / 1000),
        ...{ sub: of.sub, email: of.email, token_use: "id", aud: client.id },
        "cognito:username": of.sub,
        ...groupsOf(of),
      }),
  };
}

/** Who is in none has no such claim. */
const groupsOf = ({ groups }: Account) => (groups.size > 0 ? { "cognito:groups": [...groups] } : {});
