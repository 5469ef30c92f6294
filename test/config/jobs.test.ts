import { beforeEach, describe, expect, it } from "vitest";
import { bigConfig } from "../../bench/config/big-config.ts";
import { checkFiles } from "../../cli/config/folder.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import type { ConfigWork } from "../../src/app/config/jobs/documents.ts";
import { makeReadJob } from "../../src/app/config/jobs/read-job.ts";
import { makeStartJob } from "../../src/app/config/jobs/start-job.ts";
import { makeWorkJob, type WorkJobDeps } from "../../src/app/config/jobs/work-job.ts";
import { digestOf } from "../../src/app/config/publish-config.ts";
import { MINUTE } from "../../src/domain/basics/calendar.ts";
import type { ConfigStore } from "../../src/ports/config.ts";
import { publishing } from "../support/publishing.ts";
import { uploading } from "../support/uploads.ts";

const SMALL = { chains: 2, mails: 2, languages: ["en", "ru"] };
const FILES = bigConfig(SMALL);
const TITLE = "templates/mail-1-1/en.mjml";
const CHANGED = { ...FILES, [TITLE]: (FILES[TITLE] ?? "").replace("mail-1-1 in", "Something else in") };
const ANN = { subject: "ann", role: "marketer" } as const;

let config: ConfigStore;
let uploads: ReturnType<typeof uploading>;
let changeLog: ReturnType<typeof makeMemoryChangeLog>;
let now: number;

beforeEach(() => {
  config = makeMemoryConfigStore();
  uploads = uploading();
  changeLog = makeMemoryChangeLog();
  now = 0;
});

function jobs(instead: Partial<WorkJobDeps> = {}) {
  const clock = { now: () => now };
  const deps = {
    ...publishing({ config, clock, changeLog, ...uploads }),
    ...{ tried: uploads.tried, loadConfig: checkFiles, route: "POST /v1/config/jobs/publish" },
    ...{ missed: () => {}, elapsed: () => now },
    ...instead,
  };
  const start = makeStartJob({ ...uploads, clock });
  const read = makeReadJob({ ...uploads, clock });
  const work = async () => {
    for (const job of uploads.configJobs.open.splice(0)) await makeWorkJob(deps)(job).catch(() => {});
  };
  return {
    read,
    work,
    start: (asked: ConfigWork) => start(asked, ANN),
    async outcome(asked: ConfigWork) {
      const id = await start(asked, ANN);
      await work();
      const state = await read(id);
      if (state?.state !== "over") throw new Error(`${id} is ${state?.state}`);
      return state.outcome;
    },
  };
}

const publish = async (
  files: Readonly<Record<string, string>>,
  more: { base?: number; force?: boolean } = {},
) => ({
  kind: "publish" as const,
  upload: await uploads.upload(files),
  ...more,
});

describe("an uploaded config", () => {
  it("is put in force whole, under the name of who asked, and is in the log of changes once", async () => {
    const outcome = await jobs().outcome({ ...(await publish(FILES, { base: 0 })), note: "all of it" });
    expect(outcome).toMatchObject({ kind: "publish", result: "published", version: 1, by: "ann" });
    const current = await config.current();
    expect(current).toMatchObject({ files: FILES, note: "all of it", digest: digestOf(FILES) });
    const { changes } = await changeLog.page({ most: 10, now });
    expect(changes).toMatchObject([
      {
        ...{ what: "POST /v1/config/jobs/publish", outcome: "done", to: 1, target: "config" },
        by: { subject: "ann", role: "marketer", via: "api" },
      },
    ]);
  });

  it("is published once, however often somebody asks", async () => {
    const { start, outcome } = jobs();
    const asked = await publish(FILES);
    expect(await start(asked)).toBe(await start(asked));
    expect(await outcome(asked)).toMatchObject({ version: 1 });
    expect(await outcome(asked)).toMatchObject({ result: "unchanged", version: 1 });
    expect(await config.history()).toHaveLength(1);
    expect(await outcome({ ...asked, force: true })).toMatchObject({ result: "published", version: 2 });
  });

  it("of two admins at once goes through for one; the other is told of the first", async () => {
    const { outcome, start, work, read } = jobs();
    const ids = [
      await start(await publish(FILES, { base: 0 })),
      await start(await publish(CHANGED, { base: 0 })),
    ];
    await work();
    expect(await Promise.all(ids.map(read))).toMatchObject([
      { outcome: { kind: "publish", version: 1 } },
      { outcome: { kind: "overtaken", since: [{ version: 1, by: "ann" }] } },
    ]);
    expect(await outcome(await publish(CHANGED, { base: 1 }))).toMatchObject({ version: 2 });
  });

  it("with mistakes changes nothing and says all of them", async () => {
    const wrong = { ...FILES, [TITLE]: "<mjml><mj-head/></mjml>", "chains/chain-2.yaml": "name: x\n" };
    const outcome = await jobs().outcome(await publish(wrong));
    expect(outcome).toMatchObject({ kind: "wrong-config" });
    const files = outcome.kind === "wrong-config" ? outcome.problems.map(({ file }) => file) : [];
    expect(new Set(files)).toEqual(new Set([TITLE, "chains/chain-2.yaml"]));
    expect(await config.current()).toBeUndefined();
    const { changes } = await changeLog.page({ most: 10, now });
    expect(changes).toMatchObject([{ outcome: "refused", why: "wrong-config" }]);
  });

  it("is checked without changing anything", async () => {
    await jobs().outcome(await publish(FILES));
    const upload = await uploads.upload(CHANGED);
    expect(await jobs().outcome({ kind: "check", upload, base: 1 })).toMatchObject({
      kind: "check",
      check: { ok: true, version: 1, changes: [{ file: TITLE, change: "changed" }] },
    });
    expect(await config.history()).toHaveLength(1);
  });

  it("cannot be taken where nothing, or something else, was uploaded", async () => {
    const upload = "0".repeat(64);
    const why = async () => jobs().outcome({ kind: "publish", upload });
    expect(await why()).toMatchObject({
      kind: "bad-upload",
      why: expect.stringContaining("upload it again"),
    });
    await uploads.configFiles.put(`uploads/${upload}.zip`, uploads.pack(FILES));
    expect(await why()).toMatchObject({ kind: "bad-upload", why: expect.stringContaining("not the one") });
    await uploads.configFiles.put(`uploads/${upload}.zip`, new Uint8Array(20_000_001));
    expect(await why()).toMatchObject({ kind: "bad-upload", why: expect.stringContaining("20000000 bytes") });
  });
});

