import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Listening, listen } from "../../local/http/listen.ts";
import { openPage, type Page } from "../../local/page/page.ts";
import { userPoolsOf } from "../../local/users/cognito.ts";
import { makeDirectory } from "../../local/users/directory.ts";
import { makeIssuer } from "../../local/users/issuer.ts";
import type { PageConfig } from "../../src/contracts/page.ts";
import { resourcesOf } from "../support/local.ts";

const CONFIG: PageConfig = {
  api: "http://127.0.0.1:1405",
  signIn: { url: "http://127.0.0.1:1406", client: "page", scopes: ["openid"] },
  version: "0.1.0",
};
const FILES = "http://127.0.0.1:1403";
const ADDRESSES = {
  ...{ api: CONFIG.api, signIn: CONFIG.signIn.url },
  ...{ files: FILES, pictures: "http://127.0.0.1:1400" },
};
const silent = () => undefined;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "comeback-page-"));
  for (const below of ["assets", "preview"]) mkdirSync(join(folder, below));
  writeFileSync(join(folder, "index.html"), "<html><head><title>Page</title></head></html>");
  writeFileSync(join(folder, "assets/index-1a2b.js"), "1;");
  writeFileSync(join(folder, "preview/mail.html"), "<p>Mail</p>");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the page on this machine", () => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage({ port: 0, log: silent, build: async () => folder });
    page.connect(ADDRESSES);
    page.configure(CONFIG);
  });
  afterAll(() => page.close());
  const get = async (path: string) => {
    const answer = await fetch(page.url + path);
    return {
      status: answer.status,
      header: (name: string) => answer.headers.get(name),
      text: await answer.text(),
    };
  };

  it("answers every view with the document, asked for anew each time", async () => {
    for (const view of ["/", "/segments", "/customers/ann@shop.example"]) {
      const { status, header, text } = await get(view);
      expect([status, header("content-type")], view).toEqual([200, "text/html; charset=utf-8"]);
      expect(header("cache-control")).toBe("no-cache");
      expect(text).toContain("<title>Page</title>");
    }
  });

  it("may talk to its API and its sign-in alone, says the header and says the document", async () => {
    const { header, text } = await get("/");
    const connect = `connect-src 'self' ${CONFIG.api} ${CONFIG.signIn.url} ${FILES}`;
    expect(header("content-security-policy")?.split("; ")).toContain(connect);
    expect(text).toContain(`<meta http-equiv="Content-Security-Policy" content="${connect}">`);
    expect(header("content-security-policy")).not.toContain("unsafe-inline");
    expect([header("x-content-type-options"), header("x-frame-options")]).toEqual(["nosniff", "DENY"]);
  });

  it("keeps assets for ever, and has no document in the place of one that is gone", async () => {
    expect((await get("/assets/index-1a2b.js")).header("cache-control")).toMatch(/immutable/);
    expect((await get("/assets/index-gone.js")).status).toBe(404);
    expect((await get("/assets/..%2f..%2findex.html")).status).toBe(404);
  });

  it("shows mails under a policy of their own, with the pictures of this stack", async () => {
    const { header } = await get("/preview/mail.html");
    expect(header("content-security-policy")).toContain("sandbox allow-scripts");
    expect(header("content-security-policy")).toContain(ADDRESSES.pictures);
    expect(header("x-frame-options")).toBe("SAMEORIGIN");
  });

  it("learns where everything is, and how far the demo is", async () => {
    page.tell({ phase: "days", done: 3, total: 8 });
    const config = JSON.parse((await get("/config.json")).text);
    expect(config).toEqual({ ...CONFIG, playing: "/playing.json" });
    expect(JSON.parse((await get(config.playing)).text)).toEqual({ phase: "days", done: 3, total: 8 });
  });
});

describe("while the page is not there", () => {
  it("says that it is being built, and shows itself when it is", async () => {
    const built = Promise.withResolvers<string>();
    const page = await openPage({ port: 0, log: silent, build: () => built.promise });
    page.connect(ADDRESSES);
    expect(await (await fetch(page.url)).text()).toContain("being built");
    built.resolve(folder);
    await built.promise;
    expect(await (await fetch(page.url)).text()).toContain("<title>Page</title>");
    await page.close();
  });

  it("waits with its addresses until the stack has them", async () => {
    const page = await openPage({ port: 0, log: silent, build: async () => folder });
    page.connect(ADDRESSES);
    const asked = fetch(`${page.url}/config.json`);
    page.configure(CONFIG);
    expect(((await (await asked).json()) as PageConfig).api).toBe(CONFIG.api);
    await page.close();
  });

  it("says why it could not be built, at the terminal and in the browser, and marks that up as text", async () => {
    const said: string[] = [];
    const build = () => Promise.reject(new Error("page.tsx: <b>unexpected</b>"));
    const page = await openPage({ port: 0, log: (line) => said.push(line), build });
    page.tell({ phase: "starting" });
    const answer = await fetch(page.url);
    expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining("&lt;b>unexpected")]);
    expect(said.join()).toMatch(/could not be built, the rest of the stack runs: page\.tsx/);
    await page.close();
  });
});

