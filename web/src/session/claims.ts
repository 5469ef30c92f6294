import type { PageConfig } from "../../../src/contracts/page.ts";

/** What an access token says of the person and of what it is good for. */
export interface Claims {
  readonly subject: string;
  readonly role: string | undefined;
  readonly scopes: ReadonlySet<string>;
}

/** Not verified: the API does that. It is read only to leave out what the API would refuse. */
export function claimsOf(token: string, roles: PageConfig["roles"]): Claims {
  const claims = decoded(token);
  const groups = Array.isArray(claims["cognito:groups"]) ? claims["cognito:groups"].map(String) : [];
  // Contracts name the roles from the least on.
  const role = Object.keys(roles ?? {}).findLast((one) => groups.includes(one));
  const carried = `${claims.scope ?? ""}`.split(" ").map((scope) => scope.replace(/^comeback\//, ""));
  const allowed = roles ? new Set(role === undefined ? [] : roles[role]) : undefined;
  return {
    subject: `${claims.sub ?? ""}`,
    role,
    scopes: new Set(carried.filter((scope) => allowed?.has(scope) ?? true)),
  };
}

/** The address in an ID token, to show who is signed in. */
export function emailIn(idToken: string | undefined): string | undefined {
  const email = idToken === undefined ? undefined : decoded(idToken).email;
  return typeof email === "string" ? email : undefined;
}

function decoded(token: string): Readonly<Record<string, unknown>> {
  const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
  const bytes = Uint8Array.from(atob(payload), (sign) => sign.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}
