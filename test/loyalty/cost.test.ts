import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { counted } from "../../src/adapters/consumption.ts";
import { makeConfigStore } from "../../src/adapters/dynamodb/config-store.ts";
import { makeCustomerStore } from "../../src/adapters/dynamodb/customer-store.ts";
import { makeEventStore } from "../../src/adapters/dynamodb/event-store.ts";
import { makeWalletStore } from "../../src/adapters/dynamodb/wallet-store.ts";
import { hashEmail } from "../../src/app/collect/identity-keys.ts";
import { makeCommit } from "../../src/app/loyalty/wallets/commit.ts";
import { makeHold } from "../../src/app/loyalty/wallets/hold.ts";
import { makeKeepWallets } from "../../src/app/loyalty/wallets/keep-wallet.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import { bundleWith } from "../support/config.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { day, fact, key, link } from "../support/facts.ts";
import { secrets, world } from "../support/projecting.ts";
import { unitsOf } from "../support/units.ts";
import { grant, walletProgramme } from "../support/wallets.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
  counted(dynamo.documents);
});
afterAll(() => dynamo.stop());

describe("on DynamoDB", () => {
  it("a hold costs two units to read and two to write at most, whoever is named however", async () => {
    const { documents, names } = dynamo;
    const clock = { now: () => day(10) + 9 * HOUR };
    const config = makeConfigStore(documents, names.config);
    const bundle = bundleWith({ loyalty: walletProgramme() });
    await config.publish({ files: {}, bundle, digest: "test", by: "test", publishedAt: 0 });
    const wallets = makeWalletStore(documents, names.journal);
    const events = makeEventStore(documents, names.events);
    const customers = makeCustomerStore(documents, names.customers);
    const keep = makeKeepWallets({ wallets, secrets, clock });
    const shop = world({ config, events, customers, wallets: keep });
    const mailbox = `e:${hashEmail("anna@shop.example")}`;
    await shop.tell([
      grant(1_000, { customer: key("u:anna"), at: day(1) }),
      ...link(mailbox, "u:anna"),
      fact("identified", { customer: key("u:anna"), phone: "+79161234567", at: day(2) }),
    ]);
    const till = { wallets, customers, config, secrets, clock, events: shop.events };
    const [hold, commit] = [makeHold(till), makeCommit(till)];
    const asked = (order: string) => ({ order, points: 10, total: 100_000, currency: "RUB" });
    await hold("id:anna", asked("first"));
    for (let index = 0; index < 6; index++) {
      await hold("id:anna", asked(`${index}`));
      await commit("id:anna", `${index}`);
      await shop.tell([]);
    }
    expect((await wallets.get(key("u:anna")))?.pruned).toBe(true);
    for (const who of ["id:anna", "anna@shop.example", "+79161234567"]) {
      const order = `by ${who}`;
      const first = await unitsOf(() => hold(who, asked(order)));
      const { readUnits, writeUnits } = first;
      expect([who, readUnits <= 2, writeUnits <= 2, first]).toEqual([who, true, true, first]);
      // The same call again writes nothing.
      expect((await unitsOf(() => hold(who, asked(order)))).writeUnits).toBe(0);
    }
    const { readUnits, writeUnits } = await unitsOf(() => commit("id:anna", "by id:anna"));
    expect({ readUnits, writeUnits }).toEqual({ readUnits: 0.5, writeUnits: 2 });
  });
});
