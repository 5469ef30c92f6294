import { beforeEach, describe, expect, it } from "vitest";
import { makeReadableExpressions } from "../../src/adapters/condition-reading.ts";
import { makeMemoryCampaignStore } from "../../src/adapters/memory/campaign-store.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { makeCustomerPage, makeReadTimeline } from "../../src/app/report/customer/page.ts";
import { CustomerPageShape } from "../../src/contracts/answers/customer-page.ts";
import { TimelineShape } from "../../src/contracts/answers/customer-timeline.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { Score } from "../../src/domain/people/profile.ts";
import type { Journal } from "../../src/ports/journal.ts";
import { cohort, entry, send } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";
import { day, fact, key, order, PROOF } from "../support/facts.ts";
import { mailboxOf } from "../support/mailboxes.ts";
import { secrets, type World, world } from "../support/projecting.ts";
import { published } from "../support/tills.ts";

const ANNA = key("u:1");
const ADDRESS = "anna@example.com";
const NOW = day(10);

const chainWith = (of: Partial<Chain>): Chain => ({
  name: "A chain",
  enter: { event: "subscribed" },
  reenter: "never",
  holdout_percent: 0,
  steps: [{ send: "hello" }],
  ...of,
});

let shop: World;
let journal: Journal;

beforeEach(async () => {
  shop = world();
  journal = makeMemoryJournal();
  const consent = fact("consent-given", { proof: PROOF, dated: true });
  await shop.tell([
    fact("identified", { email: ADDRESS, name: "Анна", at: day(-1) }),
    consent,
    order("A", day(1), 100_000),
    order("B", day(6), 50_000),
  ]);
  await shop.events.append([{ ...consent, customer: mailboxOf(ADDRESS), of: ANNA }]);
});

function deps(chains: Bundle["chains"], publishedAt = day(0)) {
  const config = { ...published(bundleWith({ chains })), publishedAt };
  return {
    ...{ events: shop.events, customers: shop.customers, secrets, journal, codes: makeMemoryCodeStore() },
    nights: { model: async () => undefined },
    clock: { now: () => NOW },
    config: {
      current: async () => config,
      version: async () => config,
      pausedChains: async () => new Set(["asleep"]),
    },
    campaigns: makeMemoryCampaignStore(),
    tastes: shop.tastes,
    taste: async () => undefined,
    expressions: makeReadableExpressions(),
    lines: 3,
  };
}

async function page(chains: Bundle["chains"], publishedAt?: number) {
  const found = await makeCustomerPage(deps(chains, publishedAt))("1");
  if (!found) throw new Error("nobody was found");
  // What is sent is what the contract says, and nothing beside it.
  expect(CustomerPageShape.parse(found)).toEqual(found);
  return found;
}

const why = async (of: Partial<Chain>, publishedAt?: number) => {
  const { chains } = await page({ one: chainWith(of) }, publishedAt);
  return chains[0]?.notEntered;
};

