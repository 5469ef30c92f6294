import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeRecord } from "../../src/app/collect/record.ts";
import { makeErase } from "../../src/app/privacy/erase.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { ERASED, standingOf } from "../../src/domain/mailbox/ledger.ts";
import { SOMEBODY } from "../../src/domain/privacy/mentions.ts";
import {
  ADDRESS,
  agree,
  CANARY,
  EMAIL,
  identify,
  imported,
  PERSON,
  seed,
  seedFiles,
} from "../support/canary-person.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import {
  allFiles,
  type ErasingStores,
  erasingStores,
  everything,
  restore,
  snapshot,
} from "../support/erasing.ts";
import { day, fact, key, link, order } from "../support/facts.ts";
import { faulty } from "../support/faulty.ts";
import { mailboxOf } from "../support/mailboxes.ts";
import { secrets } from "../support/projecting.ts";

const NOW = day(30);

let dynamo: TestDynamo;
let stores: ErasingStores;
let asked = 0;

beforeAll(async () => {
  dynamo = await startDynamo();
  stores = erasingStores(dynamo);
});
afterAll(() => dynamo.stop());

async function empty(): Promise<void> {
  await dynamo.stop();
  dynamo = await startDynamo();
  stores = erasingStores(dynamo);
}

const betrayed = async () =>
  [...(await everything(dynamo)), ...(await allFiles(stores))].filter(({ text }) => CANARY.test(text));

const eraseWith = (around?: (call: () => Promise<unknown>) => Promise<unknown>, now = NOW) => {
  const { codes, eraser, erasures } = stores;
  const held = <T extends object>(store: T) => (around ? faulty(store, around) : store);
  return makeErase({
    ...{ events: stores.events, customers: stores.customers, journal: stores.journal },
    ...{
      quarantine: stores.quarantine,
      items: stores.items,
      codes: held(codes),
      files: { ...held({ get: stores.files.get, put: stores.files.put }), names: stores.files.names },
      eraser: held(eraser),
      erasures: held(erasures),
      secrets,
    },
    clock: { now: () => now },
    newId: () => `receipt-${++asked}`,
  });
};
const WHY = { by: "ann", reason: "asked by letter" };

