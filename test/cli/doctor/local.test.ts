import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningStack } from "../../../cli/deployment/local-stack.ts";
import { diagnose, EMPTY, night } from "../../support/doctor.ts";

/** What GET /status of a local stack says of its queues. */
let queues: Record<string, number> = {};
const control = createServer((_, response) => {
  response.setHeader("content-type", "application/json").end(JSON.stringify({ queues }));
});
let local: RunningStack;

beforeAll(async () => {
  await once(control.listen(0, "127.0.0.1"), "listening");
  const controlUrl = `http://127.0.0.1:${(control.address() as AddressInfo).port}`;
  const addresses = { apiUrl: "", adminUrl: "", issuerUrl: "", inboxUrl: "", controlUrl };
  const clients = { people: "", scripts: "" };
  local = { pid: 1, ...addresses, clients, writeKey: "", serverKey: "", environment: {}, now: 0 };
});

afterAll(() => {
  control.closeAllConnections();
  control.close();
});

/** AWS knows nothing but the executions of the nightly job. */
const AWS = { ...EMPTY, ListExecutionsCommand: { executions: [night()] }, DescribeExecutionCommand: night() };

describe("a local stack", () => {
  it("is checked for what it has, and the rest is said not to apply", async () => {
    const says = await diagnose({ local, aws: AWS });
    const states = ["config", "api", "last-night", "failure-queues"].map((id) => says(id).state);
    expect(states).toEqual(["ok", "ok", "ok", "ok"]);
    for (const id of [
      "service-stack",
      "tables",
      "own-keys",
      "schedule",
      "ses-production",
      "dkim",
      "dmarc",
      "alarms",
    ])
      expect(says(id)).toMatchObject({
        state: "not-local",
        says: expect.stringMatching(/^does not apply locally: ./),
      });
  });

  it("has its given-up messages counted too", async () => {
    queues = { failures: 2, others: 0 };
    expect((await diagnose({ local, aws: AWS }))("failure-queues")).toMatchObject({
      state: "problem",
      says: "failures: 2",
    });
  });
});