describe("a job on an upload", () => {
  it("renders again only the mails that have changed", async () => {
    const { outcome, read, start, work } = jobs();
    await outcome(await publish(FILES));
    const id = await start(await publish(CHANGED));
    const rendered: number[] = [];
    const watched = jobs({
      loadConfig: async (files, samples, tryMail) =>
        checkFiles(files, samples, (inputs, attempt) => {
          const counted = async () => {
            rendered.push(1);
            return attempt();
          };
          return tryMail ? tryMail(inputs, counted) : counted();
        }),
    });
    await watched.work();
    expect(await read(id)).toMatchObject({ outcome: { version: 2 } });
    expect(rendered).toHaveLength(1);
    const { "templates/mail-1-1/en.mjml": changed, ...same } = CHANGED;
    expect(changed).toContain("Something else");
    expect((await config.current())?.files).toEqual({ ...same, [TITLE]: changed });
    await work();
  });

  it("tells how many mails are done while it is under way", async () => {
    const { start, read } = jobs();
    const id = await start(await publish(FILES));
    const seen: unknown[] = [];
    const slow = jobs({
      loadConfig: (files, samples, tryMail) =>
        checkFiles(files, samples, async (inputs, attempt) => {
          now += 3_000;
          const tried = await (tryMail ? tryMail(inputs, attempt) : attempt());
          const state = await read(id);
          seen.push(state?.state === "running" ? state.progress?.mails.done : state?.state);
          return tried;
        }),
    });
    await slow.work();
    expect(seen.slice(-3)).toEqual([5, 6, 7]);
  });

  it("that dies has failed after its time, and goes on where it was when somebody asks again", async () => {
    const { start, read, work } = jobs();
    const asked = await publish(FILES);
    const id = await start(asked);
    let tries = 0;
    const dead = Promise.withResolvers<void>();
    const dying: Partial<WorkJobDeps> = {
      tried: { open: async () => ({ ...(await uploads.tried.open()), fresh: () => 250 }) },
      loadConfig: (files, samples, tryMail) =>
        checkFiles(files, samples, (inputs, attempt) => {
          tries += 1;
          if (tries <= 3) return (tryMail ?? ((_, one) => one()))(inputs, attempt);
          dead.resolve();
          return new Promise(() => {});
        }),
    };
    void jobs(dying).work();
    await dead.promise;
    expect(await read(id)).toMatchObject({ state: "running" });
    now += 21 * MINUTE;
    expect(await read(id)).toMatchObject({ state: "over", outcome: { kind: "internal" } });
    expect(await start(asked)).toBe(id);
    await work();
    expect(await read(id)).toMatchObject({ outcome: { kind: "publish", version: 1 } });
  });

  it("says why it broke off", async () => {
    const broken = {
      loadConfig: async () => {
        throw new Error("the table does not answer");
      },
    };
    const outcome = await jobs(broken).outcome(await publish(FILES));
    expect(outcome).toEqual({ kind: "internal", why: "the table does not answer" });
  });
});
