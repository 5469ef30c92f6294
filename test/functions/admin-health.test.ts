import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { logTo } from "../../functions/middleware/observed.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { makeMemoryTeam } from "../../src/adapters/memory/team.ts";
import { shaped } from "../support/admin-answers.ts";
import { adminEvent, adminHandlers, NO_CONTEXT, personClaims } from "../support/admin-api.ts";

logTo(() => {});
afterAll(() => logTo((line) => void process.stdout.write(line)));

const NOW = Date.UTC(2026, 2, 10, 12);

function open() {
  const clock = { now: () => NOW };
  const changeLog = makeMemoryChangeLog();
  const handlers = adminHandlers({ team: makeMemoryTeam(clock.now), recording: { changeLog, clock } });
  const health = shaped(handlers["admin-health"]);
  const ask = async (route: string, body?: object, role: "viewer" | "marketer" | "admin" = "marketer") => {
    const event = adminEvent({
      ...{ route, claims: personClaims(role) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await health(event, NO_CONTEXT);
    return { status: answer.statusCode, ...JSON.parse(answer.body ?? "{}") };
  };
  return { ask, changeLog };
}

let api: ReturnType<typeof open>;
beforeEach(() => {
  api = open();
});

describe("stopping all mail over the API", () => {
  it("says who, when and why, and that it was already so", async () => {
    const first = await api.ask("POST /v1/sending/stop", { reason: "wrong prices" });
    expect(first).toMatchObject({
      status: 200,
      changed: true,
      sending: {
        barrier: { kind: "stopped", why: "wrong prices", by: { subject: "ann", role: "marketer" } },
      },
    });
    expect(await api.ask("POST /v1/sending/stop", { reason: "once more" })).toMatchObject({ changed: false });
    const { troubles } = await api.ask("GET /v1/health");
    expect(troubles[0]).toMatchObject({ kind: "sending", how: "stopped", by: { subject: "ann" } });
  });

  it("is undone by a resume, which says who and why", async () => {
    await api.ask("POST /v1/sending/stop", { reason: "wrong prices" });
    const resumed = await api.ask("POST /v1/sending/resume", { reason: "mended" }, "admin");
    expect(resumed.sending).toMatchObject({
      barrier: null,
      resumed: { why: "mended", by: { subject: "ann", role: "admin" } },
    });
  });

  it("needs a reason, and a role that may", async () => {
    expect(await api.ask("POST /v1/sending/stop", {})).toMatchObject({ status: 400 });
    expect(await api.ask("POST /v1/sending/stop", { reason: "  " })).toMatchObject({ status: 400 });
    expect(await api.ask("POST /v1/sending/stop", { reason: "why not" }, "viewer")).toMatchObject({
      status: 403,
    });
    expect(await api.ask("GET /v1/sending")).toMatchObject({ barrier: null });
  });

  it("is in the log of changes", async () => {
    await api.ask("POST /v1/sending/stop", { reason: "wrong prices" });
    const { changes } = await api.changeLog.page({ most: 5, now: NOW + 1 });
    expect(changes).toMatchObject([
      {
        ...{ what: "POST /v1/sending/stop", area: "sending", outcome: "done", to: "stopped" },
        ...{ by: { subject: "ann", role: "marketer" }, details: { reason: "wrong prices", changed: true } },
      },
    ]);
  });
});

describe("health and cost", () => {
  it("of a shop without a night are empty and say so", async () => {
    expect(await api.ask("GET /v1/health", undefined, "viewer")).toMatchObject({
      ...{ status: 200, night: null, troubles: [], alarms: [] },
      sending: { barrier: null, waiting: { inChains: null } },
    });
    expect(await api.ask("GET /v1/cost", undefined, "viewer")).toMatchObject({ status: 404 });
  });
});
