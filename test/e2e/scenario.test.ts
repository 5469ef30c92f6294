import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectLocal } from "../../cli/deployment/deployment.ts";
import { examined } from "../../cli/doctor/diagnose.ts";
import type { Deployment } from "../../e2e/deployment.ts";
import { playScenario } from "../../e2e/scenario.ts";
import { LOCAL_KEYS } from "../../local/secrets.ts";
import { type LocalStack, startLocal } from "../../local/stack.ts";
import { HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";

let directory: string;
let stack: LocalStack;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "comeback-scenario-"));
  stack = await startLocal({ now: Date.now(), ports: "any", directory });
});
afterAll(async () => {
  await stack?.stop();
  await rm(directory, { recursive: true });
});

function deployment(): Deployment {
  const { clock, apiUrl } = stack;
  return {
    name: "local stack",
    apiUrl,
    publicUrl: apiUrl,
    nightlyMachine: stack.environment.NIGHTLY_STATE_MACHINE_ARN ?? "",
    keys: LOCAL_KEYS,
    mailDomain: "shop.example",
    addressOf: (name) => `${name}@example.com`,
    mailsTo: async (address) => (await stack.mails()).filter(({ to }) => to === address),
    reportsDelivery: true,
    now: clock.now,
    patienceMs: 3 * HOUR,
    async tick() {
      await clock.advanceTo(clock.now() + 10 * MINUTE);
      await stack.settled();
    },
  };
}

it("is played on the local stack as it is on AWS", async () => {
  const played: string[] = [];
  await playScenario(deployment(), async (what, work) => {
    const result = await work();
    played.push(what);
    return result;
  });
  expect(played).toContain("the next mail goes to the others only");
  const { queues } = await stack.stats();
  expect(Object.values(queues).every((messages) => messages === 0)).toBe(true);
});

it("is well afterwards, says the doctor", async () => {
  const now = stack.clock.now();
  const { checks } = await examined(connectLocal({ ...stack, pid: process.pid, now }));
  const states = new Map(checks.map(({ id, state }) => [id, state]));
  for (const id of ["config", "api", "failure-queues", "last-night", "own-limits"])
    expect([id, states.get(id)]).toEqual([id, "ok"]);
  expect(checks.filter(({ state }) => state !== "ok" && state !== "not-local")).toEqual([]);
});
