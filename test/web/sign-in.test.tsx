// @vitest-environment happy-dom
import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Answer, leave, takeAnswer } from "../../web/src/session/redirect.ts";
import { signIn } from "../../web/src/session/sign-in.ts";

const PLACE = { url: "https://sign-in.example", client: "page", scopes: ["openid", "comeback/config.read"] };
const CONFIG = { api: "https://api.example", signIn: PLACE, version: "1" };
const CODE: Answer = { kind: "code", code: "c", verifier: "v" };

const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString("base64url");
const jwt = (claims: object) => `${part({ alg: "none" })}.${part(claims)}.`;

/** Where the page went. */
let went: string[] = [];
/** What it asked the sign-in for. */
let grants: Readonly<Record<string, string>>[] = [];

beforeEach(() => {
  went = [];
  grants = [];
  vi.spyOn(location, "assign").mockImplementation((to) => void went.push(`${to}`));
});
afterEach(() => {
  sessionStorage.clear();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** The sign-in gives one of these after the other. */
function gives(...answers: readonly (object | Response | Error)[]) {
  const left = [...answers];
  vi.stubGlobal("fetch", async (_: string, { body }: { readonly body: URLSearchParams }) => {
    grants.push(Object.fromEntries(body));
    const next = left.shift();
    if (next instanceof Error) throw next;
    return next instanceof Response ? next : Response.json(next);
  });
}

const refusal = () => Response.json({ error: "invalid_grant" }, { status: 400 });

async function left(address: string): Promise<URLSearchParams> {
  history.replaceState(null, "", address);
  void leave(PLACE);
  await vi.waitFor(() => expect(went).toHaveLength(1));
  return new URL(went[0] ?? "").searchParams;
}

describe("on the way to the sign-in", () => {
  it("the page asks for a code with a proof of which only the hash goes out", async () => {
    const asked = await left("/segments?tab=rfm#x");
    expect(Object.fromEntries(asked)).toMatchObject({
      ...{ client_id: "page", redirect_uri: `${location.origin}/`, response_type: "code" },
      ...{ scope: "openid comeback/config.read", code_challenge_method: "S256" },
    });
    history.replaceState(null, "", `/?code=c&state=${asked.get("state")}`);
    const answer = takeAnswer();
    if (answer?.kind !== "code") throw new Error("no code");
    const hash = createHash("sha256").update(answer.verifier).digest("base64url");
    expect(asked.get("code_challenge")).toBe(hash);
    expect(went[0]).not.toContain(answer.verifier);
  });

  it("no two questions are alike", async () => {
    const first = await left("/");
    went = [];
    const second = await left("/");
    for (const name of ["state", "code_challenge"]) expect(first.get(name)).not.toBe(second.get(name));
  });

  it("whom the address names is asked for, and is no longer in the address", async () => {
    const asked = await left("/config?login_hint=ann%40shop.example&file=a.yaml");
    expect(asked.get("login_hint")).toBe("ann@shop.example");
    history.replaceState(null, "", `/?code=c&state=${asked.get("state")}`);
    takeAnswer();
    expect(location.pathname + location.search).toBe("/config?file=a.yaml");
  });
});

describe("on the way back", () => {
  const back = (query: string) => {
    history.replaceState(null, "", `/?${query}`);
    return takeAnswer();
  };

  it("the address is again the one that was left, with its query and fragment", async () => {
    const asked = await left("/segments?tab=rfm#x");
    expect(back(`code=c&state=${asked.get("state")}`)).toMatchObject({ kind: "code", code: "c" });
    expect(location.pathname + location.search + location.hash).toBe("/segments?tab=rfm#x");
  });

  it("an answer to another's question is refused, and so is one that comes twice", async () => {
    const asked = await left("/segments");
    expect(back("code=c&state=made-up")).toMatchObject({ kind: "refused" });
    expect(back(`code=c&state=${asked.get("state")}`)).toMatchObject({ kind: "refused" });
    expect(location.search).toBe("");
  });

  it("what the sign-in refuses is told in its words", async () => {
    const asked = await left("/");
    const answer = back(`error=access_denied&state=${asked.get("state")}`);
    expect(answer).toEqual({ kind: "refused", why: "access_denied" });
    await expect(signIn(CONFIG, answer ?? CODE)).rejects.toThrow("access_denied");
  });

  it("an address of the page's own is no answer", () => {
    history.replaceState(null, "", "/segments?state=x");
    expect(takeAnswer()).toBeUndefined();
  });
});

describe("a session", () => {
  const tokens = (name: string) => ({
    access_token: jwt({ sub: "ann", name, scope: "openid comeback/config.read" }),
    id_token: jwt({ email: "ann@shop.example" }),
    refresh_token: `refresh-${name}`,
    expires_in: 3_600,
  });

  it("is of whom the tokens name, for the code and its proof", async () => {
    gives(tokens("a"));
    const session = await signIn(CONFIG, CODE);
    expect(grants).toEqual([
      {
        ...{ client_id: "page", grant_type: "authorization_code", code: "c", code_verifier: "v" },
        redirect_uri: `${location.origin}/`,
      },
    ]);
    expect(session).toMatchObject({ subject: "ann", email: "ann@shop.example", api: CONFIG.api });
    expect(session.scopes).toContain("config.read");
    expect(await session.token()).toBe(tokens("a").access_token);
  });

  it("keeps no token where another script could read it later", async () => {
    gives(tokens("a"));
    await signIn(CONFIG, CODE);
    expect([sessionStorage.length, localStorage.length]).toEqual([0, 0]);
  });

  it("renews a token that is refused, once for all who ask, and keeps what renews it", async () => {
    const { refresh_token: _, ...renewed } = tokens("b");
    gives(tokens("a"), renewed, tokens("c"));
    const { token } = await signIn(CONFIG, CODE);
    const refused = await token();
    const both = await Promise.all([token(refused), token(refused)]);
    expect(both).toEqual([renewed.access_token, renewed.access_token]);
    expect(await token(renewed.access_token)).toBe(tokens("c").access_token);
    expect(grants.slice(1).map(({ refresh_token }) => refresh_token)).toEqual(["refresh-a", "refresh-a"]);
  });

  it("renews a token before it ends", async () => {
    vi.useFakeTimers();
    gives(tokens("a"), tokens("b"));
    const { token } = await signIn(CONFIG, CODE);
    vi.advanceTimersByTime(3_500_000);
    expect(await token()).toBe(tokens("a").access_token);
    vi.advanceTimersByTime(60_000);
    expect(await token()).toBe(tokens("b").access_token);
  });

  it("leaves for the sign-in where it cannot be renewed, but not right after signing in", async () => {
    vi.useFakeTimers();
    gives(tokens("a"), refusal(), refusal());
    const { token } = await signIn(CONFIG, CODE);
    const refused = await token();
    await expect(token(refused)).rejects.toThrow("has just given");
    vi.advanceTimersByTime(11_000);
    void token(refused);
    await vi.waitFor(() => expect(went).toHaveLength(1));
    expect(went[0]).toContain("https://sign-in.example/oauth2/authorize?");
  });

  it("stays without a connection, and says so", async () => {
    vi.useFakeTimers();
    gives(tokens("a"), new TypeError("Failed to fetch"));
    const { token } = await signIn(CONFIG, CODE);
    vi.advanceTimersByTime(4_000_000);
    await expect(token()).rejects.toThrow(TypeError);
    expect(went).toEqual([]);
  });
});
