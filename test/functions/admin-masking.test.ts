import { afterAll, describe, expect, it } from "vitest";
import { makeCustomerHandler } from "../../functions/admin/customer-handler.ts";
import { makeTillHandler } from "../../functions/admin/till-handler.ts";
import { makeWebhooksHandler } from "../../functions/admin/webhooks-handler.ts";
import { logTo } from "../../functions/middleware/observed.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { makeMemoryTeam } from "../../src/adapters/memory/team.ts";
import { ADMIN_ROUTES, ADMIN_SCOPES, type AdminScope } from "../../src/contracts/admin.ts";
import {
  adminEvent,
  adminHandlers,
  NO_CONTEXT,
  NOBODY,
  personClaims,
  programClaims,
} from "../support/admin-api.ts";
import { key } from "../support/facts.ts";
import { MARK, markedReport } from "../support/marked-customer.ts";

logTo(() => {});
afterAll(() => logTo((line) => void process.stdout.write(line)));

const recording = { changeLog: makeMemoryChangeLog(), clock: { now: () => 0 } };
const team = makeMemoryTeam();
await team.invite(`${MARK}@${MARK}.example`);
const handlers = {
  ...adminHandlers({ recording, team }),
  "admin-customer": makeCustomerHandler({ ...NOBODY, read: async () => markedReport() }),
  "admin-till": makeTillHandler(
    {
      status: async () => ({ batches: 0, codes: 0, failed: 1 }),
      failed: async () => [
        {
          ...{ batch: "b", failedAt: "2026-03-01", size: 1, failed: 1, why: "refused" },
          codes: [{ code: MARK, why: "taken" }],
        },
      ],
      replay: async () => ({ replayed: 0, asked: true }),
    },
    recording,
  ),
  "admin-webhooks": makeWebhooksHandler(
    {
      list: async () => [],
      failed: async () => [
        {
          ...{ id: "w", webhook: "sms", message: "hello", customer: key("u:1"), chain: "c", tries: 8 },
          ...{ emittedAt: "2026-03-01", failedAt: "2026-03-01", why: "status 500" },
        },
      ],
      replay: async () => ({ replayed: 0 }),
      test: async () => undefined,
    },
    recording,
  ),
};
const answerOf = async (
  one: (typeof ADMIN_ROUTES)[number],
  claims: Readonly<Record<string, string>>,
): Promise<string> => {
  const asked = { route: one.route, claims, path: { key: "1", chain: "c", name: "n" }, body: "{}" };
  return (await handlers[one.function](adminEvent(asked), NO_CONTEXT)).body ?? "";
};
/** All of the mark but its first character, in whatever case. */
const LEAK = new RegExp(MARK.slice(1), "i");

describe("what belongs to a customer", () => {
  it.each(
    ADMIN_ROUTES,
  )("$route shows a viewer none of it, nor a program without personal.read", async (one) => {
    expect(await answerOf(one, personClaims("viewer"))).not.toMatch(LEAK);
    const scopes = (Object.keys(ADMIN_SCOPES) as AdminScope[]).filter((scope) => scope !== "personal.read");
    expect(await answerOf(one, programClaims(...scopes))).not.toMatch(LEAK);
  });

  it("is shown to marketers and admins, whole", async () => {
    const showing = (role: "marketer" | "admin") =>
      Promise.all(
        ADMIN_ROUTES.map(async (one) =>
          LEAK.test(await answerOf(one, personClaims(role))) ? [one.route] : [],
        ),
      ).then((routes) => routes.flat());
    expect(await showing("marketer")).toEqual(["GET /v1/customers/{key+}", "GET /v1/till/failed"]);
    expect(await showing("admin")).toEqual([
      ...["GET /v1/customers/{key+}", "GET /v1/till/failed", "GET /v1/team"],
    ]);
    const [customer] = ADMIN_ROUTES.filter(({ route }) => route === "GET /v1/customers/{key+}");
    if (!customer) throw new Error("there is no such route");
    const whole = JSON.parse(await answerOf(customer, personClaims("admin")));
    expect(whole).toEqual({ ...markedReport(), factsLeftOut: 0 });
  });

  it("leaves a viewer what the shop has decided, and why", async () => {
    const [customer] = ADMIN_ROUTES.filter(({ route }) => route === "GET /v1/customers/{key+}");
    if (!customer) throw new Error("there is no such route");
    const { profile, facts, mailbox } = JSON.parse(await answerOf(customer, personClaims("viewer")));
    expect(profile).toMatchObject({
      ...{ id: "u:1", email: "Z…@Z….example", name: "Z…", phone: "Z…", country: "RU", spent: 1 },
      viewed: [{ product: "cup", name: "Cup" }],
    });
    expect(profile).not.toHaveProperty("attributes");
    expect(mailbox.why).toBe("consent through form");
    expect(JSON.stringify(facts)).not.toContain("79211234567");
    expect(facts.find(({ kind }: { kind: string }) => kind === "order-placed")).toMatchObject({
      ...{ order: "A", total: { amount: 1, currency: "RUB" }, items: [{ name: "Cup" }] },
    });
  });
});
