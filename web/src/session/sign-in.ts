import { InMemoryWebStorage, type User, UserManager, WebStorageStateStore } from "oidc-client-ts";
import type { PageConfig } from "../../../src/contracts/page.ts";
import { leavesToSignIn } from "./leaving.ts";

/** Somebody who has signed in. */
export interface SignedIn {
  /** A token that is good for now and is not `refused`; leaves for the sign-in where there is none to be had. */
  readonly token: (refused?: string) => Promise<string>;
  readonly accessToken: string;
  readonly email: string | undefined;
  readonly signOut: () => void;
}

const HINT = "comeback.hint";
/** Whoever comes back from the sign-in and is refused at once would go round in circles. */
const CIRCLE_MS = 10_000;

/**
 * Signs in by redirect: authorization code with PKCE. Tokens are in memory alone, so that a reload signs in again; the
 * person hardly sees it, because the sign-in knows them, and comes back to the same address.
 */
export async function signIn({ signIn: { url, client, scopes } }: PageConfig): Promise<SignedIn> {
  const home = `${location.origin}/`;
  const manager = new UserManager({
    authority: url,
    metadata: {
      issuer: url,
      authorization_endpoint: `${url}/oauth2/authorize`,
      token_endpoint: `${url}/oauth2/token`,
    },
    client_id: client,
    redirect_uri: home,
    scope: scopes.join(" "),
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    // The proof that the answer is to this browser's question has to outlive the way there and back.
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    automaticSilentRenew: true,
  });
  const user = (await returned(manager)) ?? (await leave(manager));
  const since = performance.now();
  let renewal: Promise<string> | undefined;
  const renewed = async (): Promise<string> => {
    const next = await manager.signinSilent().catch(unlessOffline);
    if (next) return next.access_token;
    if (performance.now() - since < CIRCLE_MS)
      throw new Error("the API refuses what the sign-in has just given");
    return leave(manager);
  };
  return {
    accessToken: user.access_token,
    email: user.profile.email,
    async token(refused) {
      const now = await manager.getUser();
      if (now && !now.expired && now.access_token !== refused) return now.access_token;
      renewal ??= renewed().finally(() => {
        renewal = undefined;
      });
      return renewal;
    },
    signOut() {
      sessionStorage.removeItem(HINT);
      void manager.removeUser();
      location.assign(`${url}/logout?${new URLSearchParams({ client_id: client, logout_uri: home })}`);
    },
  };
}

/** Without a connection nobody can sign in either: the page stays, and says so. */
function unlessOffline(error: unknown): undefined {
  if (error instanceof TypeError) throw error;
}

/** Who has just come back from the sign-in, at the address that they had left from. */
async function returned(manager: UserManager): Promise<User | undefined> {
  const query = new URLSearchParams(location.search);
  if (location.pathname !== "/" || !query.has("state")) return undefined;
  const address = location.href;
  // Whatever comes of it: the code is good for once.
  history.replaceState(null, "", "/");
  const user = await manager.signinCallback(address);
  if (!user) return undefined;
  const { at = "/" } = (user.state ?? {}) as { readonly at?: string };
  history.replaceState(null, "", at);
  return user;
}

/** The page is gone before this resolves. */
async function leave(manager: UserManager): Promise<never> {
  leavesToSignIn();
  const hint = hinted();
  const at = location.pathname + location.search + location.hash;
  await manager.signinRedirect({ state: { at }, ...(hint && { login_hint: hint }) });
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
