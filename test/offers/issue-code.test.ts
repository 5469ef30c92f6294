import { describe, expect, it } from "vitest";
import { makeChangeCode } from "../../src/app/offers/change-code.ts";
import { makeIssueCode } from "../../src/app/offers/issue-code.ts";
import { perKey } from "../../src/contracts/keys.ts";
import type { Benefit } from "../../src/domain/offers/benefit.ts";
import { isLive } from "../../src/domain/offers/codes/life.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { allCodes, chosenWith, offerWorld, shopWith } from "../support/offers.ts";

const DAY_MS = 86_400_000;
const ANN = keyOf("ann");
const COUNTER = "all@2026-03";
const off = (amount: number): Benefit => ({ kind: "amount", amount });
const asking = { customer: ANN, offer: chosenWith(), bundle: shopWith() };

describe("a customer's code of an offer", () => {
  it("is the same for whoever asks again while it holds, and reserved once", async () => {
    const { issue, budgets, time } = offerWorld();
    const first = await issue(asking);
    expect(first).toMatchObject({
      ...{ kind: "issued", replaces: [] },
      code: { customer: ANN, reserved: 500, counters: [COUNTER], issue: 810_401, stage: "reserved" },
    });
    time.at += 6 * DAY_MS;
    const again = await issue({ ...asking, chain: "another" });
    expect(again).toMatchObject({ kind: "repeated", code: first.kind === "none" ? {} : first.code });
    expect(await budgets.counters()).toMatchObject({ [COUNTER]: { issued: 500 } });
  });

  it("is another one once it has run out, was used, or was withdrawn", async () => {
    const { issue, codes, time } = offerWorld();
    const change = makeChangeCode({ codes });
    const texts = new Set<string>();
    for (const [nth, end] of ["redeemed", "withdrawn", "expired", "none"].entries()) {
      const outcome = await issue({
        ...{ customer: ANN, bundle: shopWith({}, 1_000) },
        offer: chosenWith({ validUntil: time.at + DAY_MS }),
      });
      if (outcome.kind !== "issued") throw new Error("not issued");
      const { code } = outcome.code;
      texts.add(code);
      expect(outcome.code.issue).toBe(810_401 + nth);
      if (end === "redeemed") await change(code, { kind: "redeemed", order: "o", amount: 500, at: time.at });
      if (end === "withdrawn") await change(code, { kind: "withdrawn", why: "a test", at: time.at });
      if (end === "expired") time.at += 2 * DAY_MS;
    }
    expect(texts.size).toBe(4);
  });

  it("is found again in the season after", async () => {
    const { issue, time } = offerWorld();
    time.at = Date.UTC(2026, 2, 31, 23);
    const before = await issue({ ...asking, offer: chosenWith({ validUntil: time.at + 7 * DAY_MS }) });
    time.at += 3 * DAY_MS;
    const after = await issue({ ...asking, offer: chosenWith({ validUntil: time.at + 7 * DAY_MS }) });
    expect(after).toMatchObject({ kind: "repeated", code: before.kind === "none" ? {} : before.code });
  });

  it("is found again after the key was replaced", async () => {
    const world = offerWorld();
    const before = await world.issue(asking);
    const secrets = { keys: async () => ({ ...perKey(() => []), links: ["a new key", "a key"] }) };
    const after = await makeIssueCode({ ...world.deps, secrets })(asking);
    expect(after).toMatchObject({ kind: "repeated", code: before.kind === "none" ? {} : before.code });
  });

  it("gives way to a better one, which says what it replaces until that is withdrawn", async () => {
    const { issue, codes } = offerWorld();
    const small = await issue(asking);
    if (small.kind === "none") throw new Error("not issued");
    const raised = { ...asking, offer: chosenWith({ benefit: off(700) }) };
    const big = await issue(raised);
    expect(big).toMatchObject({ kind: "issued", replaces: [{ code: small.code.code }] });
    expect(await issue(raised)).toMatchObject({ kind: "repeated", replaces: [{ code: small.code.code }] });
    await makeChangeCode({ codes })(small.code.code, { kind: "withdrawn", why: "a better one", at: NOON });
    expect(await issue(raised)).toMatchObject({ kind: "repeated", replaces: [] });
    expect(await issue(asking)).toMatchObject({ kind: "repeated", code: { terms: { benefit: off(700) } } });
  });

  it("is one, however many ask at once", async () => {
    const world = offerWorld();
    const many = Array.from({ length: 10 }, (_, index) =>
      world.issue({ ...asking, chain: `chain-${index}`, bundle: shopWith({}, 1_000) }),
    );
    const outcomes = await Promise.all(many);
    expect(new Set(outcomes.map((one) => one.kind !== "none" && one.code.code)).size).toBe(1);
    expect(outcomes.filter(({ kind }) => kind === "issued")).toHaveLength(1);
    const counter = (await world.budgets.counters())[COUNTER];
    expect((counter?.issued ?? 0) - (counter?.back ?? 0)).toBe(500);
    expect((await allCodes(world.codes)).filter((code) => isLive(code, NOON))).toHaveLength(1);
  });

  it("is not given where the budget cannot pay it, of which the marketer hears at 80% and at the end, once", async () => {
    const { issue, news } = offerWorld();
    for (const name of ["ann", "ben", "cat"])
      expect(await issue({ ...asking, customer: keyOf(name) })).toMatchObject({ kind: "issued" });
    for (const name of ["dan", "eve"])
      expect(await issue({ ...asking, customer: keyOf(name) })).toMatchObject({
        kind: "none",
        because: "budget",
      });
    expect(news).toEqual([
      { kind: "budget", mark: "warned", counter: COUNTER, limit: 1_500, left: 0 },
      { kind: "budget", mark: "exhausted", counter: COUNTER, limit: 1_500, left: 0 },
    ]);
    // Whoever has a code already keeps it, also where a better one cannot be paid.
    expect(await issue({ ...asking, offer: chosenWith({ benefit: off(700) }) })).toMatchObject({
      ...{ kind: "repeated", code: { customer: ANN } },
    });
  });

  it("needs no reservation of its own where a walk has reserved ahead", async () => {
    const { issue, budgets } = offerWorld();
    const ahead = { counters: [COUNTER], amount: 500, at: NOON - 60_000 };
    expect(await issue({ ...asking, ahead })).toMatchObject({
      code: { reserved: 500, counters: [COUNTER], reservedAt: NOON - 60_000 },
    });
    expect(await budgets.counters()).toEqual({});
  });
});

