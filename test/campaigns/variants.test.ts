import { describe, expect, it } from "vitest";
import { experimentsOf } from "../../src/app/chains/experiments.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import { sentOf } from "../../src/domain/campaigns/outcome.ts";
import type { Campaign } from "../../src/domain/config/campaign.ts";
import type { MailVariants } from "../../src/domain/config/experiment.ts";
import { DRAW_SHARDS } from "../../src/ports/proof.ts";
import { makeCampaignWorld, shopWithCampaign } from "../support/campaigns.ts";
import { keyOf, NOON } from "../support/chains.ts";

const PEOPLE = Array.from({ length: 40 }, (_, index) => keyOf(`p${index}`));
const SUBJECTS: MailVariants = { plain: {}, question: { subject: "Shall we?" } };

async function worldWith(campaign: Partial<Campaign>) {
  const bundle = shopWithCampaign({ variants: SUBJECTS, ...campaign });
  const world = await makeCampaignWorld({ bundle });
  for (const id of PEOPLE) await world.has(id, { orders: 1, averageOrder: 100_000, spent: 100_000 });
  const [test] = experimentsOf(bundle);
  const variantsOf = async () =>
    Promise.all(
      PEOPLE.map(async (id) => (await world.journal.sends(id)).map(({ variant }) => variant ?? "none")),
    );
  async function draws(day: number): Promise<Readonly<Record<string, string>>> {
    const found: Record<string, string> = {};
    for (let shard = 0; test && shard < DRAW_SHARDS; shard++)
      for await (const { customer, variant } of world.experiments.closing(test, day, shard))
        found[customer] = variant;
    return found;
  }
  return { ...world, test, variantsOf, draws };
}

describe("variants of a campaign", () => {
  it("are a test named after it, and everybody gets one of them and is counted with it", async () => {
    const world = await worldWith({});
    expect(world.test).toMatchObject({ experiment: "campaign:spring.one", automatic: false });
    await world.starts();
    await world.plays();
    const got = (await world.variantsOf()).flat();
    expect(got).toHaveLength(PEOPLE.length);
    expect(new Set(got)).toEqual(new Set(["plain", "question"]));
    const subjects = world.mailer.taken.map(({ subject }) => subject);
    expect(subjects.filter((one) => one === "Shall we?")).toHaveLength(
      got.filter((one) => one === "question").length,
    );
    const drawn = await world.draws(Math.floor(NOON / DAY) + 7);
    expect(PEOPLE.map((id) => drawn[id])).toEqual(got);
  });

  it("stay with a person through a pause and through another start", async () => {
    const whole = await worldWith({});
    await whole.starts();
    await whole.plays();
    const expected = await whole.variantsOf();

    const world = await worldWith({ schedule: { spread: "2h", late: "tomorrow" } });
    await world.starts();
    const [input] = world.executions;
    if (!input) throw new Error("not started");
    await world.enter(input);
    await world.playUntil(NOON + HOUR);
    const before = world.mailer.taken.length;
    expect(before).toBeGreaterThan(5);
    expect(before).toBeLessThan(35);
    await world.pause("spring", { why: "a typo" });
    await world.playUntil(NOON + 5 * HOUR);
    expect(world.mailer.taken).toHaveLength(before);
    await world.pause("spring", undefined);
    await world.plays();
    expect(await world.variantsOf()).toEqual(expected);
    expect(sentOf((await world.status())?.outcome?.tally ?? never())).toBe(PEOPLE.length);

    world.setNow(world.now() + DAY);
    await world.starts({ again: true });
    await world.plays();
    expect(await world.variantsOf()).toEqual(expected.map((one) => [...one, ...one]));
  });

  it("give everybody who has no mail yet the one that was decided on, and the check reckons with it", async () => {
    const offers: MailVariants = { none: {}, thanks: { offer: "thanks" } };
    const world = await worldWith({ variants: offers });
    const half = (await world.check()).waterfall.discount;
    const withOffer = Object.values(half.mails).reduce((sum, count) => sum + count, 0);
    expect(withOffer).toBeGreaterThan(5);
    expect(withOffer).toBeLessThan(35);
    await world.experiments.putDecisions({
      ...{ experiment: "campaign:spring.one", epoch: world.test?.epoch ?? "", revision: 1 },
      list: [{ kind: "decided", variant: "thanks", at: NOON, by: "vera", leader: "thanks", differences: [] }],
    });
    const all = (await world.check()).waterfall.discount;
    expect(Object.values(all.mails)).toEqual([PEOPLE.length]);
    await world.starts();
    await world.plays();
    expect((await world.variantsOf()).flat()).toEqual(PEOPLE.map(() => "thanks"));
    const given = await Promise.all(PEOPLE.map((id) => world.journal.sends(id)));
    expect(given.flat().filter(({ offer }) => offer !== undefined)).toHaveLength(PEOPLE.length);
  });
});

function never(): never {
  throw new Error("nothing was counted");
}
