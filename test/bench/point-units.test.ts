import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NamedCall } from "../../bench/cost/lab.ts";
import { factsIn } from "../../bench/cost/people.ts";
import { callsAt, pastOf, personNumber } from "../../bench/cost/shop.ts";
import type { Person } from "../../examples/demo-shop/people.ts";
import { counted } from "../../src/adapters/consumption.ts";
import { makeWalletStore } from "../../src/adapters/dynamodb/wallet-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeAuditWallets } from "../../src/app/loyalty/wallets/audit-wallets.ts";
import { makeCommit } from "../../src/app/loyalty/wallets/commit.ts";
import { makeHold } from "../../src/app/loyalty/wallets/hold.ts";
import { makeKeepWallets } from "../../src/app/loyalty/wallets/keep-wallet.ts";
import { UNITS } from "../../src/contracts/cost/offers.ts";
import { HOUR, type Instant } from "../../src/domain/basics/calendar.ts";
import type { Loyalty } from "../../src/domain/config/loyalty.ts";
import { WALLET_SHARDS } from "../../src/ports/wallets.ts";
import { bundleWith } from "../support/config.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { dynamoStores } from "../support/dynamo-stores.ts";
import { day } from "../support/facts.ts";
import { secrets, world } from "../support/projecting.ts";
import { published } from "../support/tills.ts";
import { unitsOf } from "../support/units.ts";
import { walletProgramme } from "../support/wallets.ts";

/** Some have one order in their past, some more, and some have none but that of the test. */
const PEOPLE = 3;
const TODAY = 400;

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
  counted(dynamo.documents);
});
afterAll(() => dynamo.stop());

let shops = 0;

/** A shop whose customers have been known for so many months, with or without a programme. Nobody is in two of them. */
async function shopOf(months: number, programme: { readonly loyalty?: Loyalty }) {
  shops += 1;
  const stores = dynamoStores(dynamo);
  const time = { now: day(TODAY + shops) };
  const clock = { now: () => time.now };
  const config = makeMemoryConfigStore();
  await config.publish(published(bundleWith(programme)));
  const wallets = makeWalletStore(dynamo.documents, dynamo.names.journal);
  const keep = makeKeepWallets({ wallets, secrets, clock });
  const { tell, events } = world({ ...stores, config, wallets: keep });
  const people = Array.from({ length: PEOPLE }, (_, at) => personNumber(shops * PEOPLE + at, "UTC"));
  const told = (calls: readonly NamedCall[]) => tell(calls.flatMap((call) => factsIn(call, "RUB")));
  for (const person of people) await told(pastOf(person, months, time.now));
  const deps = { ...stores, config, events, wallets, secrets, clock };
  const [hold, commit, audit] = [makeHold(deps), makeCommit(deps), makeAuditWallets(deps)];
  /** Of one of them. */
  const share = async (work: (person: Person) => Promise<unknown>) => {
    const { readUnits, writeUnits } = await unitsOf(async () => {
      for (const person of people) await work(person);
    });
    return { readUnits: readUnits / PEOPLE, writeUnits: writeUnits / PEOPLE };
  };
  const audited = async (since: Instant) => {
    const { readUnits, result } = await unitsOf(() =>
      Promise.all(Array.from({ length: WALLET_SHARDS }, (_, shard) => audit({ shard, since }))),
    );
    const sum = (of: "looked" | "differ") => result.reduce((total, part) => total + part[of], 0);
    return { readUnits, looked: sum("looked"), differ: sum("differ") };
  };
  return {
    /** What the last call of an order tells, of everybody. */
    order: () => share((person) => told(callsAt(time.now, person, "order", `now-${person.index}`).slice(-1))),
    spend: () =>
      share(async ({ userId }) => {
        const order = `paid-${userId}`;
        await hold(`id:${userId}`, { order, points: 1, total: 100_000, currency: "RUB" });
        expect((await commit(`id:${userId}`, order)).kind).toBe("done");
        await tell([]);
      }),
    /** Besides reading the wallets themselves, of one. */
    async recount() {
      time.now += HOUR;
      const [own, listed] = [await audited(time.now - HOUR), await audited(Number.POSITIVE_INFINITY)];
      expect(own).toMatchObject({ looked: PEOPLE, differ: 0 });
      return (own.readUnits - listed.readUnits) / PEOPLE;
    },
  };
}

describe("units of the tables", () => {
  it("that points add to an order are those of the wallet", async () => {
    const [without, withPoints] = [await shopOf(1, {}), await shopOf(1, { loyalty: walletProgramme() })];
    const [bare, whole] = [await without.order(), await withPoints.order()];
    expect(whole.readUnits - bare.readUnits).toBeLessThanOrEqual(UNITS.earned.readUnits);
    expect(whole.writeUnits - bare.writeUnits).toBeLessThanOrEqual(UNITS.earned.writeUnits);
  });

  it.each([
    1, 6,
  ])("that points take to be spent, and a wallet to be counted again, are those of the bill after %s months", async (months) => {
    const shop = await shopOf(months, { loyalty: walletProgramme() });
    await shop.order();
    const [spent, recounted] = [await shop.spend(), await shop.recount()];
    const { spend, recount, aMonth } = UNITS;
    const further = months - 1;
    expect(spent.writeUnits).toBeLessThanOrEqual(spend.writeUnits);
    expect(spent.readUnits).toBeLessThanOrEqual(spend.readUnits + aMonth.spend * further);
    expect(recounted).toBeLessThanOrEqual(recount.readUnits + aMonth.recount * further);
    // The bill says no more than what it is.
    expect(recounted).toBeGreaterThan(0.8 * (recount.readUnits + aMonth.recount * further));
  });
});