describe("why somebody has never entered a chain", () => {
  it("is that what it waits for has not happened", async () => {
    expect(await why({ enter: { event: "reviewed" } })).toEqual({
      ...{ code: "no-event", about: "reviewed", seen: [] },
    });
  });

  it("is a condition that does not hold, with the values that it sees", async () => {
    expect(await why({ enter: { event: "ordered", when: "orders > 2" } })).toEqual({
      ...{ code: "event-condition", about: "ordered", at: day(6), condition: "orders > 2" },
      seen: [{ field: "orders", value: "2" }],
    });
  });

  it("is that it happened before this version, or came too late to begin anything", async () => {
    expect(await why({ enter: { event: "ordered" } }, day(7))).toMatchObject({ code: "event-before-config" });
    await shop.tell([order("C", day(7), 1_000, { receivedAt: day(10) })]);
    expect(await why({ enter: { event: "ordered" } })).toMatchObject({ code: "event-late", at: day(7) });
  });

  it("is the part of its condition that did not hold when the event was told, with the value that it had then", async () => {
    await shop.tell([fact("reviewed", { product: "tea", at: day(4), receivedAt: day(4) })]);
    const enter = { event: "reviewed", when: "has_email && orders > 1 && spent > 0.0" } as const;
    expect(await why({ enter })).toEqual({
      ...{ code: "event-condition-then", about: "reviewed", at: day(4), condition: "orders > 1" },
      seen: [{ field: "orders", value: "1" }],
    });
  });

  it("is what nobody has kept, where the condition asks for what a night said then", async () => {
    const enter = { event: "ordered", when: 'orders > 1 && rfm_segment != "lost"' } as const;
    expect(await why({ enter })).toMatchObject({ code: "event-not-kept", condition: enter.when });
  });

  it("is what nobody has kept, where everything held then and holds now", async () => {
    expect(await why({ enter: { event: "ordered" } })).toMatchObject({ code: "event-otherwise" });
    expect(await why({ enter: { event: "ordered", when: "orders > 1" } })).toMatchObject({
      ...{ code: "event-otherwise", condition: "orders > 1" },
      seen: [{ field: "orders", value: "2" }],
    });
  });

  it("is the segment, or that no night has looked yet", async () => {
    expect(await why({ enter: { segment: "loyal" } })).toMatchObject({ code: "no-night-yet" });
    const score: Score = {
      ...({ recency: 3, frequency: 1, monetary: 1 } as const),
      ...{ date: "2026-01-10", cell: "311", rfmSegment: "new" },
      ...{ segment: "others", reason: "no other segment's condition holds", tier: "standard" },
      segmentSince: "2026-01-02",
    };
    await shop.customers.putScore(ANNA, score, 1);
    expect(await why({ enter: { segment: "loyal" } })).toMatchObject({
      code: "not-in-segment",
      about: "loyal",
    });
    expect(await why({ enter: { segment: "others", when: "orders > 5" } })).toMatchObject({
      code: "segment-condition",
    });
    expect(await why({ enter: { segment: "others" } }, day(5))).toMatchObject({ code: "segment-before" });
    expect(await why({ enter: { segment: "others" }, enrol: "existing" }, day(5))).toMatchObject({
      code: "segment-tonight",
    });
  });

  it("is a date, something due or a programme that is not there", async () => {
    expect(await why({ enter: { date: "birthday" } })).toMatchObject({ code: "no-date" });
    expect(await why({ enter: { replenishment: "due" } })).toMatchObject({ code: "nothing-due" });
    expect(await why({ enter: { points: "available", least: 10 } })).toMatchObject({ code: "no-programme" });
  });
});

describe("what is to come", () => {
  const STEPS: Chain["steps"] = [
    { send: "hello" },
    { wait: "1d" },
    { send: "again", when: "orders > 5" },
    { wait: "2d" },
    { send: "last" },
  ];

  beforeEach(async () => {
    const cohorts = cohort({ step: 2, dueAt: day(10) + 6 * HOUR });
    await journal.putCohort(cohorts);
    const sent = { step: 0, at: day(9), what: "sent", why: "event ordered" } as const;
    await journal.enter(entry(ANNA, { enteredAt: day(9), steps: [sent] }), 0);
  });

  it("are the steps that are left, when each is due and what the rules would say of it", async () => {
    const { next } = await page({ welcome: chainWith({ steps: STEPS }) });
    expect(next).toMatchObject([
      {
        ...{ kind: "step", chain: "welcome", step: 2, name: "again", at: day(10) + 6 * HOUR, first: true },
        expected: { kind: "skip", reason: { code: "when-false", about: "orders > 5" } },
      },
      {
        ...{ step: 4, name: "last", at: day(12) + 6 * HOUR, first: false },
        expected: { kind: "act" },
      },
    ]);
  });

  it("is the end of the chain where its exit holds by now", async () => {
    const { next } = await page({ welcome: chainWith({ steps: STEPS, exit: "orders > 1" }) });
    expect(next[0]).toMatchObject({
      expected: { kind: "leave", reason: { code: "exit", about: "orders > 1" } },
    });
  });

  it("is nothing where the chain is over", async () => {
    await journal.leave(entry(ANNA), { outcome: "completed", at: NOW });
    const { next, chains } = await page({ welcome: chainWith({ steps: STEPS }) });
    expect(next).toEqual([]);
    expect(chains[0]?.runs[0]).toMatchObject({
      ...{ active: false, outcome: { code: "completed" } },
      steps: [{ step: 0, action: "send", name: "hello", outcome: "sent", reason: { code: "event" } }],
    });
  });
});

