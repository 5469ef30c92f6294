import { describe, expect, it } from "vitest";
import { drawnOf } from "../../src/app/chains/draw-variant.ts";
import { experimentsOf } from "../../src/app/chains/experiments.ts";
import { drawKeyOf } from "../../src/app/chains/holdout.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import { makeCampaignWorld, shopWithCampaign } from "../support/campaigns.ts";
import { keyOf, NOON } from "../support/chains.ts";

const CART: Chain = {
  name: "Cart",
  enter: { event: "cart_changed" },
  reenter: "never",
  holdout_percent: 0,
  steps: [{ wait: "1d" }, { send: "two" }],
};

/** Ann has a cart and Bob has none; the campaign is due at once, and one mail a week is all that anybody gets. */
async function started(over: "defer" | "skip") {
  const store = { frequency_cap: { mails: 1, per: "7d", over } } as const;
  const bundle = shopWithCampaign({ variants: { plain: {}, other: { subject: "Other" } } }, store);
  const world = await makeCampaignWorld({ bundle: { ...bundle, chains: { ...bundle.chains, cart: CART } } });
  for (const id of ["ann", "bob"]) await world.has(keyOf(id));
  await world.enters(keyOf("ann"), "cart", "cart-1");
  await world.starts();
  const [input] = world.executions;
  if (!input) throw new Error("not started");
  await world.enter(input);
  const mailsTo = (id: string) => world.mailsTo(keyOf(id)).map(({ subject }) => subject);
  const became = async () => (await world.status())?.outcome?.tally.by.mail;
  return { ...world, mailsTo, became };
}

describe("a campaign and the mail of a cart that is due within the window of the cap", () => {
  it("leaves it the last place, and says so of whom that concerns", async () => {
    const world = await started("skip");
    await world.playUntil(NOON + 2 * DAY);
    expect(world.mailsTo("ann")).toEqual(["Two"]);
    expect(world.mailsTo("bob")).toHaveLength(1);
    expect(await world.became()).toEqual({
      sent: { "": 1 },
      skipped: { "frequency cap: 1 mails in 7d; the last place is kept for cart": 1 },
    });
  });

  it("comes when another place is free, where the cap puts off, in the variant that the draw said at first", async () => {
    const world = await started("defer");
    await world.playUntil(NOON + HOUR);
    expect(world.mailsTo("ann")).toEqual([]);
    const test = await drawOf(world);
    await world.playUntil(NOON + 9 * DAY);
    expect(world.mailsTo("ann")[0]).toBe("Two");
    const sends = await world.journal.sends(keyOf("ann"));
    expect(sends.find(({ chain }) => chain === "campaign:spring")?.variant).toBe(test);
    expect(await world.became()).toEqual({ sent: { "": 2 } });
  });
});

async function drawOf(world: Awaited<ReturnType<typeof started>>): Promise<string | undefined> {
  const bundle = (await world.config.current())?.bundle;
  const [test] = bundle ? experimentsOf(bundle) : [];
  const ann = await world.customers.get(keyOf("ann"));
  return test && ann?.profile && drawnOf(drawKeyOf(ann.profile), test).id;
}
