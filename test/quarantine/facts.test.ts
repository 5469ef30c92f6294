import { afterEach, describe, expect, it } from "vitest";
import { makeRebuild } from "../../src/app/people/rebuild.ts";
import type { FactId } from "../../src/domain/facts/facts.ts";
import { mailboxKeyOf } from "../../src/domain/mailbox/key.ts";
import { asideIn, type Damageable, damageable } from "../support/damaged.ts";
import { day, fact, key, order, PROOF, visit } from "../support/facts.ts";
import { NO_CONFIG, secrets, world } from "../support/projecting.ts";

let opened: Damageable[] = [];
afterEach(async () => {
  await Promise.all(opened.map(({ stop }) => stop()));
  opened = [];
});

async function openTables() {
  const tables = await damageable({ now: () => day(9) });
  opened.push(tables);
  return tables;
}

const ANNA = key("u:anna");
const bad = order("A", day(1), 1_000, { customer: ANNA });
const good = order("B", day(2), 500, { customer: ANNA });
const boris = order("C", day(3), 700, { customer: key("u:boris") });

describe("a fact that cannot be read", () => {
  it("is left out of its customer's profile, and later ones go on into it", async () => {
    const tables = await openTables();
    const { events, customers, tastes } = tables;
    const { tell, profile } = world({ events, customers, tastes });
    await tables.events.append([bad]);
    await tables.damage.fact(bad);
    await tell([good, boris]);
    expect(await profile("u:anna")).toMatchObject({ orders: 1, spent: 500 });
    expect(await profile("u:boris")).toMatchObject({ orders: 1, spent: 700 });
    expect(await asideIn(tables.quarantine)).toMatchObject([
      {
        ...{ kind: "fact", customer: "u:anna", fact: bad.id },
        reason: 'its "data" is not the JSON of an object',
      },
    ]);
  });

  it("ends no rebuild: everybody is as without it", async () => {
    const tables = await openTables();
    await tables.events.append([bad, good, boris]);
    await tables.damage.fact(bad);
    const { customers, tastes, events } = tables;
    const rebuild = makeRebuild({ events, customers, tastes, config: NO_CONFIG, secrets });
    expect(await rebuild()).toEqual({ customers: 2, changed: 2, unchanged: 0 });

    const without = world();
    await without.tell([good, boris]);
    for (const id of ["u:anna", "u:boris"])
      expect((await customers.get(key(id)))?.profile).toEqual(await without.profile(id));
    expect(await rebuild()).toEqual({ customers: 2, changed: 0, unchanged: 2 });
  });

  it("is an error that names it to whoever reads that one fact", async () => {
    const tables = await openTables();
    await tables.events.append([bad]);
    await tables.damage.fact(bad);
    await expect(tables.events.factAt(ANNA, bad.id)).rejects.toThrow(
      `the fact ${bad.id} of u:anna cannot be read`,
    );
    const said = await tables.events.factAt(ANNA, bad.id).catch((error: Error) => error.message);
    expect(said).not.toContain('"name"');
  });

  it("lets nobody be mailed by half a ledger, or by half of what ends mails", async () => {
    const tables = await openTables();
    const mailbox = mailboxKeyOf("digest");
    const told = { ...visit(day(0), mailbox), mailbox };
    const id = "stop:1" as FactId;
    const withdrawn = fact("consent-withdrawn", { proof: PROOF, customer: ANNA, id });
    await tables.events.append([told, withdrawn]);
    await tables.damage.fact(told);
    await tables.damage.fact(withdrawn);
    await expect(tables.events.factsOf(mailbox)).rejects.toThrow("cannot be read");
    await expect(tables.events.stopsOf(ANNA)).rejects.toThrow("cannot be read");
    expect(await tables.events.factsOf(ANNA)).toEqual([]);
  });
});
