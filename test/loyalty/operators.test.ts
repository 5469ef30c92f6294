import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { loyaltyCommand } from "../../cli/commands/loyalty.ts";
import { makeLoyaltyOverStore } from "../../cli/loyalty/open-loyalty.ts";
import { shardOf } from "../../src/adapters/shard-of.ts";
import { makeOperateLoyalty } from "../../src/app/loyalty/operate.ts";
import { makeCommit } from "../../src/app/loyalty/wallets/commit.ts";
import { makeHold } from "../../src/app/loyalty/wallets/hold.ts";
import { makeUndoImport } from "../../src/app/people/undo-import.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import { WALLET_SHARDS } from "../../src/ports/wallets.ts";
import { day, key, order } from "../support/facts.ts";
import { grant, loyaltyShop } from "../support/wallets.ts";

const SHARD = shardOf("u:anna", WALLET_SHARDS);

async function shopWith(points = 100) {
  const shop = await loyaltyShop();
  await shop.tell([grant(points, { customer: key("u:anna"), at: day(1) })]);
  const operate = makeOperateLoyalty(shop.till);
  const hold = makeHold(shop.till);
  return {
    ...shop,
    operate,
    hold: (points: number, order = "A") =>
      hold("id:anna", { order, points, total: 1_000_000, currency: "RUB" }),
    commit: makeCommit(shop.till),
    audit: (since = 0) => operate.audit({ shard: SHARD, since }),
    available: async () => {
      const found = await operate.show("id:anna");
      return found.kind === "balance" ? found.available : found.kind;
    },
    async run(...args: string[]) {
      const lines: string[] = [];
      const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
      const open = async () => makeLoyaltyOverStore(operate);
      const command = loyaltyCommand(open);
      // A misuse would end the process that runs the tests.
      for (const one of [command, ...command.commands])
        one.exitOverride().configureOutput({ writeErr: () => undefined });
      await command.parseAsync(args, { from: "user" }).finally(() => log.mockRestore());
      return lines.join("\n");
    },
  };
}

describe("the audit", () => {
  it("finds nothing where the projector and tills have been, whatever they hold", async () => {
    const shop = await shopWith();
    await shop.hold(30, "A");
    await shop.hold(20, "B");
    await shop.commit("id:anna", "A");
    await shop.tell([]);
    expect(await shop.audit()).toEqual({ looked: 1, told: 0, differ: 0, differing: [] });
  });

  it("recounts only what has changed since", async () => {
    const shop = await shopWith();
    expect(await shop.audit(shop.time.now + 1)).toMatchObject({ looked: 0 });
    expect(await shop.audit(shop.time.now)).toMatchObject({ looked: 1 });
  });

  it("finds a wallet with other points than the facts say, leaves it so, and an operator mends it", async () => {
    const shop = await shopWith();
    const wallet = await shop.wallet("u:anna");
    if (!wallet) throw new Error("no wallet");
    const account = { ...wallet.account, lots: wallet.account.lots.map((lot) => ({ ...lot, points: 500 })) };
    await shop.wallets.put({ ...wallet, account, revision: wallet.revision + 1 });
    await shop.hold(40);
    const difference = {
      ...{ customer: "u:anna", wallet: { points: 500, spent: 0 }, facts: { points: 100, spent: 0 } },
    };
    expect((await shop.audit()).differing).toEqual([difference]);
    expect(await shop.available()).toBe(460);
    expect(await shop.run("mend", "id:anna", "--reason", "test")).toBe("Mended: 500 points before, 100 now.");
    expect(await shop.available()).toBe(60);
    expect((await shop.audit()).differing).toEqual([]);
    expect(await shop.operate.mend("id:anna")).toMatchObject({ kind: "same" });
  });

  it("tells the fold of a commit that broke off and that no till repeats, and says so once", async () => {
    const shop = await shopWith();
    await shop.hold(60);
    const append = () => Promise.reject(new Error("lost"));
    await expect(
      makeCommit({ ...shop.till, events: { ...shop.events, append } })("id:anna", "A"),
    ).rejects.toThrow();
    expect(await shop.audit()).toMatchObject({ told: 0, differing: [] });
    shop.time.now += HOUR;
    expect(await shop.audit()).toMatchObject({ told: 1, differing: [] });
    await shop.tell([]);
    shop.time.now += HOUR;
    expect(await shop.audit()).toEqual({ looked: 1, told: 0, differ: 0, differing: [] });
    expect((await shop.profile("u:anna"))?.loyalty?.spent).toBe(60);
    expect(await shop.available()).toBe(40);
  });
});

