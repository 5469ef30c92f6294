import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { planOverApi } from "../../cli/config/plan/over-api.ts";
import { makeAdminCall } from "../../cli/deployment/admin-call.ts";
import { makePublishHandler } from "../../functions/admin/publish-handler.ts";
import { type Asked, adminEvent, NO_CONTEXT, personClaims, programClaims } from "../support/admin-api.ts";
import { SMALL_CONFIG } from "../support/config.ts";
import type { Shop } from "../support/nights.ts";
import { planMachine } from "../support/plan-machine.ts";
import { openPlanned, reachable } from "../support/planning.ts";
import { publishing } from "../support/publishing.ts";
import "../support/quiet.ts";

const MOVED = {
  ...SMALL_CONFIG,
  "segments.yaml":
    "list:\n  - { id: sleepy, name: Sleepy, when: days_since_last_order >= 10 }\notherwise: { id: others, name: Others }\n",
};

let shop: Shop;
let machine: ReturnType<typeof planMachine>;
let claims: Asked["claims"];
let whileWaiting: () => Promise<unknown>;

beforeEach(async () => {
  shop = await openPlanned(
    Array.from({ length: 6 }, (_, n) => reachable(`u:${n}`, 60, 9)),
    {},
  );
  await shop.night();
  machine = planMachine(shop);
  claims = personClaims("marketer");
  whileWaiting = () => machine.work();
  vi.stubGlobal("fetch", async (input: string, { method = "GET", body }: RequestInit = {}) => {
    const { pathname } = new URL(input);
    const id = /^\/v1\/config\/plan\/(.+)$/.exec(pathname)?.[1];
    if (id) await whileWaiting();
    const answer = await asked({
      route: id ? "GET /v1/config/plan/{id}" : `${method} ${pathname}`,
      ...(id && { path: { id } }),
      ...(typeof body === "string" && { body }),
    });
    return new Response(answer.body ?? "", { status: answer.statusCode ?? 500 });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function asked(request: Asked) {
  const { config, runs, customers } = shop;
  const clock = { now: shop.now };
  const deps = publishing({ config, runs, customers, clock, planRuns: machine.runs });
  return makePublishHandler(deps)(adminEvent({ ...request, ...(claims && { claims }) }), NO_CONTEXT);
}

const plan = (onProgress?: (customers: number) => void) =>
  planOverApi(makeAdminCall("http://admin.test", "a-token"), MOVED, onProgress);

describe("a plan over the admin API", () => {
  it("is worked out by the deployment, and names examples", async () => {
    const told = await plan();
    expect(told).toMatchObject({ version: 1, customers: 6, night: "2026-03-02" });
    expect(told.segments.moves.flatMap(({ examples }) => examples)).toContain("u:0");
  });

  it("names nobody to a program that may not see customers", async () => {
    claims = programClaims("config.read");
    const told = await plan();
    expect(told.segments.moves[0]).toMatchObject({ customers: 6, examples: [] });
    expect(JSON.stringify(told)).not.toContain("u:");
  });

  it("tells how many customers have been looked at, while it is worked out", async () => {
    const [looked, seen] = [[7, 42], [] as number[]];
    whileWaiting = async () => {
      const [input] = machine.open.values();
      const next = looked.shift();
      if (!input || next === undefined) return machine.work();
      const [, night = "", hash] = /^(.{10})-(.+)$/.exec(input.id) ?? [];
      return shop.runs.put(night, `plan-job/${hash}/looked`, { attempt: 1, customers: next });
    };
    await plan((customers) => seen.push(customers));
    expect(seen).toEqual([7, 42]);
  }, 15_000);

  it("ends with the reason where it failed", async () => {
    const customers: Shop["customers"] = {
      ...shop.customers,
      // biome-ignore lint/correctness/useYield: it fails before there is anybody
      async *scan() {
        throw new Error("the table does not answer");
      },
    };
    whileWaiting = () => machine.work({ instead: { customers } });
    await expect(plan()).rejects.toMatchObject({
      exitCode: 2,
      message: "the plan could not be worked out: the table does not answer",
    });
  });

  it("ends where the night has come meanwhile", async () => {
    whileWaiting = async () => {
      shop.advance(1);
      await shop.night();
    };
    await expect(plan()).rejects.toMatchObject({ message: expect.stringContaining("ask for it again") });
  });

  it("is refused with all mistakes of a config, and of an overtaken version", async () => {
    const post = (body: object) =>
      asked({ route: "POST /v1/config/plan", body: JSON.stringify(body) }).then(
        ({ statusCode, body = "" }) => ({
          status: statusCode,
          ...(JSON.parse(body) as object),
        }),
      );
    expect(await post({ files: { "store.yaml": "" } })).toMatchObject({
      status: 422,
      detail: expect.stringMatching(/^\d+ problems; there is no plan of it$/),
      problems: expect.arrayContaining([expect.objectContaining({ file: "store.yaml" })]),
    });
    expect(await post({ files: MOVED, base: 0 })).toMatchObject({ status: 409, since: [{ version: 1 }] });
    expect(await post({ files: MOVED, base: 1 })).toMatchObject({ status: 202 });
  });

  it("is not there by an id that nobody has been given", async () => {
    const ask = async (id: string) =>
      (await asked({ route: "GET /v1/config/plan/{id}", path: { id } })).statusCode;
    expect(await ask(`2026-03-02-${"0".repeat(32)}`)).toBe(404);
    expect(await ask("latest")).toBe(400);
  });
});
