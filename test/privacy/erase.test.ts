import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashEmail } from "../../src/app/collect/identity-keys.ts";
import { makeRecord } from "../../src/app/collect/record.ts";
import { makeProject } from "../../src/app/people/project.ts";
import { makeErase } from "../../src/app/privacy/erase.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Send } from "../../src/domain/chains/journal.ts";
import type { Fact, FactId } from "../../src/domain/facts/facts.ts";
import { emailKey, linkFacts } from "../../src/domain/facts/identity.ts";
import { ERASED, standingOf } from "../../src/domain/mailbox/ledger.ts";
import { SOMEBODY } from "../../src/domain/privacy/mentions.ts";
import { codeWith } from "../support/codes.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { erasingStores, everything, restore, snapshot } from "../support/erasing.ts";
import { day, fact, key, link, order, PROOF, START } from "../support/facts.ts";
import { faulty } from "../support/faulty.ts";
import { mailboxOf } from "../support/mailboxes.ts";
import { NO_CONFIG, secrets } from "../support/projecting.ts";
import { walletWith } from "../support/wallets.ts";

const ADDRESS = "mail-c4n4ry@example.com";
const PHONE = "+49 30 1234567";
const HASH = hashEmail(ADDRESS);
/** Occurs in all that is stored of the person who is erased; the second is the hash that keys are made of. */
const CANARY = new RegExp(`c4n4ry|${HASH}`, "i");
const PERSON = "u:c4n4ry-1";
const EMAIL = emailKey(HASH);
const NOW = day(30);

let dynamo: TestDynamo;
type Stores = ReturnType<typeof erasingStores>;
let stores: Stores;
let asked = 0;

beforeAll(async () => {
  dynamo = await startDynamo();
  stores = erasingStores(dynamo);
});
afterAll(() => dynamo.stop());

const identify = (email: string, at = START, customer = PERSON): Fact =>
  fact("identified", {
    ...{ customer: key(customer), at, email, name: "Ann C4n4ry", phone: PHONE },
    id: `who:${at}` as FactId,
  });
const agree = (at: number, more: Partial<Fact> = {}): Fact =>
  fact("consent-given", {
    ...{ customer: key(PERSON), at, proof: { ...PROOF, ip: "c4n4ry" }, dated: true },
    ...more,
    id: `agreed:${at}` as FactId,
  });

/** What a shop's import tells: repeated, it is the same. */
const imported = () => [
  { facts: [identify(ADDRESS), ...link(EMAIL, PERSON)], address: ADDRESS },
  { facts: [agree(day(1))], address: ADDRESS },
  {
    facts: [
      order("c4n4ry-9", day(2), 50_000, {
        ...{ customer: key(PERSON), source: "shopify", id: "placed:9" as FactId, coupons: ["ZZ99"] },
      }),
      ...linkFacts(key("o:shopify:c4n4ry-9"), key(PERSON), {
        at: day(2),
        receivedAt: day(2),
        source: "shopify",
      }),
    ],
  },
];

const SEND: Send = {
  ...{
    id: "s-1",
    customer: key(PERSON),
    chain: "welcome",
    run: "r-1",
    step: 0,
    template: "w",
    language: "en",
  },
  ...{ version: 1, claimedAt: day(3), status: "claimed", reason: "event Signed Up" },
  offer: {
    ...{ offer: "thanks", variant: "universal", tier: "standard", benefit: { kind: "amount", amount: 1 } },
    ...{ reason: "r", validUntil: day(40), code: "AA11" },
  } as NonNullable<Send["offer"]>,
};

