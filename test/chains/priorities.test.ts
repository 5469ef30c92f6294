import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { Store } from "../../src/domain/config/store.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";

const ANN = keyOf("ann");
const CAP = (over: "defer" | "skip", mails = 1): Partial<Store> => ({
  frequency_cap: { mails, per: "7d", over },
});

/** A cart chain whose mail is due a day after it begins, beside a chain by a segment that would write at once. */
function shop(store: Partial<Store>, chains: Readonly<Record<string, Partial<Chain>>> = {}): Bundle {
  const bundle = shopWith({ enter: { segment: "loyal" }, steps: [{ send: "one" }] }, store);
  const usual: Chain = {
    name: "Cart",
    enter: { event: "cart_changed" },
    reenter: "never",
    holdout_percent: 0,
    steps: [{ wait: "1d" }, { send: "two" }],
  };
  const welcome = { ...usual, ...bundle.chains.welcome, ...chains.welcome };
  return { ...bundle, chains: { welcome, cart: { ...usual, ...chains.cart } } };
}

async function bothIn(bundle: Bundle) {
  const world = await makeWorld({ bundle });
  await world.has(ANN);
  await world.enters(ANN, "cart", "cart-1");
  await world.enters(ANN, "welcome", "night-1");
  await world.playUntil(NOON + 2 * DAY);
  const noteOf = async (chain: string) => (await world.journal.entry(ANN, chain))?.steps[0];
  return { ...world, noteOf, subjects: () => world.mailsTo(ANN).map(({ subject }) => subject) };
}

describe("the last place under the cap", () => {
  it("is kept for the mail of a cart that is due before another frees up, and the other comes later", async () => {
    const world = await bothIn(shop(CAP("defer")));
    expect(world.subjects()).toEqual(["Two"]);
    expect(await world.noteOf("welcome")).toMatchObject({
      what: "deferred",
      why: "frequency cap: 1 mails in 7d; the last place is kept for cart",
    });
    await world.playUntil(NOON + 16 * DAY);
    expect(world.subjects()).toEqual(["Two", "One"]);
  });

  it("is kept by skipping where the cap skips", async () => {
    const world = await bothIn(shop(CAP("skip")));
    expect(world.subjects()).toEqual(["Two"]);
    expect(await world.noteOf("welcome")).toMatchObject({ what: "skipped" });
  });

  it("is not kept while there are others", async () => {
    expect((await bothIn(shop(CAP("defer", 2)))).subjects()).toEqual(["One", "Two"]);
  });

  it.each<readonly [string, Partial<Chain>]>([
    ["is due only after another has freed up", { steps: [{ wait: "8d" }, { send: "two" }] }],
    ["has reached its goal", { exit: "consent == 'given'" }],
    ["is for comparison only", { holdout_percent: 100 }],
    ["is worth no more", { priority: "chain" }],
    ["only falls silent", { steps: [{ wait: "1d" }, { silence: true }] }],
    ["needs no place", { kind: "service" }],
  ])("is not kept for a chain that %s", async (_, cart) => {
    expect((await bothIn(shop(CAP("defer"), { cart }))).subjects()[0]).toBe("One");
  });

  it("goes by the number that a chain has, and to a campaign last", async () => {
    const campaign = await bothIn(
      shop(CAP("skip"), { welcome: { priority: "campaign" }, cart: { enter: { segment: "loyal" } } }),
    );
    expect(campaign.subjects()).toEqual(["Two"]);
    expect((await bothIn(shop(CAP("skip"), { welcome: { priority: 99 } }))).subjects()).toEqual(["One"]);
  });

  it("is kept under the limit that the customer has chosen as well", async () => {
    const world = await makeWorld({ bundle: shop({}) });
    await world.has(ANN);
    const { mailboxOf } = await import("../support/mailboxes.ts");
    const { fact } = await import("../support/facts.ts");
    const choice = { most: { mails: 1, days: 7 }, customer: mailboxOf("ann@example.com"), at: NOON };
    await world.events.append([fact("preferences-set", choice)]);
    await world.enters(ANN, "cart", "cart-1");
    await world.enters(ANN, "welcome", "night-1");
    await world.playUntil(NOON + 2 * DAY);
    expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["Two"]);
  });

  it("goes to nobody while the chain it would be kept for is paused", async () => {
    const world = await makeWorld({ bundle: shop(CAP("skip")) });
    await world.has(ANN);
    await world.config.setPaused("cart", true);
    await world.enters(ANN, "cart", "cart-1");
    await world.enters(ANN, "welcome", "night-1");
    await world.playUntil(NOON + HOUR);
    expect(world.mailsTo(ANN)).toHaveLength(1);
  });
});
