import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import { withoutOffer } from "../../src/domain/chains/without-offer.ts";
import type { WithoutOffer } from "../../src/domain/config/chain.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { allCodes, codedShop } from "../support/coded-shops.ts";

const ANN = keyOf("ann");
const EMPTY = { amount: 50, per: "day" } as const;

const waiting = (wait: string, then: "send" | "skip"): WithoutOffer => ({ wait, then });

/** Ann's chain of one mail, in a shop whose budget for a day is less than one code. */
async function played(without: WithoutOffer | undefined, until: number, budget: typeof EMPTY = EMPTY) {
  const step = { send: "one", offer: "thanks", ...(without !== undefined && { without_offer: without }) };
  const world = await makeWorld({ bundle: codedShop({ steps: [step] }, { budget }) });
  await world.has(ANN);
  await world.enters(ANN);
  await world.playUntil(until);
  return { world, entry: await world.journal.entry(ANN, "welcome"), mails: world.mailsTo(ANN) };
}

describe("a mail for which there is no code", () => {
  it("goes without the offer where the step says nothing else, and the journal says why", async () => {
    const { world, entry, mails } = await played(undefined, NOON + HOUR);
    expect(mails[0]?.html).not.toContain("THX-");
    const [send] = await world.journal.sends(ANN);
    expect(send).not.toHaveProperty("offer");
    expect(send?.reason).toMatch(/no offer: the budget of offer thanks is at its end for \d{4}-\d{2}-\d{2}/);
    expect(entry?.steps[0]?.why).toBe(send?.reason);
    expect(await allCodes(world.codes)).toEqual([]);
  });

  it("is skipped where the step says so, for the same reason", async () => {
    const { entry, mails } = await played("skip", NOON + HOUR);
    expect(mails).toEqual([]);
    expect(entry?.steps[0]).toMatchObject({ what: "skipped", why: expect.stringContaining("at its end") });
  });

  it.each([
    "send",
    "skip",
  ] as const)("waits as long as the step says, then does as it says: %s", async (end) => {
    const rule = waiting("5h", end);
    const early = await played(rule, NOON + 4 * HOUR);
    expect(early.mails).toEqual([]);
    expect(early.entry?.steps).toMatchObject([
      { what: "deferred", why: expect.stringContaining("the budget of offer thanks is at its end") },
    ]);
    const { entry, mails } = await played(rule, NOON + 6 * HOUR);
    expect(mails).toHaveLength(end === "send" ? 1 : 0);
    expect(entry?.outcome).toBe("completed");
    const last = entry?.steps.find(({ what }) => what !== "deferred");
    expect(last).toMatchObject({
      what: end === "send" ? "sent" : "skipped",
      why: expect.stringContaining("waited 5 h for it"),
    });
  });

  it("gets its code in the next period, where it waits so long", async () => {
    const bob = keyOf("bob");
    const step = { send: "one", offer: "thanks", without_offer: waiting("2d", "skip") };
    const budget = { amount: 100, per: "day" } as const;
    const world = await makeWorld({ bundle: codedShop({ steps: [step] }, { budget }) });
    for (const id of [ANN, bob]) await world.has(id);
    for (const id of [ANN, bob]) await world.enters(id);
    await world.playUntil(NOON + HOUR);
    expect(world.mailer.taken).toHaveLength(1);
    await world.playUntil(NOON + DAY);
    expect(world.mailer.taken).toHaveLength(2);
    expect(world.mailer.taken.every(({ html }) => html.includes("THX-"))).toBe(true);
  });
});

describe("the wait for a code", () => {
  const till = { because: "till", why: "its code is not in Shopify yet" } as const;

  it("looks again after minutes at first, and half an hour later at most", () => {
    const pauses: number[] = [];
    let now = NOON;
    for (let next = withoutOffer("send", till, undefined, now); next.kind === "wait"; ) {
      pauses.push((next.until - now) / MINUTE);
      now = next.until;
      next = withoutOffer("send", till, NOON, now);
    }
    expect(pauses[0]).toBeLessThanOrEqual(5);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(35);
    expect(now - NOON).toBeGreaterThanOrEqual(6 * HOUR);
    expect(now - NOON).toBeLessThanOrEqual(6 * HOUR + 5 * MINUTE);
    expect(pauses.length).toBeLessThan(25);
  });

  it("is over as the step says: with the mail, or without", () => {
    const late = NOON + 7 * HOUR;
    expect(withoutOffer(undefined, till, NOON, late)).toMatchObject({ kind: "send" });
    expect(withoutOffer("skip", till, NOON, late)).toMatchObject({ kind: "skip" });
  });
});