describe("signing in at the page", () => {
  let later = 0;
  const ORIGIN = "http://127.0.0.1:4409";
  const VERIFIER = "a-verifier-that-is-at-least-43-characters-long";
  let issuer: Listening;

  beforeAll(async () => {
    const resources = resourcesOf({
      Pool: { Type: "AWS::Cognito::UserPool", Properties: {} },
      Client: {
        Type: "AWS::Cognito::UserPoolClient",
        Properties: {
          UserPoolId: { Ref: "Pool" },
          AllowedOAuthFlows: ["code"],
          AllowedOAuthScopes: ["openid", "email"],
          CallbackURLs: [`${ORIGIN}/`],
          LogoutURLs: [`${ORIGIN}/`],
          AllowedOAuthFlowsUserPoolClient: true,
          SupportedIdentityProviders: ["COGNITO"],
        },
      },
    });
    const pools = userPoolsOf(resources);
    issuer = await listen(
      "issuer",
      0,
      makeIssuer(pools, {
        ...{ url: "http://issuer", now: () => Date.now() + later },
        directory: makeDirectory(pools.pools, resources, Date.now),
      }),
      silent,
    );
    [client = ""] = pools.clients.keys();
  });
  afterAll(() => issuer.close());
  let client = "";

  const post = (form: Readonly<Record<string, string>>, origin = ORIGIN) =>
    fetch(`${issuer.url}/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams({ client_id: client, ...form }),
      headers: { origin },
    });
  const signedIn = async () => {
    const query = new URLSearchParams({
      ...{ client_id: client, redirect_uri: `${ORIGIN}/`, state: "s", response_type: "code" },
      code_challenge: createHash("sha256").update(VERIFIER).digest("base64url"),
      code_challenge_method: "S256",
    });
    const answer = await fetch(`${issuer.url}/oauth2/authorize?${query}`, { redirect: "manual" });
    const back = new URL(answer.headers.get("location") ?? "");
    expect([back.origin, back.searchParams.get("state")]).toEqual([ORIGIN, "s"]);
    const code = back.searchParams.get("code") ?? "";
    const form = { grant_type: "authorization_code", code, code_verifier: VERIFIER };
    return post({ ...form, redirect_uri: `${ORIGIN}/` });
  };

  it("gives tokens to the page's origin, and lets no other read them", async () => {
    const answer = await signedIn();
    expect(answer.headers.get("access-control-allow-origin")).toBe(ORIGIN);
    expect(await answer.json()).toMatchObject({
      access_token: expect.any(String),
      id_token: expect.any(String),
    });
    const other = await post({ grant_type: "authorization_code" }, "http://127.0.0.1:8080");
    expect(other.headers.get("access-control-allow-origin")).toBeNull();
  });

  afterEach(() => {
    later = 0;
  });
  const authTime = ({ id_token = "" }: Readonly<Record<string, string>>) => decodeJwt(id_token).auth_time;

  it("renews them without a page, for the client that got them", async () => {
    const first = (await (await signedIn()).json()) as Record<string, string>;
    const { refresh_token, access_token } = first;
    const form = { grant_type: "refresh_token", refresh_token: refresh_token ?? "" };
    later = 3_600_000;
    const renewed = (await (await post(form)).json()) as Record<string, string>;
    expect(renewed.access_token).toEqual(expect.any(String));
    expect(renewed.access_token).not.toBe(access_token);
    // Clients refuse an ID token of another sign-in than the one that it renews.
    expect(authTime(renewed)).toBe(authTime(first));
    expect((await post({ ...form, client_id: "another" })).status).toBe(400);
  });

  it("goes back to the page after signing out, and to no other address", async () => {
    const out = (uri: string) =>
      fetch(`${issuer.url}/logout?${new URLSearchParams({ client_id: client, logout_uri: uri })}`, {
        redirect: "manual",
      });
    expect((await out(`${ORIGIN}/`)).headers.get("location")).toBe(`${ORIGIN}/`);
    expect((await out("https://elsewhere.example/")).status).toBe(400);
  });
});
