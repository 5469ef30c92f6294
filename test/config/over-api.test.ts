import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { ConfigAccess } from "../../cli/config/access.ts";
import { checkFiles } from "../../cli/config/folder.ts";
import { makeConfigOverApi } from "../../cli/config/over-api.ts";
import { type ChainDeps, makeConfigOverStore } from "../../cli/config/over-store.ts";
import { makeChainsHandler } from "../../functions/admin/chains-handler.ts";
import { makeConfigHandler } from "../../functions/admin/config-handler.ts";
import { makePublishHandler } from "../../functions/admin/publish-handler.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { writeHeld } from "../../src/app/nightly/documents.ts";
import { ADMIN_ROUTES } from "../../src/contracts/admin.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { ConfigStore } from "../../src/ports/config.ts";
import { personClaims } from "../support/admin-api.ts";
import { chainWork } from "../support/chain-work.ts";
import { SMALL_CONFIG } from "../support/config.ts";
import { requestEvent } from "../support/ingest-server.ts";
import { publishing } from "../support/publishing.ts";
import { uploading } from "../support/uploads.ts";
import "../support/quiet.ts";

const NOW = Date.UTC(2026, 2, 1, 9);
const SCOPES = [...new Set(ADMIN_ROUTES.map(({ scope }) => `comeback/${scope}`))].join(" ");
const OTHER_CONFIG = {
  ...SMALL_CONFIG,
  "store.yaml": (SMALL_CONFIG["store.yaml"] ?? "").replace("North Tea", "South Tea"),
};

let store: ConfigStore;
let work: ChainDeps;
let bundle: Bundle;
let requests: string[];

/** The three functions that answer for configs, behind one address. */
function answering(config: ConfigStore): typeof fetch {
  const recording = { changeLog: makeMemoryChangeLog(), clock: { now: () => NOW } };
  const uploads = uploading();
  const handlers = {
    "admin-config": makeConfigHandler({
      config,
      nights: { lastRun: async () => undefined },
      clock: { now: () => 0 },
      ...uploads,
    }),
    "admin-publish": makePublishHandler(publishing({ config, ...recording, ...uploads })),
    "admin-chains": makeChainsHandler({ ...work, config, ...recording }),
  } as const;
  return async (input, { method = "GET", body } = {}) => {
    const { pathname: path } = new URL(String(input));
    requests.push(`${method} ${path}`);
    for (const { route, function: name } of ADMIN_ROUTES) {
      const { groups } =
        new RegExp(`^${route.replace(/\{(\w+)\}/, "(?<$1>[^/]+)")}$`).exec(`${method} ${path}`) ?? {};
      if (!isOfConfig(name) || (!groups && route !== `${method} ${path}`)) continue;
      const plain = requestEvent({
        path,
        headers: { "content-type": "application/json" },
        body: String(body ?? ""),
      });
      const claims = { ...personClaims("marketer"), scope: SCOPES };
      const event = {
        ...plain,
        routeKey: route,
        pathParameters: { ...groups },
        requestContext: {
          ...plain.requestContext,
          http: { ...plain.requestContext.http, method },
          authorizer: { jwt: { claims, scopes: null } },
        },
      };
      const { statusCode = 500, body: answer = "" } = await handlers[name](event, {} as never);
      return new Response(answer, { status: statusCode });
    }
    return Response.json({ message: "Not Found" }, { status: 404 });
  };

  function isOfConfig(name: string): name is keyof typeof handlers {
    return name in handlers;
  }
}

