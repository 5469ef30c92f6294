import type { PageConfig } from "../../../src/contracts/page.ts";
import { leavesToSignIn } from "./leaving.ts";

/** With what the sign-in has sent the browser back. */
export type Answer =
  | { readonly kind: "code"; readonly code: string; readonly verifier: string }
  | { readonly kind: "refused"; readonly why: string };

/** What outlives the way there and back: the answer is to this tab's question, and where it was asked. */
interface Question {
  readonly state: string;
  readonly verifier: string;
  readonly at: string;
}

const QUESTION = "comeback.sign-in";
const HINT = "comeback.hint";

export const home = (): string => `${location.origin}/`;

/**
 * The sign-in's answer in the address, which is then again the one that the person had left from. The code is good for
 * once, whatever comes of it.
 */
export function takeAnswer(): Answer | undefined {
  const query = new URLSearchParams(location.search);
  const state = query.get("state");
  if (location.pathname !== "/" || state === null) return undefined;
  const asked = question();
  sessionStorage.removeItem(QUESTION);
  if (asked?.state !== state) {
    history.replaceState(null, "", "/");
    return { kind: "refused", why: "the answer of the sign-in is to no question of this window" };
  }
  history.replaceState(null, "", asked.at);
  const code = query.get("code");
  return code === null
    ? { kind: "refused", why: query.get("error_description") ?? query.get("error") ?? "no code" }
    : { kind: "code", code, verifier: asked.verifier };
}

function question(): Question | undefined {
  const kept = sessionStorage.getItem(QUESTION);
  return kept === null ? undefined : JSON.parse(kept);
}

/** Leaves for the sign-in: authorization code with PKCE (RFC 7636). The page is gone before this resolves. */
export async function leave({ url, client, scopes }: PageConfig["signIn"]): Promise<never> {
  leavesToSignIn();
  const hint = hinted();
  const asked: Question = {
    ...{ state: random(), verifier: random() },
    at: location.pathname + location.search + location.hash,
  };
  sessionStorage.setItem(QUESTION, JSON.stringify(asked));
  const query = new URLSearchParams({
    ...{ client_id: client, redirect_uri: home(), response_type: "code", scope: scopes.join(" ") },
    ...{ state: asked.state, code_challenge: await challengeOf(asked.verifier) },
    code_challenge_method: "S256",
    ...(hint && { login_hint: hint }),
  });
  location.assign(`${url}/oauth2/authorize?${query}`);
  return new Promise(() => {});
}

/** Whom the first address of a visit has named: `?login_hint=ann@shop.example`. */
function hinted(): string | undefined {
  const address = new URL(location.href);
  const named = address.searchParams.get("login_hint");
  if (named) {
    sessionStorage.setItem(HINT, named);
    address.searchParams.delete("login_hint");
    history.replaceState(null, "", address);
  }
  return sessionStorage.getItem(HINT) ?? undefined;
}

export const forgetHint = (): void => sessionStorage.removeItem(HINT);

/** 256 bits, as long as RFC 7636 recommends for a verifier. */
const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(hash));
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
