import type { PageConfig } from "../../../src/contracts/page.ts";
import { claimsOf, emailIn } from "./claims.ts";
import { type Answer, forgetHint, home, leave } from "./redirect.ts";
import { NoTokens, type Tokens, tokensFor } from "./tokens.ts";
import type { Session } from "./who.ts";

/** Whoever comes back from the sign-in and is refused at once would go round in circles. */
const CIRCLE_MS = 10_000;
/** A token that ends so soon may have ended when the API reads it. */
const EARLY_MS = 60_000;

/**
 * The session of who comes back from the sign-in. Tokens are in memory alone, so that a reload signs in again; the person
 * hardly sees it, because the sign-in knows them, and comes back to the same address.
 */
export async function signIn({ api, signIn: place, roles }: PageConfig, answer: Answer): Promise<Session> {
  if (answer.kind === "refused") throw new Error(answer.why);
  const { code, verifier: code_verifier } = answer;
  const grant = { grant_type: "authorization_code", code, code_verifier, redirect_uri: home() };
  const first = await tokensFor(place, grant);
  const { role, ...claims } = claimsOf(first.access, roles);
  const email = emailIn(first.id);
  return {
    ...{ status: "signed-in", api, ...claims },
    ...(role !== undefined && { role }),
    ...(email !== undefined && { email }),
    token: renewing(place, first),
    signOut() {
      forgetHint();
      const back = new URLSearchParams({ client_id: place.client, logout_uri: home() });
      location.assign(`${place.url}/logout?${back}`);
    },
  };
}

/** A token that is good for now and is not `refused`; leaves for the sign-in where there is none to be had. */
function renewing(place: PageConfig["signIn"], first: Tokens): Session["token"] {
  let now = first;
  let renewal: Promise<string> | undefined;
  const since = performance.now();
  const renewed = async (): Promise<string> => {
    const next = await refreshed(place, now);
    if (next) {
      now = { ...next, refresh: next.refresh ?? now.refresh };
      return now.access;
    }
    if (performance.now() - since < CIRCLE_MS)
      throw new Error("the API refuses what the sign-in has just given");
    return leave(place);
  };
  return async (refused) => {
    if (now.access !== refused && performance.now() < now.endsAt - EARLY_MS) return now.access;
    renewal ??= renewed().finally(() => {
      renewal = undefined;
    });
    return renewal;
  };
}

/** Without a connection nobody can sign in either: what `fetch` throws then goes on, and the page stays and says so. */
async function refreshed(place: PageConfig["signIn"], { refresh }: Tokens): Promise<Tokens | undefined> {
  if (refresh === undefined) return undefined;
  try {
    return await tokensFor(place, { grant_type: "refresh_token", refresh_token: refresh });
  } catch (error) {
    if (error instanceof NoTokens) return undefined;
    throw error;
  }
}
