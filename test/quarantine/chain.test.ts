import { afterEach, describe, expect, it } from "vitest";
import { mailboxKey } from "../../src/app/mailbox/mailbox-key.ts";
import { perKey } from "../../src/contracts/keys.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { type DamagedRecord, Unreadable } from "../../src/domain/quarantine/record.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { damageable } from "../support/damaged.ts";
import { MAILBOX_KEY } from "../support/mailboxes.ts";

const [ANN, BEN, ILL] = [keyOf("ann"), keyOf("ben"), keyOf("ill")];
const bundle = shopWith({ steps: [{ send: "one" }, { wait: "2d" }, { send: "two" }] });

let close: () => Promise<void>;
afterEach(() => close());

/** Three who travel in one cohort, before its first mail. */
async function openCohort() {
  const tables = await damageable({ now: () => NOON });
  close = tables.stop;
  const { customers, events } = tables;
  const world = await makeWorld({ bundle, stores: { customers, events } });
  for (const id of [ANN, BEN, ILL]) await world.has(id);
  for (const id of [ANN, BEN, ILL]) expect(await world.enters(id)).toBe("entered");
  expect(world.workflows.started.size).toBe(1);
  const subjects = (id: CustomerKey) => world.mailsTo(id).map(({ subject }) => subject);
  return { tables, world, subjects };
}

describe("a cohort with a customer whose record cannot be read", () => {
  it("goes on for the others; the customer misses the step, with the reason, and is there for the next", async () => {
    const { tables, world, subjects } = await openCohort();
    const stored = await tables.customers.get(ILL);
    await tables.damage.profile(ILL);
    await world.playUntil(NOON + 6 * MINUTE);
    expect([ANN, BEN, ILL].map(subjects)).toEqual([["One"], ["One"], []]);
    const entry = await world.journal.entry(ILL, "welcome");
    expect(entry).toMatchObject({
      status: "active",
      steps: [{ what: "skipped", why: "a record of the customer cannot be read" }],
    });
    if (stored?.profile) await tables.customers.putProfile(ILL, { profile: stored.profile }, stored.revision);
    await world.playUntil(NOON + 3 * DAY);
    expect([ANN, BEN, ILL].map(subjects)).toEqual([["One", "Two"], ["One", "Two"], ["Two"]]);
  });

  it("goes on for the others of one whose entry cannot be read, who stands still until it is mended", async () => {
    const { world, subjects } = await openCohort();
    const { entryOf } = world.journal;
    const damaged: DamagedRecord = {
      kind: "entry",
      customer: ILL,
      item: "entry#welcome",
      reason: "no notes",
    };
    world.journal.entryOf = async (run, ...how) => {
      if (run.customer === ILL) throw new Unreadable(damaged);
      return entryOf(run, ...how);
    };
    await world.playUntil(NOON + 6 * MINUTE);
    expect([ANN, BEN, ILL].map(subjects)).toEqual([["One"], ["One"], []]);
    world.journal.entryOf = entryOf;
    expect(await world.journal.entry(ILL, "welcome")).toMatchObject({ status: "active", steps: [] });
    await world.playUntil(NOON + 3 * DAY);
    expect([ANN, BEN].map(subjects)).toEqual([
      ["One", "Two"],
      ["One", "Two"],
    ]);
  });

  it("mails nobody of whose mailbox something cannot be read", async () => {
    const { tables, world, subjects } = await openCohort();
    const email = (await tables.customers.get(ILL))?.profile?.email ?? "";
    const mailbox = mailboxKey(email, { ...perKey(() => []), mailbox: [MAILBOX_KEY] });
    const [told] = await tables.events.factsOf(mailbox);
    if (!told) throw new Error("nothing was told of the mailbox");
    await tables.damage.fact(told);
    await world.playUntil(NOON + HOUR);
    expect([ANN, BEN, ILL].map(subjects)).toEqual([["One"], ["One"], []]);
    await tables.mend(told);
    await world.playUntil(NOON + 3 * DAY);
    expect(subjects(ILL)).toEqual(["Two"]);
  });
});
