import { createHash, randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { type AppClient, issuerOf, type UserPools } from "./cognito.ts";
import type { Account, Directory } from "./directory.ts";
import { makeTokens } from "./issuer-tokens.ts";

/** The secret of every client that has one. It protects nothing: the stack listens on this machine only. */
export const LOCAL_CLIENT_SECRET = "demo-client-secret";
const CODE_LIVES_MS = 5 * 60_000;

export interface IssuerDeps {
  readonly url: string;
  readonly now: () => Instant;
  readonly directory: Directory;
}

interface Reply {
  readonly status: number;
  readonly body: object;
  readonly location?: string;
}

/** What somebody who has signed in at a client may do there. */
interface Grant {
  readonly client: AppClient;
  readonly account: Account;
  readonly scopes: readonly string[];
  readonly signedInAt: Instant;
}

/** A sign-in on its way: what the code stands for that the browser brings back. */
interface Granted extends Grant {
  readonly redirect: string;
  readonly challenge: string;
  readonly until: Instant;
}

/**
 * Stands for Cognito: the documents that authorizers read, and tokens for the template's app clients as OAuth 2.0 gives
 * them, to programs for their secret and to people with an authorization code and PKCE. Whoever asks to sign in is
 * signed in, as whom `login_hint` names: only this machine can ask.
 */
export function makeIssuer(
  { pools, clients }: UserPools,
  { url, now, directory }: IssuerDeps,
): RequestListener {
  const tokens = makeTokens(now);
  const codes = new Map<string, Granted>();
  const refreshable = new Map<string, Grant>();

  const documents = async (path: string): Promise<Reply> => {
    const [, pool = "", name = ""] = /^\/([^/]+)\/\.well-known\/(.+)$/.exec(path) ?? [];
    if (!pools.has(pool)) return refused(404, "not_found");
    if (name === "jwks.json") return { status: 200, body: await tokens.jwks() };
    return name === "openid-configuration"
      ? { status: 200, body: configuration(pool, url) }
      : refused(404, "not_found");
  };

  const authorize = (query: URLSearchParams): Reply => {
    const client = clients.get(query.get("client_id") ?? "");
    const redirect = query.get("redirect_uri") ?? "";
    if (!client?.flows.includes("code") || !client.callbacks.includes(redirect))
      return refused(400, "invalid_request");
    const back = new URL(redirect);
    back.searchParams.set("state", query.get("state") ?? "");
    const scopes = granted(client, query.get("scope"));
    const challenge = query.get("code_challenge");
    const account = directory.signIn(client.pool, query.get("login_hint"));
    if (!account || !scopes || !challenge || query.get("code_challenge_method") !== "S256") {
      const error = scopes ? "invalid_request" : "invalid_scope";
      back.searchParams.set("error", account ? error : "access_denied");
      return { status: 302, body: {}, location: back.href };
    }
    const code = randomUUID();
    const signedInAt = now();
    const until = signedInAt + CODE_LIVES_MS;
    codes.set(code, { client, account, scopes, redirect, challenge, signedInAt, until });
    back.searchParams.set("code", code);
    return { status: 302, body: {}, location: back.href };
  };

  const exchange = async (form: URLSearchParams): Promise<Reply> => {
    const grant = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const fits =
      grant?.client.id === form.get("client_id") &&
      grant?.redirect === form.get("redirect_uri") &&
      grant?.challenge === proof &&
      now() < grant.until;
    if (!fits) return refused(400, "invalid_grant");
    const refresh_token = randomUUID();
    refreshable.set(refresh_token, grant);
    return issued(grant.client, { ...(await personal(grant)), refresh_token });
  };

  const personal = async ({ client, account, scopes, signedInAt }: Grant) => ({
    access_token: await tokens.access(client, scopes, account),
    ...(scopes.includes("openid") && { id_token: await tokens.id(client, account, signedInAt) }),
  });

  const refresh = async (form: URLSearchParams): Promise<Reply> => {
    const grant = refreshable.get(form.get("refresh_token") ?? "");
    if (grant?.client.id !== form.get("client_id")) return refused(400, "invalid_grant");
    return issued(grant.client, await personal(grant));
  };

  /** Nobody is asked who they are here, so there is nothing to forget: the browser goes back where it came from. */
  const logout = (query: URLSearchParams): Reply => {
    const location = query.get("logout_uri") ?? "";
    const client = clients.get(query.get("client_id") ?? "");
    return client?.logouts.includes(location)
      ? { status: 302, body: {}, location }
      : refused(400, "invalid_request");
  };

  const credentials = async (request: IncomingMessage, form: URLSearchParams): Promise<Reply> => {
    const { id, secret } = credentialsOf(request, form);
    const client = clients.get(id);
    if (!client?.hasSecret || secret !== LOCAL_CLIENT_SECRET) return refused(400, "invalid_client");
    if (!client.flows.includes("client_credentials")) return refused(400, "unauthorized_client");
    const scopes = granted(client, form.get("scope"));
    if (!scopes) return refused(400, "invalid_scope");
    return issued(client, { access_token: await tokens.access(client, scopes, "program") });
  };

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    if (request.method === "GET" && pathname === "/oauth2/authorize") return authorize(searchParams);
    if (request.method === "GET" && pathname === "/logout") return logout(searchParams);
    if (request.method === "GET") return documents(pathname);
    if (request.method !== "POST" || pathname !== "/oauth2/token") return refused(404, "not_found");
    const form = new URLSearchParams(await text(request));
    const grant = form.get("grant_type");
    if (grant === "authorization_code") return exchange(form);
    if (grant === "refresh_token") return refresh(form);
    return grant === "client_credentials"
      ? credentials(request, form)
      : refused(400, "unsupported_grant_type");
  };

  /** Browsers may ask from the pages that people come back to, and from nowhere else. */
  const pages = new Set(
    [...clients.values()].flatMap(({ callbacks }) => callbacks.map((one) => new URL(one).origin)),
  );
  const sharing = ({ headers: { origin } }: IncomingMessage) =>
    origin !== undefined && pages.has(origin)
      ? {
          "access-control-allow-origin": origin,
          "access-control-allow-headers": "authorization, content-type",
        }
      : {};

  return (request, response) => {
    if (request.method === "OPTIONS") return void response.writeHead(204, sharing(request)).end();
    answer(request).then(
      ({ status, body, location }) =>
        response
          .writeHead(status, {
            "content-type": "application/json",
            ...sharing(request),
            ...(location && { location }),
          })
          .end(JSON.stringify(body)),
      () => response.destroy(),
    );
  };
}

