import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeUndoImport } from "../../src/app/people/undo-import.ts";
import type { Fact, FactId } from "../../src/domain/facts/facts.ts";
import { linkFacts } from "../../src/domain/facts/identity.ts";
import { idOfImport } from "../../src/domain/facts/ranks.ts";
import { isForLedger, standingOf } from "../../src/domain/mailbox/ledger.ts";
import { anyFacts } from "../support/any-facts.ts";
import { day, fact, hour, key, link, order, PROOF } from "../support/facts.ts";
import { world } from "../support/projecting.ts";

const IMPORT = "imp-0123456789ab";
const imported = (told: Fact): Fact => ({
  ...told,
  import: IMPORT,
  id: idOfImport(told.id, IMPORT) as FactId,
});
const importedLink = (alias: string, owner: string) =>
  linkFacts(key(alias), key(owner), { at: day(1), receivedAt: day(1), source: "test", import: IMPORT });

const undone = { reason: "wrong file", by: "ann", dryRun: false };
const undoing = (events: ReturnType<typeof world>["events"]) =>
  makeUndoImport({ events, clock: { now: () => day(9) } });

/** Undoes the import, and lets the projector follow. */
async function undo({ events, tell }: ReturnType<typeof world>) {
  const result = await undoing(events)(IMPORT, undone);
  await tell([]);
  return result;
}

describe("an import that is undone", () => {
  it("leaves what others have told, and nobody whom it alone had told of", async () => {
    const shop = world();
    await shop.tell([
      order("A", day(1), 500, { customer: key("u:1") }),
      imported(order("A", day(1), 500, { customer: key("u:1") })),
      imported(order("B", day(2), 700, { customer: key("u:1") })),
      imported(order("C", day(2), 900, { customer: key("u:2") })),
    ]);
    expect(await shop.profile("u:1")).toMatchObject({ orders: 2, spent: 1200 });
    expect(await undo(shop)).toEqual({ customers: 2, mailboxes: 0, facts: 3, already: 0 });
    expect(await shop.profile("u:1")).toMatchObject({ orders: 1, spent: 500 });
    expect(await shop.holder("u:2")).toBeUndefined();
    expect(await undo(shop)).toMatchObject({ customers: 2, already: 2 });
  });

  it("parts whom it alone had joined", async () => {
    const shop = world();
    await shop.tell([
      order("A", day(1), 500, { customer: key("u:1") }),
      order("B", day(1), 700, { customer: key("e:1") }),
      ...importedLink("e:1", "u:1"),
      ...importedLink("e:2", "u:2"),
      ...link("e:2", "u:2"),
    ]);
    expect(await shop.holder("e:1")).toBe("u:1");
    await undo(shop);
    expect([await shop.holder("e:1"), await shop.holder("e:2")]).toEqual(["e:1", "u:2"]);
  });

  it("gives no consent any more, and withdraws all the same", async () => {
    const { events, tell } = world();
    const given = fact("consent-given", { customer: key("m:1"), at: day(1), proof: PROOF, dated: true });
    const withdrawn = fact("consent-withdrawn", { customer: key("m:2"), at: day(2), proof: PROOF });
    const agreed = fact("consent-given", { customer: key("m:2"), at: day(1), proof: PROOF });
    await tell([imported(given), imported(withdrawn), agreed]);
    const standing = async (mailbox: string) =>
      standingOf(await events.factsOf(key(mailbox)), day(9)).mayMail;
    expect([await standing("m:1"), await standing("m:2")]).toEqual(["yes", "never"]);
    expect(await undoing(events)(IMPORT, undone)).toMatchObject({ customers: 0, mailboxes: 2 });
    expect([await standing("m:1"), await standing("m:2")]).toEqual(["not-now", "never"]);
  });

  it("is only counted in a dry run", async () => {
    const { events, tell, profile } = world();
    await tell([imported(order("B", day(2), 700, { customer: key("u:1") }))]);
    expect(await undoing(events)(IMPORT, { ...undone, dryRun: true })).toMatchObject({
      customers: 1,
      facts: 1,
    });
    await tell([]);
    expect(await profile("u:1")).toMatchObject({ orders: 1 });
  });

  it("leaves everybody as if it had never been, but for what ends mails", async () => {
    const people = ["u:1", "u:2", "e:1", "e:2", "p:s:1", "p:s:2", "p:t:1", "a:1"].map(key);
    const links = fc
      .array(fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people), fc.nat(5)), { maxLength: 6 })
      .map((told) =>
        told
          .filter(([alias, owner]) => alias !== owner)
          .flatMap(([alias, owner, at]) =>
            linkFacts(alias, owner, { at: hour(at), receivedAt: hour(at), source: "test" }),
          ),
      );
    const history = fc
      .tuple(anyFacts(8), fc.array(fc.constantFrom(...people), { minLength: 8, maxLength: 8 }), links)
      .map(([facts, where, linked]) => [
        ...facts
          .filter((one) => one.kind !== "consent-withdrawn" && !(one.kind === "mail" && isForLedger(one)))
          .filter((one) => (one.rank ?? "server") === "server")
          .map((one, index): Fact => ({ ...one, customer: where[index] ?? key("u:1") })),
        ...linked,
      ]);
    await fc.assert(
      fc.asyncProperty(history, history, async (told, alsoImported) => {
        const [shop, without] = [world(), world()];
        await shop.tell([...told, ...alsoImported.map(imported)], 5);
        await undo(shop);
        await without.tell(told);
        expect(await shop.everybody()).toEqual(await without.everybody());
        expect((await shop.rebuild()).changed).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});
