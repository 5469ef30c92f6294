import type { PageConfig } from "../../../src/contracts/page.ts";

/** What the sign-in gives (RFC 6749, 5.1). */
export interface Tokens {
  readonly access: string;
  /** Who it is, for showing. */
  readonly id: string | undefined;
  readonly refresh: string | undefined;
  /** By `performance.now()`, which no change of the clock moves. */
  readonly endsAt: number;
}

/** The sign-in has answered, and gives none. */
export class NoTokens extends Error {}

/** Asks the sign-in for tokens. Throws `NoTokens` where it refuses, and what `fetch` throws without a connection. */
export async function tokensFor(
  { url, client }: PageConfig["signIn"],
  grant: Readonly<Record<string, string>>,
): Promise<Tokens> {
  const askedAt = performance.now();
  const response = await fetch(`${url}/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({ client_id: client, ...grant }),
  });
  const answer: Readonly<Record<string, unknown>> = await response.json().catch(() => ({}));
  const { access_token: access } = answer;
  if (!response.ok || typeof access !== "string")
    throw new NoTokens(`${answer.error_description ?? answer.error ?? `the sign-in: ${response.status}`}`);
  return {
    access,
    id: textIn(answer.id_token),
    refresh: textIn(answer.refresh_token),
    endsAt: askedAt + Number(answer.expires_in ?? 0) * 1_000,
  };
}

const textIn = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
