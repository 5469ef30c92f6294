import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bigConfig, LARGE } from "../../bench/config/big-config.ts";
import { configCommand } from "../../cli/commands/config.ts";
import { filesOf } from "../../cli/config/folder.ts";
import { makeConfigOverApi } from "../../cli/config/over-api.ts";
import { packed, unpacked } from "../../src/adapters/config/archive.ts";
import { adminApi } from "../support/admin-over-http.ts";
import { bundleWith } from "../support/config.ts";
import { type StoreStack, startStore } from "../support/store-stack.ts";

const NOON = Date.UTC(2026, 2, 2, 9);
/** More than an answer holds; `npm run bench:config` has all of it. */
const SIZE = { ...LARGE, chains: 70 };
const FILES = bigConfig(SIZE);
const ONE = "templates/mail-7-3/de.mjml";
const CHANGED = { ...FILES, [ONE]: (FILES[ONE] ?? "").replace("Have a look", "Look at it") };
/** Rendering a thousand mails takes some 15 seconds of a processor. */
const PATIENCE = 900_000;
const LIMITS = { files: 5_000, fileBytes: 1_000_000, bytes: 40_000_000, pathLength: 200 };

let store: StoreStack;
let call: Awaited<ReturnType<typeof adminApi>>;

beforeAll(async () => {
  store = await startStore(NOON);
  call = await adminApi(store.stack);
});
afterAll(() => store.stop());

async function uploaded(files: Readonly<Record<string, string>>): Promise<string> {
  const archive = packed(files);
  const sha256 = createHash("sha256").update(archive).digest("hex");
  const begun = await call("POST", "/v1/config/uploads", { bytes: archive.length, sha256 });
  const { id, url, headers } = begun.body as { id: string; url: string; headers: Record<string, string> };
  const put = await fetch(url, { method: "PUT", headers, body: archive.slice() });
  expect(put.status, await put.text()).toBe(200);
  return id;
}

interface Told {
  readonly state: string;
  readonly progress?: {
    readonly mails: { readonly done: number; readonly of: number; readonly fresh: number };
  };
}

/** What came of a job or a plan, and what it told until then. */
async function over(path: string): Promise<{ readonly told: Told; readonly before: readonly Told[] }> {
  const before: Told[] = [];
  for (;;) {
    const told = (await call("GET", path)).body as Told;
    if (told.state !== "running") return { told, before };
    before.push(told);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

const job = async (kind: "check" | "publish", body: object) => {
  const { status, body: answer } = await call("POST", `/v1/config/jobs/${kind}`, body);
  expect(status).toBe(202);
  return over(`/v1/config/jobs/${(answer as { id: string }).id}`);
};

describe("a config of 100 chains with five mails each in three languages, over the admin API", () => {
  it(
    "has no room in a request, which says what to do instead",
    async () => {
      const { status, body } = await call("PUT", "/v1/config", { files: FILES });
      expect(status).toBe(413);
      expect(body).toMatchObject({ detail: expect.stringContaining("POST /v1/config/uploads") });
    },
    PATIENCE,
  );

  it(
    "is checked, kept as a draft and published by an upload, and comes back byte for byte",
    async () => {
      const upload = await uploaded(FILES);
      const checked = await job("check", { upload, base: 1 });
      expect(checked.told).toMatchObject({ state: "checked", check: { ok: true, version: 1 } });
      const mails = checked.before.flatMap(({ progress }) => progress?.mails ?? []);
      expect(mails.at(-1)).toMatchObject({
        of: SIZE.chains * SIZE.mails * SIZE.languages.length,
        done: expect.any(Number),
      });

      const saved = await call("PUT", "/v1/config/draft", {
        base: 1,
        upload,
        removed: ["care.yaml"],
        revision: 0,
      });
      expect(saved.status).toBe(200);
      const { draft } = (await call("GET", "/v1/config/draft")).body as {
        draft: { archive: { url: string }; removed: readonly string[] };
      };
      expect(draft).toMatchObject({ base: 1, removed: ["care.yaml"] });
      expect(await fetched(draft.archive.url)).toEqual(FILES);

      const published = await job("publish", { upload, base: 1, note: "all" });
      expect(published.told).toMatchObject({
        state: "published",
        result: "published",
        version: 2,
        note: "all",
      });
      expect(await job("publish", { upload })).toMatchObject({ told: { result: "unchanged", version: 2 } });

      const { body } = await call("GET", "/v1/config/2");
      expect(body).not.toHaveProperty("files");
      expect(await fetched((body as { archive: { url: string } }).archive.url)).toEqual(FILES);
    },
    PATIENCE,
  );

  it(
    "renders one mail where one mail has changed, and is refused over a version that is not in force",
    async () => {
      const upload = await uploaded(CHANGED);
      expect(await job("publish", { upload, base: 1 })).toMatchObject({
        told: { state: "failed", why: "overtaken", since: [{ version: 2 }] },
      });
      const { told } = await job("publish", { upload, base: 2 });
      expect(told).toMatchObject({ state: "published", version: 3 });
    },
    PATIENCE,
  );

  it(
    "is planned by an upload",
    async () => {
      const { status, body } = await call("POST", "/v1/config/plan", {
        upload: await uploaded(FILES),
        base: 3,
      });
      expect(status).toBe(202);
      const { told } = await over(`/v1/config/plan/${(body as { id: string }).id}`);
      expect(told).toMatchObject({ state: "done", plan: { version: 3 } });
    },
    PATIENCE,
  );

  it(
    "goes and comes by the command line",
    async () => {
      const token = (await tokenOf()) as string;
      const config = makeConfigOverApi(store.stack.adminUrl, token);
      const seen: number[] = [];
      const request = { files: FILES, bundle: bundleWith(), by: "ann", base: 3 };
      expect(await config.push(request, ({ done }) => seen.push(done))).toMatchObject({ version: 4 });
      const folder = await mkdtemp(join(tmpdir(), "comeback-pulled-"));
      const pull = ["pull", folder, "--api", store.stack.adminUrl, "--token", token];
      await configCommand().parseAsync(pull, { from: "user" });
      expect(await filesOf(folder)).toEqual(FILES);
      await rm(folder, { recursive: true });
    },
    PATIENCE,
  );
});

async function fetched(url: string) {
  const result = unpacked(new Uint8Array(await (await fetch(url)).arrayBuffer()), LIMITS);
  return result.ok ? result.files : result.why;
}

async function tokenOf() {
  const { issuerUrl, clients } = store.stack;
  const { LOCAL_CLIENT_SECRET } = await import("../../local/users/issuer.ts");
  const response = await fetch(`${issuerUrl}/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${clients.scripts}:${LOCAL_CLIENT_SECRET}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  return ((await response.json()) as { access_token: unknown }).access_token;
}
