import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeErase } from "../../src/app/privacy/erase.ts";
import { makeGoOnErasing } from "../../src/app/privacy/go-on.ts";
import { DAY, HOUR, type Instant } from "../../src/domain/basics/calendar.ts";
import { ADDRESS, CANARY, seed } from "../support/canary-person.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { type ErasingStores, erasingStores, everything } from "../support/erasing.ts";
import { day } from "../support/facts.ts";
import { secrets } from "../support/projecting.ts";

const ASKED = day(30);

let dynamo: TestDynamo;
let stores: ErasingStores;

beforeEach(async () => {
  dynamo = await startDynamo();
  stores = erasingStores(dynamo);
  await seed(stores);
});
afterEach(() => dynamo.stop());

const failing = async () => {
  throw new Error("the table does not answer");
};
const broken = () => ({ ...stores.eraser, removeCustomer: failing });
const depsAt = (now: Instant, eraser: ErasingStores["eraser"] = stores.eraser) => ({
  ...{ ...stores, eraser, secrets },
  clock: { now: () => now },
  newId: () => "request",
});
const betrayed = async () => (await everything(dynamo)).filter(({ text }) => CANARY.test(text));

describe("what is done after each night", () => {
  beforeEach(async () => {
    const begun = makeErase(depsAt(ASKED, broken()))(ADDRESS, { by: "ann", reason: "by letter" });
    await expect(begun).rejects.toThrow("does not answer");
  });

  it("goes on with an erasure that broke off, in the name of who began it", async () => {
    const went = await makeGoOnErasing(depsAt(ASKED + 2 * HOUR))();
    expect(went).toEqual({ erased: 1, late: 0, errors: [] });
    expect(await betrayed()).toEqual([]);
    expect(await stores.erasures.receipts()).toMatchObject([{ by: "ann", reason: "by letter" }]);
  });

  it("leaves one alone that began just now", async () => {
    expect(await makeGoOnErasing(depsAt(ASKED + HOUR / 2))()).toEqual({ erased: 0, late: 0, errors: [] });
    expect(await stores.erasures.open()).toHaveLength(1);
  });

  it("tells after a week of one that it cannot end", async () => {
    const early = await makeGoOnErasing(depsAt(ASKED + 6 * DAY, broken()))();
    expect(early).toMatchObject({ erased: 0, late: 0, errors: [new Error("the table does not answer")] });
    expect(await makeGoOnErasing(depsAt(ASKED + 7 * DAY, broken()))()).toMatchObject({ erased: 0, late: 1 });
  });
});
