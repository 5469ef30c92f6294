import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stillRipening } from "../../src/domain/proof/holdout-count.ts";
import { HELD_OUT, MAILED } from "../../src/domain/proof/holdout-measuring.ts";
import { keyOf } from "../support/chains.ts";
import { draw } from "../support/experiments.ts";
import { key } from "../support/facts.ts";
import { heldOutShop, openProof, type Person, WITHIN } from "../support/holdouts.ts";
import { FIRST_DAY, FIRST_NIGHT, openShop, shopper } from "../support/nights.ts";

const person = (name: string, over: Partial<Person> = {}): Person => ({
  ...{ name, side: MAILED, drawnOn: 0, orders: 0 },
  ...over,
});

describe("the night counts whom a hold-out has drawn", () => {
  it("once, when the window is over, frozen, and says meanwhile how many are waited for", async () => {
    const shop = openProof();
    await shop.night(0);
    await shop.draws(person("a", { orders: 2 }));
    await shop.draws(person("b", { side: HELD_OUT }));
    await shop.draws(person("c", { drawnOn: 1 }));
    await shop.night(2);
    expect(await shop.measuring()).toMatchObject({
      primary: "revenue",
      ripening: [
        { closes: FIRST_DAY + WITHIN, mailed: 1, heldOut: 1 },
        { closes: FIRST_DAY + WITHIN + 1, mailed: 1, heldOut: 0 },
      ],
    });
    const counted = [
      {
        outcome: "revenue",
        mailed: [{ people: 2, buyers: 1, sum: 100_000 }],
        "held-out": [{ people: 1, buyers: 0, sum: 0 }],
      },
      {
        outcome: "orders",
        mailed: [{ people: 2, buyers: 1, sum: 2 }],
        "held-out": [{ people: 1, buyers: 0, sum: 0 }],
      },
    ];
    for (const night of [5, 5, 6]) {
      await shop.night(night);
      expect(await shop.counted()).toEqual(counted);
      await shop.draws(person("a", { orders: 7 }));
    }
  });

  it("with the segment at the draw and the one when the window had closed, on each side", async () => {
    const shop = openProof();
    await shop.night(0);
    await shop.draws(person("a", { orders: 1 }));
    await shop.draws(person("b", { side: HELD_OUT }));
    await shop.draws(person("c", { side: HELD_OUT }));
    await shop.isIn("a", "active");
    await shop.isIn("b", "asleep");
    await shop.night(4);
    expect((await shop.measuring())?.moves).toEqual({
      mailed: { doubting: { active: 1 } },
      // Nobody has put the third in a segment.
      heldOut: { doubting: { asleep: 1, "(unknown)": 1 } },
    });
  });

  it("by margin where it is known, with no outcome beyond the limit that was fixed before", async () => {
    const shop = openProof();
    const bundle = heldOutShop({ margin_percent: 40 });
    await shop.night(0, bundle, null);
    expect(await shop.measuring()).toBeUndefined();
    await shop.night(0, bundle);
    await shop.draws(person("a", { orders: 1_000 }), bundle);
    await shop.night(4, bundle);
    const { primary, outcomes = [] } = (await shop.measuring()) ?? {};
    expect(primary).toBe("margin");
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["margin", "revenue", "orders"]);
    const [margin] = outcomes;
    expect(margin?.strata[0]?.treated.sum).toBe(margin?.design.limit);
    expect(margin?.strata[0]?.treated.raw).toBe(1_000 * 50_000 * 0.4);
  });

  it("in an epoch of its own when the share changes, and in the same when a text does", async () => {
    const shop = openProof();
    await shop.night(0);
    const bundle = heldOutShop();
    const mended = { ...bundle, templates: { ...bundle.templates, one: { en: { subject: "!", html: "" } } } };
    await shop.night(1, mended);
    expect(await shop.kept.holdouts()).toMatchObject([{ changedOn: [FIRST_DAY + 1] }]);
    const { welcome } = bundle.chains;
    if (!welcome) throw new Error("no chain");
    await shop.night(2, { ...bundle, chains: { welcome: { ...welcome, holdout_percent: 20 } } });
    expect(await shop.kept.holdouts()).toMatchObject([{ lastOn: FIRST_DAY + 1 }, { percent: 20 }]);
  });

  it("and tells of whoever was held out and mailed all the same, or drawn for both sides", async () => {
    const shop = openProof();
    await shop.night(0);
    for (const name of ["clean", "mailed", "twice"]) await shop.draws(person(name, { side: HELD_OUT }));
    const send = {
      id: "s1",
      customer: keyOf("mailed"),
      chain: "welcome",
      run: "r",
      step: 0,
      template: "one",
    };
    await shop.journal.claim(
      {
        ...{ ...send, language: "en", version: 1, claimedAt: FIRST_NIGHT + 1, status: "claimed", reason: "" },
      },
      undefined,
    );
    await shop.journal.settle(
      {
        ...{ ...send, language: "en", version: 1, claimedAt: FIRST_NIGHT + 1, status: "claimed", reason: "" },
      },
      { status: "sent", messageId: "m" },
    );
    await shop.draws(person("other"));
    const stored = await shop.customers.get(keyOf("twice"));
    if (!stored?.profile) throw new Error("nobody");
    const profile = { ...stored.profile, aliases: [key("e:other")] };
    await shop.customers.putProfile(keyOf("twice"), { profile }, stored.revision);
    await shop.night(4);
    expect((await shop.measuring())?.leaks).toEqual({ inBothArms: 1, heldOutButMailed: 1 });
  });

  it("the same whatever the order of people and nights, and nobody twice", async () => {
    const people = fc.uniqueArray(
      fc.record({
        name: fc.integer({ min: 0, max: 999 }).map((number) => `p${number}`),
        side: fc.constantFrom(MAILED, HELD_OUT),
        drawnOn: fc.integer({ min: 0, max: 5 }),
        orders: fc.integer({ min: 0, max: 3 }),
      }),
      { selector: ({ name }) => name, maxLength: 12 },
    );
    const nights = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(people, nights, fc.nat(), async (drawn, between, turn) => {
        const shop = openProof();
        await shop.night(0);
        for (const one of [...drawn.slice(turn % 12), ...drawn.slice(0, turn % 12)]) await shop.draws(one);
        for (const night of [...between].sort((one, other) => one - other)) await shop.night(night);
        await Promise.all([shop.night(10), shop.night(10)]);
        await shop.night(10);
        const [money] = (await shop.measuring())?.outcomes ?? [];
        for (const [side, arm] of [
          [MAILED, "treated"],
          [HELD_OUT, "heldOut"],
        ] as const) {
          const its = drawn.filter((one) => one.side === side);
          const sums = money?.strata.map((stratum) => stratum[arm]) ?? [];
          expect(sums.reduce((sum, { people: some }) => sum + some, 0)).toBe(its.length);
          const spent = its.reduce((sum, { orders }) => sum + orders * 50_000, 0);
          expect(sums.reduce((sum, { raw }) => sum + raw, 0)).toBe(spent);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("and loses or repeats nobody, wherever it is killed", async () => {
    let [calls, kill, after] = [0, 0, false];
    const crash = <A extends readonly unknown[], R>(call: (...input: A) => Promise<R>) => {
      return async (...input: A): Promise<R> => {
        calls += 1;
        const dies = calls === kill;
        if (dies && !after) throw new Error("killed");
        const result = await call(...input);
        if (dies) throw new Error("killed");
        return result;
      };
    };
    const play = async () => {
      const shop = openProof((kept) => ({
        ...kept,
        holdouts: crash(kept.holdouts),
        putHoldout: crash(kept.putHoldout),
      }));
      for (let index = 0; index < 20; index += 1)
        await shop.draws(
          person(`p${index}`, {
            side: index % 2 ? HELD_OUT : MAILED,
            drawnOn: index % 3,
            orders: index % 4,
          }),
        );
      for (const night of [0, 2, 4, 6]) {
        for (;;) {
          const done = await shop.night(night).then(
            () => true,
            () => false,
          );
          if (done) break;
        }
      }
      return shop.counted();
    };
    const whole = await play();
    expect(whole).toMatchObject([{ mailed: [{ people: 10 }], "held-out": [{ people: 10 }] }, {}]);
    const most = calls;
    expect(most).toBeGreaterThan(20);
    for (kill = 1; kill <= most; kill += 1) {
      for (after of [false, true]) {
        calls = 0;
        expect(await play()).toEqual(whole);
      }
    }
  });

  it("as part of every night of the shop", async () => {
    const bundle = heldOutShop();
    const shop = await openShop([shopper("u:a", [{ day: FIRST_DAY, orders: 1, spent: 100 }])], {
      chains: bundle.chains,
      templates: bundle.templates,
      store: { proof: { within: `${WITHIN}d` } },
    });
    await shop.night();
    const [begun] = await shop.experiments.holdouts();
    if (!begun) throw new Error("nothing is measured");
    const { experiment, epoch } = begun;
    const over = { drawnOn: FIRST_DAY, closes: FIRST_DAY + WITHIN, before: { orders: 1, spent: 100 } };
    await shop.experiments.keepDraw(draw("u:a", { experiment, epoch, variant: HELD_OUT, ...over }));
    for (let night = 0; night <= WITHIN; night += 1) {
      shop.advance(1);
      await shop.night();
    }
    const [counted] = await shop.experiments.holdouts();
    expect(counted).toMatchObject({ experiment: "chain:welcome", gone: 0 });
    expect(counted && stillRipening(counted)).toEqual({ mailed: 0, heldOut: 0 });
    expect(counted?.outcomes[0]?.strata[0]?.heldOut).toMatchObject({ people: 1, buyers: 0 });
  });
});
