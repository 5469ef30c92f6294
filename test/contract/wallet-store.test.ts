import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addUp, type Consumption, consumingInto, counted } from "../../src/adapters/consumption.ts";
import { decodeWallet, encodeWallet } from "../../src/adapters/dynamodb/wallet-codec.ts";
import { makeWalletStore } from "../../src/adapters/dynamodb/wallet-store.ts";
import { makeMemoryWalletStore } from "../../src/adapters/memory/wallet-store.ts";
import { shardOf } from "../../src/adapters/shard-of.ts";
import type { Hold, Wallet } from "../../src/domain/loyalty/wallet.ts";
import { MOST_LOTS } from "../../src/domain/loyalty/wallet-keep.ts";
import { WALLET_SHARDS, type WalletStore } from "../../src/ports/wallets.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { day, key } from "../support/facts.ts";
import { heldToActions } from "../support/table-actions.ts";
import { walletWith } from "../support/wallets.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

/** Stores of two tills on one table. */
const STORES: Record<string, () => readonly [WalletStore, WalletStore]> = {
  memory: () => {
    const store = makeMemoryWalletStore();
    return [store, store];
  },
  DynamoDB: () => [inDynamo(), inDynamo()],
};
const inDynamo = () =>
  heldToActions("wallets", dynamo.endpoint, (documents) => makeWalletStore(documents, dynamo.names.journal));

const HOLD: Hold = { order: "A 1", points: 30, at: day(1), until: day(1) + 1_800_000, state: "held" };
const whole = (customer: string): Wallet =>
  walletWith(
    [
      { points: 120, active: 20_500, expires: 20_865 },
      { points: 2 ** 40, active: 20_400, given: 20_450 },
    ],
    {
      customer: key(customer),
      account: {
        lots: [
          { points: 120, active: 20_500, expires: 20_865 },
          { points: 2 ** 40, active: 20_400, given: 20_450 },
        ],
        spent: 7,
        level: "gold",
        debt: 3,
        changes: [{ from: 20_700, level: "silver plus" }],
      },
      spent: 37,
      holds: [
        HOLD,
        { ...HOLD, order: "B", state: "committed" },
        { ...HOLD, order: "C", state: "committed", known: true },
      ],
      card: "9000000000000001",
      pruned: true,
    },
  );

describe.each(Object.entries(STORES))("wallets in %s", (name, open) => {
  const own = (id: string) => `u:${name}-${id}`;

  it("come back as they were written", async () => {
    const [one, other] = open();
    expect(await one.get(key(own("nobody")))).toBeUndefined();
    expect(await one.put(whole(own("whole")))).toBe("written");
    expect(await other.get(key(own("whole")))).toEqual(whole(own("whole")));
    expect(await other.get(key(own("whole")), "eventual")).toEqual(whole(own("whole")));
  });

  it("are written by whoever has read the newest, and by nobody else", async () => {
    const [one, other] = open();
    const wallet = whole(own("raced"));
    expect(await Promise.all([one.put(wallet), other.put(wallet)])).toEqual(
      expect.arrayContaining(["written", "conflict"]),
    );
    const next = { ...wallet, revision: 2 };
    expect(await Promise.all([one.put(next), other.put(next)])).toEqual(
      expect.arrayContaining(["written", "conflict"]),
    );
    expect(await one.put({ ...wallet, revision: 4 })).toBe("conflict");
    expect(await one.put({ ...whole(own("new")), revision: 2 })).toBe("conflict");
  });

  it("are found in their shard", async () => {
    const [store] = open();
    const ids = ["a", "b", "c"].map((id) => own(`shard-${id}`));
    for (const id of ids) await store.put(whole(id));
    for (const id of ids) {
      const found = [];
      for await (const wallet of store.inShard(shardOf(id, WALLET_SHARDS))) found.push(wallet.customer);
      expect(found).toContain(id);
    }
  });

  it("have names that are one customer's, until that one gives them up", async () => {
    const [one, other] = open();
    const [card, anna, boris] = [`${name}-1`, key("u:anna"), key("u:boris")];
    expect(await one.find("card", card)).toBeUndefined();
    expect(await one.name("card", card, anna)).toBe("named");
    expect(await other.name("card", card, anna)).toBe("named");
    expect(await other.name("card", card, boris)).toBe("taken");
    expect(await other.find("card", card)).toBe(anna);
    expect(await other.find("phone", card)).toBeUndefined();
    await other.unname("card", card, boris);
    expect(await one.find("card", card)).toBe(anna);
    await other.unname("card", card, anna);
    expect(await one.name("card", card, boris)).toBe("named");
  });
});

describe("a wallet's item", () => {
  const lot = fc
    .record({
      points: fc.integer({ min: 1, max: 2 ** 48 }),
      active: fc.integer({ min: -10, max: 40_000 }),
      expires: fc.option(fc.integer({ min: 0, max: 50_000 }), { nil: undefined }),
      given: fc.option(fc.integer({ min: 0, max: 50_000 }), { nil: undefined }),
    })
    .map(({ points, active, expires, given }) => ({
      ...{ points, active },
      ...(expires !== undefined && { expires }),
      ...(given !== undefined && { given }),
    }));

  it("says whatever lots there are", () => {
    fc.assert(
      fc.property(fc.array(lot), (lots) => {
        const wallet = walletWith(lots);
        expect(decodeWallet(wallet.customer, encodeWallet(wallet))).toEqual(wallet);
      }),
    );
  });

  it("costs two units to write at most, with as many lots and holds as it may have", async () => {
    const lots = Array.from({ length: MOST_LOTS }, (_, index) => ({
      ...{ points: 1_000 + index, active: 20_000 + index, expires: 20_400 + index },
    }));
    const holds = Array.from(
      { length: 9 },
      (_, index): Hold => ({ ...HOLD, order: `${"x".repeat(127)}${index}` }),
    );
    const wallet = walletWith(lots, {
      customer: key(`u:${"x".repeat(36)}`),
      holds,
      card: "9000000000000001",
    });
    const store = makeWalletStore(counted(dynamo.documents), dynamo.names.journal);
    const consumption: Consumption = new Map();
    expect(await consumingInto(consumption, () => store.put(wallet))).toBe("written");
    expect(addUp(consumption.values()).writeUnits).toBe(2);
  });
});