const refused = (status: number, error: string): Reply => ({ status, body: { error } });

const issued = ({ tokenMinutes }: AppClient, tokens: object): Reply => ({
  status: 200,
  body: { ...tokens, token_type: "Bearer", expires_in: tokenMinutes * 60 },
});

/** The scopes asked for, or all that the client may have; undefined when it may not have one of them. */
function granted(client: AppClient, asked: string | null): readonly string[] | undefined {
  const scopes = asked?.split(" ").filter((scope) => scope !== "") ?? [];
  if (scopes.length === 0) return client.scopes;
  return scopes.every((scope) => client.scopes.includes(scope)) ? scopes : undefined;
}

/** In the header (client_secret_basic) or in the form. */
function credentialsOf({ headers }: IncomingMessage, form: URLSearchParams) {
  const [, basic] = /^Basic (.+)$/i.exec(headers.authorization ?? "") ?? [];
  if (!basic) return { id: form.get("client_id") ?? "", secret: form.get("client_secret") ?? "" };
  const [id = "", secret = ""] = Buffer.from(basic, "base64").toString("utf8").split(":");
  return { id, secret };
}

function configuration(pool: string, url: string) {
  return {
    issuer: issuerOf(pool),
    authorization_endpoint: `${url}/oauth2/authorize`,
    token_endpoint: `${url}/oauth2/token`,
    end_session_endpoint: `${url}/logout`,
    jwks_uri: `${url}/${pool}/.well-known/jwks.json`,
    response_types_supported: ["code"],
    id_token_signing_alg_values_supported: ["RS256"],
    subject_types_supported: ["public"],
  };
}
