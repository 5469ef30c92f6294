import { createHash, randomBytes, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import * as z from "zod";
import { RESOURCE_SERVER, SIGN_IN_CALLBACK } from "../../src/contracts/admin.ts";
import { misuse } from "../terminal/refusal.ts";
import type { Issuer } from "./issuer.ts";

const PATIENCE_MS = 5 * 60_000;

const Answer = z.object({ access_token: z.string().optional(), error: z.string().optional() });

/** A token for a script: the client's secret is its password. */
export function tokenForScript(
  { url, scripts }: Issuer,
  secret: string,
  scopes: readonly string[],
): Promise<string> {
  if (!scripts) {
    throw misuse("this deployment has no client for scripts: deploy it with -c adminMachineClient=true");
  }
  return askFor(url, {
    grant_type: "client_credentials",
    client_id: scripts,
    client_secret: secret,
    scope: scopes.map(named).join(" "),
  });
}

/**
 * A token for a person, who signs in in a browser: authorization code with PKCE, so that nothing secret is in the
 * address. `open` gets the address to the person, and may answer where the browser was sent back to.
 */
export async function tokenForPerson(
  { url, people }: Issuer,
  { scopes, as }: { readonly scopes: readonly string[]; readonly as?: string | undefined },
  open: (address: string) => Promise<string | undefined>,
): Promise<string> {
  const code_verifier = randomBytes(48).toString("base64url");
  const state = randomUUID();
  const query = new URLSearchParams({
    response_type: "code",
    client_id: people,
    redirect_uri: SIGN_IN_CALLBACK,
    scope: scopes.map(named).join(" "),
    state,
    code_challenge: createHash("sha256").update(code_verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...(as !== undefined && { login_hint: as }),
  });
  const back = new URL((await open(`${url}/oauth2/authorize?${query}`)) ?? (await waitForBrowser()));
  const code = back.searchParams.get("code");
  if (back.searchParams.get("state") !== state || !code) {
    throw misuse(`nobody signed in: ${back.searchParams.get("error") ?? "an answer to another question"}`);
  }
  return askFor(url, {
    grant_type: "authorization_code",
    client_id: people,
    redirect_uri: SIGN_IN_CALLBACK,
    code,
    code_verifier,
  });
}

const named = (scope: string) => (scope.includes("/") ? scope : `${RESOURCE_SERVER}/${scope}`);

async function askFor(issuer: string, form: Readonly<Record<string, string>>): Promise<string> {
  const response = await fetch(`${issuer}/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams(form),
  });
  const answer = Answer.safeParse(await response.json().catch(() => undefined));
  const { access_token, error = `status ${response.status}` } = answer.data ?? {};
  if (access_token === undefined) throw misuse(`no token from ${issuer}: ${error}`);
  return access_token;
}

/** The address at which the browser comes back, once. */
function waitForBrowser(): Promise<string> {
  const callback = new URL(SIGN_IN_CALLBACK);
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const at = new URL(request.url ?? "/", callback);
      if (at.pathname !== callback.pathname) return void response.writeHead(404).end();
      response
        .writeHead(200, { "content-type": "text/plain", connection: "close" })
        .end("Done. You can close this page and go back to the terminal.");
      server.close();
      clearTimeout(timer);
      resolve(at.href);
    });
    const timer = setTimeout(() => {
      server.close();
      reject(misuse("nobody came back from the browser within five minutes"));
    }, PATIENCE_MS);
    server.once("error", (error) => {
      clearTimeout(timer);
      reject(misuse(`the command cannot wait for the browser on ${callback.host}: ${error.message}`));
    });
    server.listen(Number(callback.port), callback.hostname);
  });
}