describe("a code of an uploaded list", () => {
  const bundle = shopWith({ code: { pool: true, bound: "customer", on_cancel: "release" } }, 1_000);
  const from = (name: string) => ({ ...asking, customer: keyOf(name), bundle });

  it("is handed out once, as it is written, and found in any case", async () => {
    const { issue, codes, pools, news } = offerWorld();
    await pools.add("hello", ["Tea-1", "Tea-2"]);
    const many = ["ann", "ben", "cat", "ann"].map((name) => issue(from(name)));
    const outcomes = await Promise.all(many);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(
      ["issued", "issued", "none", "repeated"].toSorted(),
    );
    expect((await codes.get("tea-1"))?.written).toBe("Tea-1");
    expect(new Set((await allCodes(codes)).map(({ customer }) => customer)).size).toBe(2);
    expect(await pools.counts("hello")).toMatchObject({ added: 2, free: 0 });
    expect(news.map((one) => one.mark)).toContain("empty");
  });

  it("is followed by the next once it was used", async () => {
    const { issue, codes, pools } = offerWorld();
    await pools.add("hello", ["T1", "T2"]);
    const first = await issue(from("ann"));
    if (first.kind === "none") throw new Error("not issued");
    await makeChangeCode({ codes })(first.code.code, { kind: "redeemed", order: "o", amount: 5, at: NOON });
    const next = await issue(from("ann"));
    expect(next).toMatchObject({ kind: "issued", code: { issue: 2 } });
    expect(next.kind === "issued" && next.code.code).not.toBe(first.code.code);
  });
});
