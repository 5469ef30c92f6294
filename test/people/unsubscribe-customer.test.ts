import { describe, expect, it } from "vitest";
import { makeUnsubscribeCustomer } from "../../src/app/people/unsubscribe-customer.ts";
import { day, fact, key, PROOF } from "../support/facts.ts";
import { mailboxOf } from "../support/mailboxes.ts";
import { secrets, world } from "../support/projecting.ts";

const ADDRESS = "anna@example.com";
const ASKED = { id: "request-1", reason: "asked by phone", by: "ann" };

async function shop() {
  const people = world();
  const consent = fact("consent-given", { proof: PROOF, dated: true });
  await people.tell([fact("identified", { email: ADDRESS }), consent]);
  await people.events.append([{ ...consent, customer: mailboxOf(ADDRESS), of: key("u:1") }]);
  const unsubscribe = makeUnsubscribeCustomer({ ...people, secrets, clock: { now: () => day(2) } });
  return { ...people, unsubscribe };
}

describe("an operator's withdrawal", () => {
  it("ends mails to the customer and to the address, and keeps who said so and why", async () => {
    const { unsubscribe, tell, profile, events } = await shop();
    expect(await unsubscribe("1", ASKED)).toMatchObject({
      kind: "unsubscribed",
      before: { mayMail: "yes" },
      after: { mayMail: "never", why: "unsubscribed" },
    });
    await tell([]);
    expect((await profile("u:1"))?.consent.status).toBe("withdrawn");
    const ledger = await events.factsOf(mailboxOf(ADDRESS));
    expect(ledger.at(-1)).toMatchObject({
      ...{ kind: "consent-withdrawn", reason: "asked by phone", by: "ann", of: "u:1" },
      proof: { source: "operator" },
    });
  });

  it("is done once, however often the same request comes", async () => {
    const { unsubscribe, events } = await shop();
    await unsubscribe("1", ASKED);
    const before = await events.factsOf(mailboxOf(ADDRESS));
    expect(await unsubscribe("1", ASKED)).toMatchObject({ kind: "same", after: { mayMail: "never" } });
    expect(await events.factsOf(mailboxOf(ADDRESS))).toEqual(before);
  });

  it("of nobody is refused", async () => {
    const { unsubscribe } = await shop();
    expect(await unsubscribe("3", ASKED)).toEqual({ kind: "unknown" });
  });

  it("of somebody without an address is kept with the customer", async () => {
    const { unsubscribe, tell, profile } = await shop();
    await tell([fact("visited", { customer: key("u:2") })]);
    const done = await unsubscribe("2", ASKED);
    expect(done).toMatchObject({ kind: "unsubscribed" });
    expect(done).not.toHaveProperty("after");
    await tell([]);
    expect((await profile("u:2"))?.consent.status).toBe("withdrawn");
  });

  it("is lifted by what the customer decides later, and by nothing before", async () => {
    const { unsubscribe, tell, profile } = await shop();
    await unsubscribe("1", ASKED);
    await tell([fact("consent-given", { proof: PROOF, dated: true, at: day(1) })]);
    expect((await profile("u:1"))?.consent.status).toBe("withdrawn");
    await tell([fact("consent-given", { proof: PROOF, dated: true, at: day(3) })]);
    expect((await profile("u:1"))?.consent.status).toBe("given");
  });
});