describe("comeback loyalty", () => {
  it("shows a wallet", async () => {
    const shop = await shopWith();
    await shop.hold(30);
    const page = await shop.run("show", "id:anna");
    expect(page).toMatch(/can be spent\s+70/);
    expect(page).toMatch(/held by tills\s+30/);
    await expect(shop.run("show", "id:nobody")).rejects.toThrow('nobody is known by "id:nobody"');
  });

  it("gives points and takes some that are there, and no more", async () => {
    const shop = await shopWith();
    await shop.run("grant", "id:anna", "50", "--reason", "late parcel");
    await shop.tell([]);
    expect(await shop.available()).toBe(150);
    shop.time.now += 1_000;
    await shop.run("grant", "id:anna", "--reason", "by mistake", "--", "-120");
    await shop.tell([]);
    expect(await shop.available()).toBe(30);
    await expect(shop.run("grant", "id:anna", "--reason", "x", "--", "-31")).rejects.toThrow("can spend 30");
    await expect(shop.run("grant", "id:anna", "1.5", "--reason", "x")).rejects.toThrow("A whole number");
  });

  it("audits and prints a card", async () => {
    const shop = await shopWith();
    expect(await shop.run("audit")).toBe("1 wallets recounted, 0 differ.");
    expect(await shop.run("card", "id:anna")).toMatch(/^9\d{15}$/);
  });
});

describe("an import of balances", () => {
  const FILE = [
    "Customer;Points;Expires",
    "anna;250;2026-06-30",
    "anna;1 000;",
    "nobody;10;",
    "anna;-5;",
    "anna;2.5;",
    "anna;10;30.06.2026",
    "anna;10;2020-01-01",
    "boris;40;",
  ].join("\n");

  async function withFile(work: (path: string) => Promise<void>) {
    const directory = await mkdtemp(join(tmpdir(), "comeback-balances-"));
    const path = join(directory, "balances.csv");
    await writeFile(path, FILE);
    await work(path).finally(() => rm(directory, { recursive: true }));
    process.exitCode = undefined;
  }

  it("names the lines that it refuses, gives the others once, and is taken back", async () => {
    const shop = await shopWith();
    await shop.tell([order("X", day(2), 5, { customer: key("u:boris") })]);
    await withFile(async (path) => {
      const args = ["import", path, "--from", "Old Club", "--json"];
      const dry = JSON.parse(await shop.run(...args, "--dry-run"));
      expect(dry).toMatchObject({ imported: 3, points: 1_290, dryRun: true });
      expect(dry.refused.map(({ line }: { line: number }) => line)).toEqual([4, 5, 6, 7, 8]);
      expect(dry.refused[0]).toEqual({ line: 4, why: 'nobody is known by "id:nobody"' });
      await shop.tell([]);
      expect(await shop.available()).toBe(100);

      const done = JSON.parse(await shop.run(...args));
      expect(done).toMatchObject({ imported: 3, already: 0 });
      expect(JSON.parse(await shop.run(...args))).toMatchObject({
        imported: 0,
        already: 3,
        import: done.import,
      });
      await shop.tell([]);
      expect(await shop.available()).toBe(1_350);
      expect(await shop.wallet("u:boris")).toMatchObject({ account: { lots: [{ points: 40 }] } });

      const undo = makeUndoImport({ events: shop.events, clock: shop.clock });
      await undo(done.import, { reason: "wrong file", by: "test", dryRun: false });
      await shop.tell([]);
      expect(await shop.available()).toBe(100);
      expect((await shop.wallet("u:boris"))?.account.lots).toEqual([]);

      const again = JSON.parse(await shop.run(...args));
      expect(again).toMatchObject({ imported: 0, already: 0 });
      expect(again.refused[0]).toMatchObject({ line: 2, why: expect.stringContaining("was undone") });
      const anew = JSON.parse(await shop.run(...args, "--attempt", "2"));
      expect(anew).toMatchObject({ imported: 3, points: 1_290 });
      await shop.tell([]);
      expect(await shop.available()).toBe(1_350);
    });
  });

  it("gives of a file that was mended what it had not given, and comes to the same when it breaks off anywhere", async () => {
    const shop = await shopWith();
    const clara = grant(1, { customer: key("u:clara"), at: day(1) });
    await shop.tell([order("X", day(2), 5, { customer: key("u:boris") }), clara]);
    await withFile(async (path) => {
      const args = ["import", path, "--from", "Old Club", "--json"];
      let calls = 0;
      const append: typeof shop.events.append = async (facts) => {
        const results = await shop.events.append(facts);
        calls += 1;
        if (calls === 2) throw new Error("lost");
        return results;
      };
      const breaking = makeOperateLoyalty({ ...shop.till, events: { ...shop.events, append } });
      const open = async () => makeLoyaltyOverStore(breaking);
      await expect(loyaltyCommand(open).parseAsync(args, { from: "user" })).rejects.toThrow("lost");
      JSON.parse(await shop.run(...args));
      await shop.tell([]);
      expect(await shop.available()).toBe(1_350);

      await writeFile(path, FILE.replace("nobody;10", "clara;10"));
      const mended = JSON.parse(await shop.run(...args));
      expect(mended).toMatchObject({ imported: 1, points: 10 });
      expect(mended.refused).toContainEqual({
        ...{ line: 2, why: expect.stringMatching(/^has points from Old Club by imp-\w{12} already/) },
      });
      await shop.tell([]);
      expect(await shop.available()).toBe(1_350);
      await writeFile(path, FILE);
      expect(JSON.parse(await shop.run(...args, "--dry-run"))).toMatchObject({ imported: 0, already: 3 });
    });
  });
});
