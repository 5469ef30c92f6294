import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeErase } from "../../src/app/privacy/erase.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { erasingStores } from "../support/erasing.ts";
import { fact } from "../support/facts.ts";
import { secrets } from "../support/projecting.ts";

const ANN = keyOf("ann");
const BOB = keyOf("bob");
const STEPS = [{ send: "one" }, { wait: "2d" }, { send: "two" }];

let dynamo: TestDynamo;
beforeEach(async () => {
  dynamo = await startDynamo();
});
afterEach(() => dynamo.stop());

/** Ann and Bob, who have had the first of two mails. */
async function shop() {
  const stores = erasingStores(dynamo);
  const { journal, sending, events, customers, config } = stores;
  const world = await makeWorld({
    bundle: shopWith({ steps: STEPS }),
    stores: { journal, sending, events, customers, config },
  });
  for (const [customer, email] of [
    [ANN, "ann@example.com"],
    [BOB, "bob@example.com"],
  ] as const) {
    await world.has(customer, { email });
    await events.append([fact("identified", { customer, email, at: NOON })]);
    await world.enters(customer);
  }
  await world.playUntil(NOON + HOUR);
  expect(world.mailer.taken).toHaveLength(2);
  const erase = (over: Partial<Parameters<typeof makeErase>[0]> = {}) =>
    makeErase({ ...stores, secrets, clock: { now: world.now }, newId: () => "receipt", ...over })("ann", {
      by: "bob",
      reason: "asked",
    });
  return { ...world, stores, erase };
}

describe("somebody in the middle of a chain", () => {
  it("gets nothing more once erased, and the others their mails", async () => {
    const { erase, playUntil, mailer } = await shop();
    await erase();
    await playUntil(NOON + 5 * DAY);
    expect(mailer.taken.map(({ to }) => to).toSorted()).toEqual([
      "ann@example.com",
      "bob@example.com",
      "bob@example.com",
    ]);
  });

  it("gets nothing more from the stored request on, though nothing has been taken away yet", async () => {
    const { erase, stores, playUntil, mailer } = await shop();
    const begin = async (request: Parameters<typeof stores.erasures.begin>[0]) => {
      await stores.erasures.begin(request);
      throw new Error("crashed");
    };
    await expect(erase({ erasures: { ...stores.erasures, begin } })).rejects.toThrow("crashed");
    expect((await stores.customers.get(ANN))?.profile).toBeDefined();
    await playUntil(NOON + 5 * DAY);
    expect(mailer.taken.map(({ to }) => to).toSorted()).toEqual([
      "ann@example.com",
      "bob@example.com",
      "bob@example.com",
    ]);
  });
});
