import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { logTo } from "../../functions/middleware/observed.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryTeam } from "../../src/adapters/memory/team.ts";
import { makeReadChanges } from "../../src/app/team/read-changes.ts";
import { MINUTE } from "../../src/domain/basics/calendar.ts";
import type { ChangeLog } from "../../src/ports/changes.ts";
import { type Asked, adminEvent, adminHandlers, NO_CONTEXT, personClaims } from "../support/admin-api.ts";
import { bundleWith } from "../support/config.ts";

logTo(() => {});
afterAll(() => logTo((line) => void process.stdout.write(line)));

let now = Date.UTC(2026, 2, 1);
let request = 0;
let changeLog: ChangeLog;
let api: ReturnType<typeof open>;
beforeEach(() => {
  now = Date.UTC(2026, 2, 1);
  changeLog = makeMemoryChangeLog();
  api = open(changeLog);
});

function open(log: ChangeLog) {
  const team = makeMemoryTeam(() => now);
  const config = makeMemoryConfigStore();
  const handlers = adminHandlers({ config, team, recording: { changeLog: log, clock: { now: () => now } } });
  const ask = async (name: keyof typeof handlers, asked: Asked) => {
    const event = adminEvent(asked);
    now += 1;
    const requestContext = { ...event.requestContext, requestId: `r${++request}` };
    const { statusCode, body = "{}" } = await handlers[name]({ ...event, requestContext }, NO_CONTEXT);
    return { statusCode, ...JSON.parse(body) };
  };
  const post = (route: string, body: object, more: Partial<Asked> = {}) =>
    ask("admin-team", { route, body: JSON.stringify(body), ...more });
  const changes = async (query: Readonly<Record<string, string>> = {}) =>
    ask("admin-changes", { route: "GET /v1/audit", query });
  return { ask, post, changes, team, config };
}

const INVITE = "POST /v1/team/invite";
const BEN = { email: "Ben@shop.example", role: "viewer" };

describe("the log of changes", () => {
  it("says who did what, from what to what, the newest first", async () => {
    const { member } = await api.post(INVITE, BEN);
    await api.post("POST /v1/team/role", { id: member.id, role: "marketer" });
    const { changes } = await api.changes();
    expect(changes).toMatchObject([
      {
        ...{ what: "POST /v1/team/role", area: "team", target: member.id, from: "viewer", to: "marketer" },
        ...{ outcome: "done", by: { subject: "ann", client: "people", role: "admin", via: "api" } },
      },
      { what: INVITE, to: "viewer", outcome: "done", details: { address: "b…@s….example" } },
    ]);
    expect(JSON.stringify(changes)).not.toContain("ben@");
  });

  it("has versions of configs, before and after", async () => {
    const { config, ask } = api;
    const content = { publishedAt: 0, by: "ann", digest: "a", files: {}, bundle: bundleWith() };
    await config.publish(content);
    await config.publish({ ...content, digest: "b" });
    await ask("admin-publish", { route: "POST /v1/config/rollback", body: '{"version":1}' });
    expect((await api.changes()).changes).toMatchObject([
      { what: "POST /v1/config/rollback", from: 2, to: 3 },
    ]);
  });

  it("shows what was refused as refused, and nothing that was not understood, only tried or only read", async () => {
    await api.ask("admin-publish", { route: "POST /v1/config/rollback", body: '{"version":9}' });
    await api.ask("admin-publish", { route: "POST /v1/config/rollback", body: '{"version":"x"}' });
    const dry = { one: "1", other: "2", reason: "r", dry_run: true };
    await api.ask("admin-people", { route: "POST /v1/customers/merge", body: JSON.stringify(dry) });
    await api.ask("admin-config", { route: "GET /v1/config" });
    await api.post(INVITE, BEN, { claims: personClaims("marketer") });
    expect((await api.changes()).changes).toMatchObject([
      { what: "POST /v1/config/rollback", outcome: "refused", why: "not-found" },
    ]);
  });

  it("lets nothing be done that it cannot write down", async () => {
    const { post, team } = open({ ...changeLog, keep: () => Promise.reject(new Error("full")) });
    expect(await post(INVITE, BEN)).toMatchObject({ statusCode: 500 });
    expect((await team.page()).members).toEqual([]);
  });

  it("says of what broke in the middle that nobody knows, once it cannot be under way any more", async () => {
    const { keep } = changeLog;
    const broken = open({
      ...changeLog,
      keep: (change) => (change.outcome === "begun" ? keep(change) : Promise.reject(new Error("lost"))),
    });
    expect(await broken.post(INVITE, BEN)).toMatchObject({ statusCode: 200 });
    expect((await broken.changes()).changes).toMatchObject([{ outcome: "begun" }]);
    now += 2 * MINUTE;
    expect((await broken.changes()).changes).toMatchObject([{ outcome: "unknown" }]);
  });

  it("is read by person and by area, page by page, to its end", async () => {
    for (let count = 0; count < 130; count++)
      await api.post(INVITE, { email: `p${count}@shop.example`, role: "viewer" });
    await api.ask("admin-publish", { route: "POST /v1/config/rollback", body: '{"version":9}' });
    const first = await api.changes();
    expect(first.changes).toHaveLength(100);
    const second = await api.changes({ after: first.next });
    expect(second.changes).toHaveLength(31);
    expect(second).not.toHaveProperty("next");
    const ids = [...first.changes, ...second.changes].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    expect((await api.changes({ what: "config" })).changes).toHaveLength(1);
    expect((await api.changes({ by: "somebody" })).changes).toEqual([]);
    const some = await api.changes({ what: "team" });
    expect(some.changes).toHaveLength(100);
    expect((await api.changes({ what: "team", after: some.next })).changes).toHaveLength(30);
  });

  it("is read by a member's address as well, and says it beside the subject", async () => {
    await api.post(INVITE, BEN);
    const members = { addresses: async () => new Map([["ann", "ann@shop.example"]]) };
    const read = makeReadChanges({ changeLog, members, clock: { now: () => now } });
    const { changes } = await read({ by: "Ann@shop.example" });
    expect(changes).toMatchObject([{ by: { subject: "ann", email: "ann@shop.example" } }]);
    expect((await read({ by: "ben@shop.example" })).changes).toEqual([]);
  });
});
