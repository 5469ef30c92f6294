import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactId, FactOf } from "../../src/domain/facts/facts.ts";
import { changeOf, directionOf, levelFactId, levelToldIn } from "../../src/domain/loyalty/level-told.ts";
import { makeWorld } from "../support/chain-world.ts";
import { NOON } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";
import { fact } from "../support/facts.ts";
import { key, programme } from "../support/loyalty-life.ts";

const rules = programme();

/** Tells of levels one after another, as projector and night do. */
function toldOf(levels: readonly string[]) {
  const facts: FactOf<"level-changed">[] = [];
  for (const level of levels) {
    const told = levelToldIn(facts);
    const change = changeOf(level, told, rules);
    if (change)
      facts.push(
        fact("level-changed", { ...change, id: levelFactId(change.to, told), receivedAt: facts.length }),
      );
  }
  return facts;
}

describe("levels that are told", () => {
  it("are told once a change, each under an id of its own, whatever order they are read in", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("bronze", "gold")), fc.nat(), (levels, seed) => {
        const facts = toldOf(levels);
        const changes = levels.filter((level, index) => level !== (levels[index - 1] ?? "bronze"));
        expect(facts.map(({ to }) => to)).toEqual(changes);
        expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
        const shuffled = facts.toSorted((a, b) => ((a.receivedAt + seed) % 7) - ((b.receivedAt + seed) % 7));
        expect(levelToldIn(shuffled)?.level ?? "bronze").toBe(levels.at(-1) ?? "bronze");
      }),
    );
  });

  it("go up or down by the programme's order, and up from one that is no more", () => {
    expect(directionOf({ from: "bronze", to: "gold" }, rules)).toBe("up");
    expect(directionOf({ from: "gold", to: "bronze" }, rules)).toBe("down");
    expect(directionOf({ from: "platinum", to: "bronze" }, rules)).toBe("up");
  });
});

describe("a chain that a changed level begins", () => {
  const moved = (from: string, to: string, more: Partial<FactOf<"level-changed">> = {}) =>
    fact("level-changed", { from, to, at: NOON, id: `level:${to}:0` as FactId, customer: key("1"), ...more });
  const open = async () => {
    const bundle = bundleWith();
    const world = await makeWorld({
      bundle: {
        ...bundle,
        loyalty: rules,
        templates: {
          hello: { en: { subject: "{{ event.from }} to {{ event.to }}", html: "{{ links.unsubscribe }}" } },
        },
        chains: {
          up: {
            name: "Up",
            enter: { event: "level_changed", when: 'event.direction == "up"' },
            reenter: "1d",
            holdout_percent: 0,
            steps: [{ send: "hello" }],
          },
        },
      },
    });
    await world.has(key("1"), { email: "a@example.com" });
    return world;
  };

  it("knows from where to where, in its condition and in its mails", async () => {
    const world = await open();
    const up = moved("bronze", "gold");
    await world.events.append([up]);
    await world.happens(key("1"), moved("gold", "bronze"));
    expect(await world.journal.entry(key("1"), "up")).toBeUndefined();
    await world.happens(key("1"), up);
    await world.playUntil(NOON + 86_400_000);
    expect(world.mailsTo(key("1")).map(({ subject }) => subject)).toEqual(["bronze to gold"]);
  });

  it("is begun by nothing that only other rules have moved", async () => {
    const world = await open();
    await world.happens(key("1"), moved("bronze", "gold", { quiet: true }));
    expect(await world.journal.entry(key("1"), "up")).toBeUndefined();
  });
});

describe("the holdout of the programme's mails", () => {
  const entriesOf = async (loyalty: true | undefined) => {
    const bundle = bundleWith();
    const world = await makeWorld({
      bundle: {
        ...bundle,
        loyalty: programme({ holdout_percent: 40 }),
        templates: { hello: { en: { subject: "Hello", html: "{{ links.unsubscribe }}" } } },
        chains: Object.fromEntries(
          ["one", "two"].map((id) => [
            id,
            {
              name: id,
              enter: { event: "subscribed" as const },
              reenter: "never",
              holdout_percent: 0,
              steps: [{ send: "hello" }],
              ...(loyalty && { loyalty }),
            },
          ]),
        ),
      },
    });
    const held: boolean[][] = [];
    for (let index = 0; index < 60; index++) {
      const id = key(`m${index}`);
      await world.has(id, { email: `m${index}@example.com` });
      for (const chain of ["one", "two"]) await world.enters(id, chain);
      const entries = await Promise.all(["one", "two"].map((chain) => world.journal.entry(id, chain)));
      held.push(entries.map((entry) => entry?.holdout === true));
    }
    return held;
  };

  it("is one draw a person for all chains of the programme", async () => {
    const held = await entriesOf(true);
    for (const [one, two] of held) expect(one).toBe(two);
    const share = held.filter(([one]) => one).length / held.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.6);
  });

  it("leaves chains that are none of the programme's alone", async () => {
    expect((await entriesOf(undefined)).flat()).not.toContain(true);
  });
});
