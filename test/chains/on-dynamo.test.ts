import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeJournal } from "../../src/adapters/dynamodb/journal.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const everybody = Array.from({ length: 12 }, (_, index) => keyOf(`customer-${index}`));

describe("a cohort whose journal is in DynamoDB", () => {
  it("is walked by several workers at once without a second copy, caps, silence and all", async () => {
    const bundle = shopWith(
      {
        exit: "ordered_since_entry",
        steps: [
          { send: "one", offer: "thanks" },
          { wait: "1d" },
          { send: "two" },
          { wait: "1d" },
          { silence: true },
        ],
      },
      { frequency_cap: { mails: 1, per: "3d", over: "defer" } },
    );
    const world = await makeWorld({
      bundle,
      stores: { journal: makeJournal(dynamo.documents, dynamo.names.journal) },
    });
    for (const id of everybody) await world.has(id);
    for (const id of everybody) expect(await world.enters(id)).toBe("entered");
    const [cohort = ""] = world.workflows.started.keys();
    world.setNow(NOON + 6 * MINUTE);
    await Promise.all(Array.from({ length: 4 }, () => world.walk(cohort, 0, 0)));
    expect(world.mailer.taken).toHaveLength(everybody.length);
    // Who found a send of another worker under way comes again to see what became of it, and finds it done.
    expect(await world.walk(cohort, 0, 0)).toMatchObject({ again: false, remaining: everybody.length });
    expect(world.mailer.taken).toHaveLength(everybody.length);

    await world.has(keyOf("customer-0"), { orders: 1, lastOrderAt: NOON + HOUR });
    await world.playUntil(NOON + 10 * DAY);
    const subjects = (id: (typeof everybody)[number]) => world.mailsTo(id).map(({ subject }) => subject);
    expect(subjects(keyOf("customer-0"))).toEqual(["One"]);
    for (const id of everybody.slice(1)) {
      expect(subjects(id)).toEqual(["One", "Two"]);
      const [first, second] = await world.journal.sends(id);
      expect((second?.claimedAt ?? 0) - (first?.claimedAt ?? 0)).toBeGreaterThanOrEqual(3 * DAY);
      expect(await world.events.factsOf(id)).toHaveLength(1);
      expect(await world.journal.entry(id, "welcome")).toMatchObject({
        status: "done",
        outcome: "completed",
      });
    }
  });
});
