import { describe, expect, it } from "vitest";
import { holdoutOf } from "../../src/app/chains/holdouts.ts";
import { makeUpliftChecks } from "../../src/app/nightly/uplift-checks.ts";
import { makeFieldsNow } from "../../src/app/report/fields-now.ts";
import { seeded } from "../../src/domain/basics/seeded.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import { HELD_OUT, MAILED } from "../../src/domain/proof/holdout-measuring.ts";
import { upliftFeatures } from "../../src/domain/uplift/features.ts";
import { foretold } from "../../src/domain/uplift/foretold.ts";
import { draw } from "../support/experiments.ts";
import {
  boughtAgo,
  chainOf,
  FIRST_DAY,
  FIRST_NIGHT,
  openShop,
  type Shop,
  shopper,
} from "../support/nights.ts";

const WITHIN = 3;
/** The first night has found too few draws, and the next look is due. */
const WEEK = 7;
const PEOPLE = 2_400;
const OPTIONS = {
  store: { proof: { within: `${WITHIN}d` } },
  chains: {
    welcome: { ...chainOf({ event: "subscribed" }), holdout_percent: 50 },
    movable: chainOf({ segment: "movable" }),
  },
  segments: {
    list: [{ id: "movable", name: "Movable", when: "uplift > 0.15" }],
    otherwise: { id: "rest", name: "Rest" },
  },
} as const;

const isRegular = (number: number) => number % 2 === 0;
const customers = Array.from({ length: PEOPLE }, (_, number) =>
  shopper(`u:${number}`, isRegular(number) ? boughtAgo(60, 45, 31, 20) : boughtAgo(20)),
);

/** How likely somebody orders within the window. */
type Chance = (regular: boolean, mailed: boolean) => number;

/** Draws everybody on the day of the first night, lets them order on the next, and plays a night that has counted them. */
async function afterDraws(chance: Chance): Promise<Shop> {
  const shop = await openShop(customers, OPTIONS);
  await shop.night();
  const [model, published] = [await shop.nights.model(), await shop.config.current()];
  const holdout = published && holdoutOf("welcome", published.bundle);
  if (!model || !holdout) throw new Error("no night, or nobody is held out");
  const { experiment, epoch } = holdout;
  const random = seeded(7);
  for (const [number, profile] of customers.entries()) {
    const isMailed = random() < 0.5;
    const told = foretold(model, profile, {
      now: FIRST_NIGHT,
      today: FIRST_DAY,
      periodDays: model.periodDays,
    });
    await shop.experiments.keepDraw(
      draw(profile.id, {
        ...{
          experiment,
          epoch,
          variant: isMailed ? MAILED : HELD_OUT,
          drawnOn: FIRST_DAY,
          closes: FIRST_DAY + WITHIN,
        },
        features: upliftFeatures(profile, told.noPurchaseProbability, FIRST_NIGHT),
      }),
    );
    if (random() < chance(isRegular(number), isMailed)) await shop.update(withOrder(profile));
  }
  shop.advance(WEEK);
  await shop.night();
  return shop;
}

function withOrder({ id, orderDays }: Profile): Profile {
  return shopper(id, [...orderDays, { day: FIRST_DAY + 1, orders: 1, spent: 100_000 }]);
}

const verdictOf = async (shop: Shop) => (await makeUpliftChecks(shop.runs).newest())?.verdict;

async function upliftsIn(shop: Shop): Promise<{ readonly regular: number; readonly once: number }> {
  const [model, published] = [await shop.nights.model(), await shop.config.current()];
  if (!published) throw new Error("nothing is published");
  const fields = makeFieldsNow(published.bundle, model, shop.now());
  const mean = (all: readonly Profile[]) =>
    all.reduce((sum, profile) => sum + Number(fields({ profile }).uplift), 0) / all.length;
  return {
    regular: mean(customers.filter((_, number) => isRegular(number))),
    once: mean(customers.filter((_, number) => !isRegular(number))),
  };
}

describe("whom the shop's mails move", () => {
  it("becomes a field of every customer, once the draws tell: higher for those whom they move", async () => {
    const shop = await afterDraws((regular, mailed) => (regular && mailed ? 0.4 : 0.1));
    expect(await verdictOf(shop)).toMatchObject({ state: "used" });
    expect(await upliftsIn(shop)).toEqual({ regular: Number.NaN, once: Number.NaN });
    shop.advance(1);
    await shop.night();
    const { regular, once } = await upliftsIn(shop);
    expect(regular).toBeGreaterThan(0.2);
    expect(once).toBeLessThan(0.1);
    expect((await shop.scoreOf("u:0"))?.segment).toBe("movable");
    expect((await shop.scoreOf("u:1"))?.segment).toBe("rest");
    // Nobody is mailed because of a new model alone.
    expect(await shop.entered("movable")).toEqual([]);
    expect(await shop.held()).toEqual([]);
  });

  it("is claimed of nobody where all are moved alike", async () => {
    const shop = await afterDraws((regular, mailed) => (regular ? 0.2 : 0.1) + (mailed ? 0.1 : 0));
    expect(await verdictOf(shop)).toMatchObject({ state: "nothing-better" });
    shop.advance(1);
    await shop.night();
    expect(await upliftsIn(shop)).toEqual({ regular: Number.NaN, once: Number.NaN });
    expect((await shop.scoreOf("u:0"))?.segment).toBe("rest");
  });
});
