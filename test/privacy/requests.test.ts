import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeRecord } from "../../src/app/collect/record.ts";
import { makeAskErasure } from "../../src/app/privacy/ask-erasure.ts";
import { makeEraseAsked, makeTellErasures } from "../../src/app/privacy/erase-asked.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { standingOf } from "../../src/domain/mailbox/ledger.ts";
import { factId } from "../../src/domain/people/consent.ts";
import { asksErasure } from "../../src/domain/privacy/requests.ts";
import type { Announcement } from "../../src/ports/announcements.ts";
import { ADDRESS, CANARY, PERSON, seed } from "../support/canary-person.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { type ErasingStores, erasingStores, everything } from "../support/erasing.ts";
import { day, fact, key } from "../support/facts.ts";
import { mailboxOf } from "../support/mailboxes.ts";
import { secrets } from "../support/projecting.ts";

const NOW = day(30);
const clock = { now: () => NOW };

/** As Shopify's `customers/redact` is mapped. */
function redact(over: Partial<Fact> = {}, request = "customers/redact"): Fact {
  const body = { kind: "privacy-requested", request, payload: { customer: { email: ADDRESS } } } as const;
  const said = { customer: key(PERSON), at: NOW, source: "shopify", ...over };
  return fact("privacy-requested", { ...body, ...said, id: factId(body, "shopify:1") } as never);
}

describe("what asks for an erasure", () => {
  it.each([
    "customers/redact",
    "erasure",
    "delete my data",
    "right to be forgotten: forget",
  ])("%s", (request) => {
    expect(asksErasure(redact({}, request))).toBe(true);
  });

  it.each(["customers/data_request", "access", "objection"])("is not %s", (request) => {
    expect(asksErasure(redact({}, request))).toBe(false);
  });

  it("is the shop's own word, and about somebody", () => {
    expect(asksErasure(redact({ rank: "browser" }))).toBe(false);
    expect(asksErasure(redact({ rank: "mailbox" }))).toBe(false);
    expect(asksErasure(redact({ customer: key("o:shopify:shop") }, "shop/redact"))).toBe(false);
  });
});

describe("a stored request", () => {
  let dynamo: TestDynamo;
  let stores: ErasingStores;
  beforeEach(async () => {
    dynamo = await startDynamo();
    stores = erasingStores(dynamo);
    await seed(stores);
  });
  afterEach(() => dynamo.stop());

  const eraseAsked = (customer: string, id: Fact["id"]) =>
    makeEraseAsked({ ...stores, secrets, clock, newId: () => "receipt" })({
      customer: key(customer),
      fact: id,
    });
  const betrayed = async () => (await everything(dynamo)).filter(({ text }) => CANARY.test(text));

  it("of Shopify is told to the bus, and erases the customer it is about", async () => {
    const asked = redact();
    await makeRecord({ events: stores.events, secrets })([{ facts: [asked], address: ADDRESS }]);
    const told: Announcement[] = [];
    await makeTellErasures({ bus: { publish: async (more) => void told.push(...more) } })([
      asked,
      fact("visited", {}),
    ]);
    expect(told).toEqual([{ type: "ErasureRequested", detail: { customer: PERSON, fact: asked.id } }]);
    expect(await eraseAsked(PERSON, asked.id)).toBe("erased");
    expect(await betrayed()).toEqual([]);
    expect(await stores.erasures.receipts()).toMatchObject([{ by: "shopify", reason: "customers/redact" }]);
    // EventBridge hands over at least once.
    expect(await eraseAsked(PERSON, asked.id)).toBe("nothing to do");
  });

  it("of an operator stops mails at once, and is one request however often it is made", async () => {
    const ask = makeAskErasure({ ...stores, secrets, clock });
    const request = { id: "ticket-4711", by: "ann", reason: "letter" };
    expect(await ask(ADDRESS, request)).toBe("asked");
    expect(standingOf(await stores.events.factsOf(mailboxOf(ADDRESS)), NOW).mayMail).toBe("never");
    expect(await ask("c4n4ry-1", request)).toBe("same");
    expect(await ask("stranger", request)).toBe("unknown");
    const [fact] = (await stores.events.factsOf(key(PERSON))).filter(asksErasure);
    expect(fact && (await eraseAsked(PERSON, fact.id))).toBe("erased");
    expect(await stores.erasures.receipts()).toMatchObject([{ by: "ann", reason: "letter" }]);
    expect(await betrayed()).toEqual([]);
  });

  it("that is not there erases nobody", async () => {
    expect(await eraseAsked(PERSON, "no-such-fact" as Fact["id"])).toBe("nothing to do");
    expect(await betrayed()).not.toEqual([]);
  });
});
