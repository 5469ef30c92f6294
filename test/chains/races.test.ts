import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unsubscribeToken } from "../../src/app/mail/links.ts";
import { makeUnsubscribe } from "../../src/app/mail/unsubscribe.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { LINKS_KEY, makeWorld, type WorldOptions } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { dynamoStores } from "../support/dynamo-stores.ts";
import { fact } from "../support/facts.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const bundle = shopWith({ steps: [{ send: "one" }, { wait: "1d" }, { send: "two" }] });
let people = 0;
const somebody = () => keyOf(`racer-${++people}`);

/** A shop whose stores are all in DynamoDB, at a time of its own so that no two tests share a cohort. */
async function shop(options: WorldOptions & { readonly bundle?: Bundle } = {}) {
  const world = await makeWorld({
    bundle,
    stores: dynamoStores(dynamo),
    ...options,
  });
  world.setNow(NOON + ++people * DAY);
  /** By the link in a mail: the fact is stored, and the projector has not come to it yet. */
  const unsubscribes = async (customer: CustomerKey) => {
    const token = unsubscribeToken({ customer, send: "an-earlier-mail", language: "en" }, LINKS_KEY);
    const clock = { now: world.now };
    await makeUnsubscribe({ events: world.events, journal: world.journal, secrets: world.secrets, clock })({
      token,
      oneClick: true,
    });
  };
  return { ...world, unsubscribes };
}

const later = (world: { now: () => number }, ms: number) => world.now() + ms;

describe("an unsubscribe", () => {
  it("between claim and mail stops the mail, although no profile shows it yet", async () => {
    const ann = somebody();
    const world = await shop({
      deps: ({ journal }) => ({
        journal: {
          ...journal,
          async claim(send, limit) {
            const result = await journal.claim(send, limit);
            await world.unsubscribes(ann);
            return result;
          },
        },
      }),
    });
    await world.has(ann);
    await world.enters(ann);
    await world.playUntil(later(world, HOUR));
    expect(world.mailsTo(ann)).toEqual([]);
    expect(await world.journal.sends(ann)).toEqual([]);
    expect(await world.journal.entry(ann, "welcome")).toMatchObject({
      status: "done",
      outcome: "unsubscribed",
    });
  });

  it("under another key of the same person counts just as much", async () => {
    const [ann, shopify] = [somebody(), "p:shopify:77" as CustomerKey];
    const world = await shop();
    await world.has(ann, { aliases: ["a:browser", shopify] as CustomerKey[] });
    await world.enters(ann);
    await world.unsubscribes(shopify);
    await world.playUntil(later(world, HOUR));
    expect(world.mailsTo(ann)).toEqual([]);
  });

  it("while the mail is told to come a little later stops it: consent is read before every try", async () => {
    const ann = somebody();
    let tries = 0;
    const world = await shop({
      answer: () => {
        tries += 1;
        return { kind: "refused", reason: "Maximum sending rate exceeded", because: "rate" };
      },
      deps: ({ mailer }) => ({
        mailer: {
          ...mailer,
          async turn(workers) {
            if (tries === 2) await world.unsubscribes(ann);
            return mailer.turn(workers);
          },
        },
      }),
    });
    await world.has(ann);
    await world.enters(ann);
    await world.playUntil(later(world, HOUR));
    expect(tries).toBe(2);
    expect(await world.journal.sends(ann)).toEqual([]);
    expect(await world.journal.entry(ann, "welcome")).toMatchObject({ outcome: "unsubscribed" });
  });

  it("that was taken back since stops nothing", async () => {
    const ann = somebody();
    const world = await shop();
    await world.unsubscribes(ann);
    await world.has(ann, { consent: { status: "given", at: later(world, MINUTE) } });
    await world.enters(ann);
    await world.playUntil(later(world, HOUR));
    expect(world.mailsTo(ann)).toHaveLength(1);
  });
});

describe("a config that is published in the middle of a chain", () => {
  it("is for those who enter from then on: a cohort finishes the version that it began with", async () => {
    const [ann, bob] = [somebody(), somebody()];
    const world = await shop();
    await world.publish(bundle);
    for (const id of [ann, bob]) await world.has(id);
    await world.enters(ann);
    const renamed = shopWith({ steps: [{ send: "three" }] });
    await world.playUntil(later(world, HOUR));
    await world.publish(renamed);
    await world.enters(bob);
    await world.playUntil(later(world, 2 * DAY));
    const subjects = (id: CustomerKey) => world.mailsTo(id).map(({ subject }) => subject);
    expect(subjects(ann)).toEqual(["One", "Two"]);
    expect(subjects(bob)).toEqual(["Three"]);
    const [of, version] = [
      await world.journal.entry(ann, "welcome"),
      (await world.config.current())?.version,
    ];
    expect(of?.version).toBe((version ?? 0) - 1);
  });

  it("and a pause in the middle of a walk hold with the very next mail", async () => {
    const everybody = Array.from({ length: 20 }, somebody);
    const world = await shop({
      answer: () => {
        mails += 1;
        return undefined;
      },
      deps: ({ mailer }) => ({
        mailer: {
          ...mailer,
          async turn(workers) {
            if (mails >= 3 && pauses-- > 0) await world.config.setPaused("welcome", true);
            return mailer.turn(workers);
          },
        },
      }),
    });
    let [mails, pauses] = [0, 1];
    await world.publish(bundle);
    for (const id of everybody) await world.has(id);
    for (const id of everybody) await world.enters(id);
    await world.playUntil(later(world, HOUR));
    // Eight are on their way at once: those that had looked before the pause still go.
    expect(mails).toBeGreaterThanOrEqual(3);
    expect(mails).toBeLessThanOrEqual(3 + 8);
    await world.config.setPaused("welcome", false);
    await world.playUntil(later(world, 12 * HOUR));
    expect(mails).toBe(20);
  });
});

describe("a stream that hands over the same facts again", () => {
  it("enters nobody twice and sends nothing twice, however late and often it does", async () => {
    const ann = somebody();
    const world = await shop();
    await world.publish(bundle);
    await world.has(ann);
    const subscribed = fact("subscribed", { customer: ann, at: world.now(), entry: "footer" });
    await Promise.all([1, 2, 3].map(() => world.happens(ann, subscribed)));
    await world.playUntil(later(world, HOUR));
    await world.happens(ann, subscribed);
    await world.playUntil(later(world, 2 * DAY));
    await world.happens(ann, subscribed);
    await world.playUntil(later(world, 2 * DAY));
    expect(world.mailsTo(ann).map(({ subject }) => subject)).toEqual(["One", "Two"]);
  });
});