/** Somebody with something in every place, a friend whom they brought, and somebody else on their browser. */
async function seed(): Promise<void> {
  const { journal, codes, wallets, lookups, referrals, signUps, experiments, pools } = stores;
  const tell = makeRecord({ events: stores.events, secrets });
  const browser = { facts: [fact("visited", { customer: key("a:c4n4ry-b"), at: day(1), rank: "browser" })] };
  const friend = [
    fact("identified", { customer: key("u:friend"), email: "friend@example.com", id: "who:f" as FactId }),
    fact("referred", { customer: key("u:friend"), by: key(PERSON), code: "R", id: "referred" as FactId }),
  ];
  const mine = fact("referral-earned", {
    ...{ customer: key(PERSON), friend: key("u:friend"), order: "1", points: 5, id: "earned" as FactId },
  });
  const shared = [...link("a:shared", PERSON), ...link("a:shared", "u:friend")];
  const messages = [
    ...imported(),
    { facts: [...link("a:c4n4ry-b", PERSON), ...(browser.facts ?? [])] },
    { facts: friend },
    { facts: [mine] },
    { facts: [order("c4n4ry-s", day(2), 900, { customer: key(PERSON), source: "segment" })] },
    { facts: shared },
  ];
  await tell(messages);
  const all = messages.flatMap(({ facts }) => facts);
  await makeProject({
    ...{ events: stores.events, customers: stores.customers, tastes: stores.tastes },
    ...{ config: NO_CONFIG, secrets },
  })(all);
  const cohort = {
    id: "k-1",
    chain: "welcome",
    version: 1,
    step: 0,
    dueAt: day(3),
    timeZone: "UTC",
    shards: 1,
  };
  await journal.putCohort(cohort);
  await journal.addMember(cohort, key(PERSON), "r-1");
  await journal.enter(
    {
      ...{ customer: key(PERSON), chain: "welcome", version: 1, run: "r-1", enteredAt: day(3), reason: "x" },
      ...{ holdout: false, cohort: "k-1", status: "active", steps: [] },
    },
    0,
  );
  await journal.claim(SEND, { mailbox: mailboxOf(ADDRESS), caps: [], timeZone: "UTC" } as never);
  await codes.put(codeWith("AA11", { customer: key(PERSON), mailbox: mailboxOf(ADDRESS) }));
  await codes.put(
    codeWith(
      "ZZ99",
      { customer: key("u:friend") },
      { stage: "redeemed", redemption: { order: "9", amount: 5_000, at: day(2), by: key(PERSON) } },
    ),
  );
  await wallets.put(walletWith([], { customer: key(PERSON), card: "2999" }));
  await wallets.name("card", "2999", key(PERSON));
  await lookups.note("order", "c4n4ry-s", key(PERSON));
  await referrals.name("R-unknown", key("u:friend"));
  await pools.note("thanks", key(PERSON), { codes: ["AA11"], issue: 1 }, undefined, day(90));
  await signUps.put(mailboxOf(ADDRESS), {
    ...{ address: ADDRESS, customer: EMAIL, proof: PROOF, requestedAt: day(1), requestedOn: 1 as never },
    expiresAt: day(60),
  });
  await experiments.keepDraw({
    ...{ experiment: "e", epoch: "1", person: mailboxOf(ADDRESS), customer: key(PERSON), variant: "a" },
    ...{ probability: 0.5, at: day(3), past: { orders: 0, money: 0 }, drawnOn: 3, opens: 3, closes: 9 },
  } as never);
}

async function empty(): Promise<void> {
  await dynamo.stop();
  dynamo = await startDynamo();
  stores = erasingStores(dynamo);
}

const betrayed = async () => (await everything(dynamo)).filter(({ text }) => CANARY.test(text));

const eraseWith = (around?: (call: () => Promise<unknown>) => Promise<unknown>, now = NOW) => {
  const { codes, eraser, erasures } = stores;
  const held = <T extends object>(store: T) => (around ? faulty(store, around) : store);
  return makeErase({
    ...{ events: stores.events, customers: stores.customers, journal: stores.journal },
    ...{ items: stores.items, codes: held(codes), eraser: held(eraser), erasures: held(erasures), secrets },
    clock: { now: () => now },
    newId: () => `receipt-${++asked}`,
  });
};
const WHY = { by: "ann", reason: "asked by letter" };

describe("an erasure", () => {
  beforeAll(async () => {
    await empty();
    await seed();
  });

  it("has something to take away in every place", async () => {
    const found = await betrayed();
    expect(new Set(found.map(({ table }) => table))).toEqual(
      new Set(["events", "customers", "tastes", "journal"]),
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
    await seed();
    const before = await snapshot(dynamo);
    for (let nth = 1; ; nth += 1) {
      await empty();
      await restore(dynamo, before);
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