describe("the page of a customer", () => {
  it("says who it is, whether mails go, and by what proof", async () => {
    const { head, consents, identities } = await page({});
    expect(head).toMatchObject({
      ...{ id: "u:1", name: "Анна", orders: 2, spent: 150_000, since: day(-1) },
      mailable: { may: "yes", reason: { code: "consent", about: "test" } },
    });
    expect(consents).toMatchObject([{ given: true, source: "test", channel: "email", rank: "server" }]);
    expect(identities).toEqual([{ key: "u:1", kind: "user" }]);
  });

  it("is nobody's where nobody is known", async () => {
    expect(await makeCustomerPage(deps({}))("2")).toBeUndefined();
  });
});

describe("a sign-up in the timeline", () => {
  it("says so where no consent came with it", async () => {
    await shop.tell([fact("subscribed", { entry: "pop-up", at: day(-9) })]);
    const { timeline } = await makeSignUps();
    expect(timeline).toMatchObject([{ what: "subscribed", outcome: "no-consent" }]);
  });

  it("says nothing of it where somebody agreed then, or within days", async () => {
    await shop.tell([
      fact("subscribed", { entry: "pop-up", at: day(8) }),
      fact("consent-given", { proof: PROOF, dated: true, at: day(9) }),
    ]);
    const { timeline } = await makeSignUps();
    expect(timeline[0]).not.toHaveProperty("outcome");
  });

  async function makeSignUps() {
    const told = await makeReadTimeline(deps({}))("1", { most: 99, groups: ["consent"] });
    if ("fault" in told) throw new Error(told.fault);
    return { timeline: told.lines.filter(({ what }) => what === "subscribed") };
  }
});

describe("a timeline", () => {
  const read = async (
    after?: string,
    groups?: Parameters<ReturnType<typeof makeReadTimeline>>[1]["groups"],
  ) => {
    const told = await makeReadTimeline(deps({}))("1", {
      most: 3,
      ...(after !== undefined && { after }),
      ...(groups && { groups }),
    });
    if ("fault" in told) throw new Error(told.fault);
    expect(TimelineShape.parse(told)).toEqual(told);
    return told;
  };

  beforeEach(async () => {
    const one = send(ANNA, "mail-1", { claimedAt: day(7) });
    await journal.claim(one, undefined);
    await journal.settle(one, { status: "sent", messageId: "m" });
    await shop.tell([fact("mail", { event: "clicked", send: "mail-1", at: day(7) + HOUR })]);
    const skipped = { step: 0, at: day(8), what: "skipped", why: "no consent to mails" } as const;
    await journal.enter(entry(ANNA, { chain: "other", enteredAt: day(8) - DAY / 2, steps: [skipped] }), 0);
  });

  it("tells of facts, mails and chains in one order, the newest first, in stretches that miss nothing", async () => {
    const lines = [];
    let after: string | undefined;
    do {
      const told = await read(after);
      lines.push(...told.lines);
      after = told.next;
    } while (after !== undefined);
    expect(lines.map(({ what }) => what)).toEqual([
      ...["step", "chain-entered", "mail-clicked", "mail-sent", "ordered", "ordered"],
      ...["consent-given", "identified"],
    ]);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(lines[2]).toMatchObject({ template: "welcome", chain: "welcome" });
    expect(lines[0]).toMatchObject({ outcome: "skipped", reason: { code: "no-consent" } });
  });

  it("is narrowed to what is asked for", async () => {
    expect((await read(undefined, ["orders"])).lines.map(({ order: id }) => id)).toEqual(["B", "A"]);
  });

  it("knows a place that it has not named for what it is", async () => {
    const asked = { after: "bm9uc2Vuc2U", most: 3 };
    expect(await makeReadTimeline(deps({}))("1", asked)).toEqual({ fault: "cursor" });
    expect(await makeReadTimeline(deps({}))("2", { most: 3 })).toEqual({ fault: "unknown" });
  });
});
