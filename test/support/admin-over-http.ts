import { LOCAL_CLIENT_SECRET } from "../../local/users/issuer.ts";
import { type AdminAnswer, expectShaped, routeOf } from "./admin-answers.ts";

interface Addresses {
  readonly adminUrl: string;
  readonly issuerUrl: string;
  readonly clients: { readonly scripts: string };
}

/** The admin API of a local stack, by a token with every scope. Each answer is held against its route's shape. */
export async function adminApi({ adminUrl, issuerUrl, clients }: Addresses) {
  const issued = await fetch(`${issuerUrl}/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${clients.scripts}:${LOCAL_CLIENT_SECRET}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token } = (await issued.json()) as { readonly access_token: string };

  return async (method: "GET" | "POST" | "PUT", path: string, body?: unknown): Promise<AdminAnswer> => {
    const response = await fetch(`${adminUrl}${path}`, {
      method,
      headers: { "content-type": "application/json", authorization: `Bearer ${access_token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = { status: response.status, body: await response.json() };
    expectShaped(routeOf(method, path), answer);
    return answer;
  };
}
