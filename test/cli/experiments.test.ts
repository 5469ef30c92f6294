import { afterEach, describe, expect, it, vi } from "vitest";
import { experimentCommand } from "../../cli/commands/experiment.ts";
import type { ExperimentsAccess } from "../../cli/experiments/access.ts";
import { makeExperimentsOverApi } from "../../cli/experiments/over-api.ts";
import { experimentPage, experimentsPage } from "../../cli/pages/experiments-page.ts";
import type { AdminEvent } from "../../functions/admin/audited.ts";
import { makeExperimentsHandler } from "../../functions/admin/experiments-handler.ts";
import { logTo } from "../../functions/middleware/observed.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryExperiments } from "../../src/adapters/memory/experiments.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { experimentOf } from "../../src/app/chains/experiments.ts";
import { makeReadExperiment } from "../../src/app/proof/read-experiments.ts";
import { ADMIN_ROUTES } from "../../src/contracts/admin.ts";
import { counted, newArm } from "../../src/domain/proof/arms.ts";
import { shaped } from "../support/admin-answers.ts";
import { personClaims } from "../support/admin-api.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { NOON } from "../support/chains.ts";
import { draw, measuring } from "../support/experiments.ts";
import { requestEvent } from "../support/ingest-server.ts";

logTo(() => undefined);
afterEach(() => vi.restoreAllMocks());

const ACTION = {
  send: "one",
  variants: { plain: {}, question: { subject: "A question" } },
  winner: { by: "orders", within: "7d" },
} as const;

/** A test in which so many of 400 people of each variant ordered. */
async function shopOf(plain: number, question: number, people = 400) {
  const [experiments, config] = [makeMemoryExperiments(), makeMemoryConfigStore()];
  const bundle = shopWith({ steps: [ACTION] });
  await config.publish({ by: "test", publishedAt: NOON, digest: "d", files: {}, bundle });
  const { experiment = "", epoch = "" } = experimentOf("welcome", ACTION) ?? {};
  const armOf = (variant: string, buyers: number) => {
    let arm = newArm(variant, 0.5);
    for (let index = 0; index < people; index += 1) arm = counted(arm, index < buyers ? 1 : 0);
    return arm;
  };
  const arms = [armOf("plain", plain), armOf("question", question)];
  await experiments.putMeasuring(measuring({ experiment, epoch, arms }));
  await experiments.keepDraw(draw("u:a", { experiment, epoch }));
  return { experiments, config, clock: { now: () => NOON }, name: experiment };
}

type Shop = Awaited<ReturnType<typeof shopOf>>;

const pageOf = async (shop: Shop) => {
  const report = await makeReadExperiment(shop)(shop.name);
  if (!report) throw new Error("no report");
  return [experimentPage(report), experimentsPage([report])].join("\n");
};

/** The admin API without a network: what the command line fetches, the function answers. */
function overApi(shop: Shop): ExperimentsAccess {
  const handler = shaped(
    makeExperimentsHandler({ ...shop, runs: makeMemoryRunStore(), changeLog: makeMemoryChangeLog() }),
  );
  const scope = ADMIN_ROUTES.map((one) => `comeback/${one.scope}`).join(" ");
  vi.stubGlobal("fetch", async (address: string, { method = "GET", body }: RequestInit) => {
    const [, name, what] = new URL(address).pathname.split("/").slice(2);
    const route = `${method} /v1/experiments${name ? "/{name}" : ""}${what ? `/${what}` : ""}`;
    const event = requestEvent({ path: "/", ...(typeof body === "string" && { body }) });
    const claims = { ...personClaims("marketer"), scope };
    const asked = {
      ...event,
      routeKey: route,
      ...(name && { pathParameters: { name: decodeURIComponent(name) } }),
      requestContext: { ...event.requestContext, authorizer: { jwt: { claims, scopes: null } } },
    } as unknown as AdminEvent;
    const answer = await handler(asked, {} as never);
    return new Response(answer.body, { status: answer.statusCode ?? 500 });
  });
  return makeExperimentsOverApi("https://admin.example", "token");
}

afterEach(() => vi.unstubAllGlobals());

describe("the page of a test", () => {
  it("says what is missing while it is too early", async () => {
    const page = await pageOf(await shopOf(30, 35, 90));
    expect(page).toContain("too early to say: the smallest variant lacks 10 people and orders of 10 people");
    expect(page).toContain("question against plain: no interval yet.");
    expect(page).toContain("2026-03-07");
  });

  it("says that both go on, and which difference would have been found", async () => {
    const page = await pageOf(await shopOf(100, 110));
    expect(page).toContain("no difference that is certain: both go on");
    expect(page).toMatch(/question against plain: 0\.0250 more orders a person, between -0\.\d+ to 0\.\d+\./);
    expect(page).toMatch(
      /With the people so far a difference of 0\.1\d+ would be found in four of five cases/,
    );
    expect(page).toMatch(/a fifth more needs [\d,]+ people in each/);
    expect(page).toContain("as drawn");
  });

  it("says that one is better, and by whom it was decided", async () => {
    const shop = await shopOf(100, 250);
    expect(await pageOf(shop)).toContain("question is better than every other");
    await overApi(shop).decide({ experiment: shop.name, variant: "question", by: "" });
    const page = await pageOf(shop);
    expect(page).toContain("decided: everybody gets question");
    expect(page).toContain("2026-03-01 12:00 by ann: question for everybody");
  });
});

describe("comeback experiment", () => {
  async function run(shop: Shop, ...args: readonly string[]): Promise<string> {
    const access = overApi(shop);
    const lines: string[] = [];
    vi.spyOn(console, "log").mockImplementation((line) => void lines.push(String(line)));
    const command = experimentCommand(async () => access).exitOverride();
    await command.parseAsync(["node", "experiment", ...args]);
    return lines.join("\n");
  }

  it("shows, decides and reopens over the admin API, as over the tables", async () => {
    const shop = await shopOf(100, 250);
    expect(JSON.parse(await run(shop, "show", shop.name, "--json"))).toEqual(
      JSON.parse(JSON.stringify(await makeReadExperiment(shop)(shop.name))),
    );
    expect(await run(shop, "list")).toContain("welcome.one");
    expect(await run(shop, "decide", shop.name, "plain")).toBe(
      "Everybody gets plain in welcome.one from now on.",
    );
    expect(await run(shop, "decide", shop.name, "plain")).toBe(
      "Everybody gets plain in welcome.one already.",
    );
    expect(await run(shop, "reopen", shop.name)).toBe("welcome.one is drawn from now on.");
    expect(JSON.parse(await run(shop, "show", shop.name, "--json")).decisions).toMatchObject([
      { kind: "decided", variant: "plain", by: "ann", leader: "question" },
      { kind: "reopened", by: "ann" },
    ]);
  });

  it("names what there is instead of what was written", async () => {
    const shop = await shopOf(100, 110);
    await expect(run(shop, "show", "welcome.on")).rejects.toThrow(
      "there is no test welcome.on: did you mean welcome.one?",
    );
    await expect(run(shop, "decide", shop.name, "plan")).rejects.toThrow(
      "there is no variant plan: did you mean plain?",
    );
    await expect(run(shop, "reopen", "other")).rejects.toThrow(
      "there is no test other: there is welcome.one",
    );
  });
});