describe("an erasure", () => {
  beforeAll(async () => {
    await empty();
    await seed(stores);
  });

  it("has something to take away in every place", async () => {
    const found = await betrayed();
    expect(new Set(found.map(({ table }) => table))).toEqual(
      new Set(["events", "customers", "tastes", "checkpoints", "journal", "files"]),
    );
    expect(found.length).toBeGreaterThan(20);
  });

  it("leaves nothing of the person in any table, and a receipt that names nobody", async () => {
    const done = await eraseWith()(ADDRESS, WHY);
    expect(await betrayed()).toEqual([]);
    const [receipt] = await stores.erasures.receipts();
    expect(done).toEqual({ kind: "erased", receipt });
    expect(receipt).toMatchObject({ ...WHY, erasedAt: NOW });
    for (const count of Object.values(receipt?.removed ?? {})) expect(count).toBeGreaterThan(0);
    expect(await stores.erasures.open()).toEqual([]);
  });

  it("keeps what codes have cost, and whose they were not", async () => {
    expect(await stores.codes.get("AA11")).toMatchObject({ customer: SOMEBODY, offer: "thanks" });
    expect(await stores.codes.get("ZZ99")).toMatchObject({
      ...{ customer: "u:friend", stage: "redeemed" },
      redemption: { amount: 5_000, by: SOMEBODY },
    });
  });

  it("keeps others, and that a friend was brought", async () => {
    const friend = await stores.events.factsOf(key("u:friend"));
    expect(friend.map(({ kind }) => kind).sort()).toEqual(["identified", "linked", "referred"]);
    expect((await stores.customers.get(key("u:friend")))?.profile?.email).toBe("friend@example.com");
  });

  it("leaves others nothing to fold news on in which the person may be named", async () => {
    expect(await stores.checkpoints.get(key("u:friend"))).toBeUndefined();
  });

  it("lets no mail go to the address", async () => {
    const ledger = await stores.events.factsOf(mailboxOf(ADDRESS));
    expect(standingOf(ledger, NOW, "service")).toEqual({ mayMail: "never", why: ERASED, at: NOW });
  });

  it("is not undone by the same import, by late webhooks or by what a browser says", async () => {
    const tell = makeRecord({ events: stores.events, secrets });
    const later = [
      ...imported(),
      { facts: [identify(ADDRESS, NOW + DAY), ...link(EMAIL, PERSON, NOW + DAY)], address: ADDRESS },
      { facts: [agree(NOW + DAY, { rank: "browser" })], address: ADDRESS },
      { facts: [fact("visited", { customer: key("a:c4n4ry-b"), at: day(29), rank: "browser" })] },
      { facts: [order("c4n4ry-10", NOW + DAY, 1, { customer: key("o:shopify:c4n4ry-9") })] },
      { facts: [identify(ADDRESS, NOW + DAY, "u:c4n4ry-2"), ...link(EMAIL, "u:c4n4ry-2", NOW + DAY)] },
    ];
    expect(await tell(later)).toMatchObject({ stored: 0 });
    expect(await betrayed()).toEqual([]);
  });

  it("says of whoever was erased that nobody is known", async () => {
    expect(await eraseWith()(ADDRESS, WHY)).toEqual({ kind: "unknown" });
    expect(await eraseWith()("c4n4ry-1", WHY)).toEqual({ kind: "unknown" });
  });

  it("is over for a person who agrees anew, and only for what comes after", async () => {
    const tell = makeRecord({ events: stores.events, secrets });
    const at = NOW + 2 * DAY;
    const anew = { facts: [identify(ADDRESS, at), ...link(EMAIL, PERSON, at), agree(at)], address: ADDRESS };
    await tell([anew]);
    await tell(imported());
    await tell([{ facts: [order("after", at + 1, 100, { customer: key(PERSON) })] }]);
    const kinds = (await stores.events.factsOf(key(PERSON))).map((one) => `${one.kind} ${one.at >= at}`);
    expect(kinds.sort()).toEqual(
      ["consent-given true", "identified true", "linked true", "order-placed true"].sort(),
    );
    expect(standingOf(await stores.events.factsOf(mailboxOf(ADDRESS)), at + 1).mayMail).toBe("yes");
  });

  it("can be asked for again by the new person", async () => {
    await eraseWith(undefined, NOW + 9 * DAY)("c4n4ry-1", WHY);
    expect(await betrayed()).toEqual([]);
    const ledger = await stores.events.factsOf(mailboxOf(ADDRESS));
    expect(standingOf(ledger, NOW + 9 * DAY).mayMail).toBe("never");
  });
});

class Crash extends Error {}

/** Breaks off before or after the n-th call, and everything after that fails too: the process is gone. */
function crashing(nth: number, when: "before" | "after") {
  let calls = 0;
  return async (call: () => Promise<unknown>) => {
    calls += 1;
    if (calls > nth || (calls === nth && when === "before")) throw new Crash("gone");
    const answer = await call();
    if (calls >= nth) throw new Crash("gone");
    return answer;
  };
}

describe("an erasure that breaks off", () => {
  it("is gone on with from any point, and mails nobody from the request on", async () => {
    let points = 0;
    await empty();
    await seed(stores);
    const before = await snapshot(dynamo);
    for (let nth = 1; ; nth += 1) {
      await empty();
      await restore(dynamo, before);
      await seedFiles(stores);
      const when = nth % 2 === 0 ? "before" : "after";
      const broke = await eraseWith(crashing(nth, when))(ADDRESS, WHY).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Crash)) throw error;
          return true;
        },
      );
      if (!broke) break;
      points += 1;
      const [open] = await stores.erasures.open();
      const ledger = await stores.events.factsOf(mailboxOf(ADDRESS));
      if (open) expect(standingOf(ledger, NOW).mayMail).toBe("never");
      // By whatever the person is still known by: the request says whose it is.
      await eraseWith()(open ? "c4n4ry-1" : ADDRESS, WHY);
      expect(await betrayed(), `broken off ${when} call ${nth}`).toEqual([]);
      expect(await stores.erasures.open()).toEqual([]);
    }
    expect(points).toBeGreaterThan(60);
  }, 120_000);
});