beforeEach(async () => {
  store = makeMemoryConfigStore();
  work = chainWork(NOW);
  requests = [];
  vi.stubGlobal("fetch", answering(store));
  const loaded = await checkFiles(SMALL_CONFIG);
  if (!loaded.ok) throw new Error("the small config is wrong");
  bundle = loaded.bundle;
});
afterAll(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ["over the tables", () => makeConfigOverStore(store, NOW, async () => work)],
  ["over the admin API", () => makeConfigOverApi("http://admin.test/", "a-token")],
] as const)("a config %s", (_, open) => {
  let config: ConfigAccess;
  const push = (
    files: typeof SMALL_CONFIG,
    more: { readonly note?: string; readonly force?: boolean } = {},
  ) => config.push({ files, bundle, by: "ann", ...more });

  beforeEach(() => {
    config = open();
  });

  it("is nothing before the first push", async () => {
    expect(await config.current()).toBeUndefined();
    expect(await config.history()).toEqual([]);
    expect(await config.chains()).toEqual([]);
  });

  it("says what is held, drops it, and stops a chain for its members", async () => {
    await push(SMALL_CONFIG);
    const held = {
      ...{ chain: "welcome", run: "2026-03-01", segment: "loyal", count: 60, heldAt: NOW, chunks: 1 },
      because: { why: "more-than-usual", highest: 4 },
    } as const;
    await writeHeld(work.runs, held);
    await work.runs.put("2026-03-01", "held/welcome/0", ["u:1", "u:2"]);
    expect(await config.held()).toMatchObject([{ chain: "welcome", count: 60, because: held.because }]);
    expect(await config.decideHeld("welcome", "dropped", "ann")).toMatchObject({ entered: 0, left: 2 });
    expect(await config.held()).toEqual([]);
    expect(await config.stopChain({ chain: "welcome", reason: "wrong", enteredBy: 1, since: NOW })).toBe(0);
  });
  it("is in force once it is pushed, with who and why", async () => {
    expect(await push(SMALL_CONFIG, { note: "first" })).toMatchObject({
      ...{ result: "published", version: 1, by: "ann", note: "first", bundle },
    });
    expect(await config.current()).toMatchObject({ version: 1, files: SMALL_CONFIG });
    expect(await config.history()).toEqual([
      { version: 1, by: "ann", note: "first", publishedAt: NOW, digest: expect.any(String) },
    ]);
  });

  it("is no new version when the files are those in force, unless that is forced", async () => {
    await push(SMALL_CONFIG);
    expect(await push(SMALL_CONFIG)).toMatchObject({ result: "unchanged", version: 1 });
    expect(await push(SMALL_CONFIG, { force: true })).toMatchObject({ result: "published", version: 2 });
  });

  it("goes back to a version as a new one", async () => {
    const { digest } = await push(SMALL_CONFIG);
    await push(OTHER_CONFIG);
    expect(await config.rollback({ version: 1, by: "ann", note: "too soon" })).toMatchObject({
      ...{ result: "published", version: 3, by: "ann", note: "rollback to version 1: too soon", digest },
    });
    expect(await config.rollback({ version: 9, by: "ann" })).toBeUndefined();
  });

  it("says what its chains are, and pauses and resumes them", async () => {
    await push(SMALL_CONFIG);
    expect(await config.switchChain("welcome", true)).toEqual({ result: "switched", changed: true });
    expect(await config.switchChain("welcome", true)).toEqual({ result: "switched", changed: false });
    expect(await config.chains()).toEqual([
      { id: "welcome", enter: "event subscribed", mails: 2, paused: true },
    ]);
    expect(await config.switchChain("welcom", true)).toEqual({ result: "no-chain", chains: ["welcome"] });
  });
});

describe("over the admin API", () => {
  it("a push, a rollback and a switch are one call each, and download nothing", async () => {
    const config = makeConfigOverApi("http://admin.test", "a-token");
    await config.push({ files: SMALL_CONFIG, bundle, by: "bob" });
    await config.rollback({ version: 1, by: "bob" });
    await config.switchChain("welcome", true);
    expect(requests).toEqual(["PUT /v1/config", "POST /v1/config/rollback", "POST /v1/chains/welcome/pause"]);
  });

  it("a refusal and silence end the command with what was said", async () => {
    const config = makeConfigOverApi("http://admin.test", "a-token");
    await expect(config.push({ files: { "store.yaml": "" }, bundle, by: "bob" })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/refused with 422: \d+ problems?; nothing was published$/),
    });
    vi.stubGlobal("fetch", async () => Response.json({ message: "Not Found" }, { status: 404 }));
    await expect(config.rollback({ version: 1, by: "bob" })).rejects.toMatchObject({
      message: "http://admin.test refused with 404: Not Found",
    });
    vi.stubGlobal("fetch", () => Promise.reject(new Error("no route to host")));
    await expect(config.history()).rejects.toMatchObject({
      exitCode: 2,
      message: "http://admin.test does not answer: no route to host",
    });
  });
});
