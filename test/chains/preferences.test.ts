import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { Store } from "../../src/domain/config/store.ts";
import type { Fact, FactId, PreferenceChange } from "../../src/domain/facts/facts.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld, type WorldOptions } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { mailboxOf } from "../support/mailboxes.ts";

const ANNA = keyOf("anna");
const EMAIL = "anna@example.com";
const STEPS: Chain["steps"] = [{ send: "one" }, { wait: "2d" }, { send: "two" }];

const chose = (change: PreferenceChange, at = NOON): Fact => ({
  ...{ kind: "preferences-set", ...change },
  ...{ id: `chosen:${at}` as FactId, customer: mailboxOf(EMAIL), of: ANNA, rank: "mailbox" },
  ...{ at, receivedAt: at, source: "comeback" },
});

async function worldWith(
  change: PreferenceChange,
  chain: Partial<Chain> = {},
  store: Partial<Store> = {},
  options: WorldOptions = {},
) {
  const world = await makeWorld({ bundle: shopWith({ steps: STEPS, ...chain }, store), ...options });
  await world.has(ANNA);
  await world.events.append([chose(change)]);
  await world.enters(ANNA);
  return world;
}

type World = Awaited<ReturnType<typeof worldWith>>;
const notes = async ({ journal }: World) =>
  (await journal.entry(ANNA, "welcome"))?.steps.map(({ what, why }) => `${what}: ${why}`);
const subjects = (world: World) => world.mailsTo(ANNA).map(({ subject }) => subject);

describe("somebody who has chosen what to get", () => {
  it("gets none of a chain whose topic is not wanted, and the journal says why", async () => {
    const world = await worldWith({ topics: { sale: false } }, { topic: "sale" });
    await world.playUntil(NOON + 9 * DAY);
    expect(subjects(world)).toEqual([]);
    expect(await notes(world)).toEqual([
      "skipped: topic sale is not wanted",
      "skipped: topic sale is not wanted",
    ]);
  });

  it("misses the mails that fall into a pause, and gets those after it", async () => {
    const world = await worldWith({ pausedUntil: NOON + DAY });
    await world.playUntil(NOON + 9 * DAY);
    expect(subjects(world)).toEqual(["Two"]);
    expect(await notes(world)).toContain("skipped: paused by the customer until 2026-03-02");
  });

  it("gets one mail a week, and not the others later, whatever the shop's cap would do", async () => {
    const cap = { frequency_cap: { mails: 5, per: "7d", over: "defer" } } as const;
    const world = await worldWith({ most: { mails: 1, days: 7 } }, {}, cap);
    await world.playUntil(NOON + 20 * DAY);
    expect(subjects(world)).toEqual(["One"]);
    expect(await notes(world)).toContain("skipped: the customer's own limit: 1 mail in 7 days");
  });

  it("still falls under the shop's cap, which is the stricter", async () => {
    const cap = { frequency_cap: { mails: 1, per: "7d", over: "defer" } } as const;
    const world = await worldWith({ most: { mails: 3, days: 7 } }, {}, cap);
    await world.playUntil(NOON + 20 * DAY);
    expect(subjects(world)).toEqual(["One", "Two"]);
    expect(world.mailsTo(ANNA)).toHaveLength(2);
    expect(await notes(world)).toContain("deferred: frequency cap: 1 mails in 7d");
  });

  it("reads mails in the language chosen, whatever the profile says", async () => {
    const world = await worldWith({ language: "ru" });
    await world.has(ANNA, { locale: "en-GB" });
    await world.playUntil(NOON + HOUR);
    expect(subjects(world)).toEqual(["Раз"]);
  });

  it("is heard when the choice comes while the mail is being made", async () => {
    let isMade = false;
    const deps: WorldOptions["deps"] = ({ renderer, events }) => ({
      renderer: {
        ...renderer,
        async render(...mail) {
          const rendered = await renderer.render(...mail);
          if (!isMade) await events.append([chose({ language: "ru" }, NOON + 1)]);
          isMade = true;
          return rendered;
        },
      },
    });
    const world = await worldWith({}, { steps: [{ send: "one" }] }, {}, { deps });
    await world.playUntil(NOON + 2 * HOUR);
    expect(subjects(world)).toEqual(["Раз"]);
    expect(await world.journal.sends(ANNA)).toMatchObject([{ status: "sent", language: "ru" }]);
  });
});
