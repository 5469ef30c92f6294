import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flawOfBytes, makeSqueezer, marked } from "../../src/adapters/dynamodb/squeezed.ts";
import { type FactItem, readFactItem } from "../../src/contracts/fact-item.ts";
import { makeFormats, NewerFormat } from "../../src/contracts/formats.ts";
import { asideIn, damageable } from "../support/damaged.ts";
import { key, START } from "../support/facts.ts";

/** Three formats of one thing: a name, then a first and a last name, then those in one list. */
const { presentFormat, stamp, tooNew, upToDate } = makeFormats({
  person: [
    ({ name }: { readonly name: string }) => {
      const [first = "", last = ""] = name.split(" ");
      return { first, last };
    },
    ({ first, last }: { readonly first: string; readonly last: string }) => ({ names: [first, last] }),
  ],
  place: [],
});

describe("what is stored", () => {
  it("is taken through every format that came after its own", () => {
    const now = { names: ["Anna", "Smith"] };
    expect(upToDate("person", 1, { name: "Anna Smith" })).toEqual(now);
    expect(upToDate("person", 2, { first: "Anna", last: "Smith" })).toEqual(now);
    expect(upToDate("person", 3, now)).toBe(now);
  });

  it("says its format from the second one on", () => {
    expect([presentFormat("person"), stamp("person")]).toEqual([3, { format: 3 }]);
    expect([presentFormat("place"), stamp("place")]).toEqual([1, {}]);
  });

  it("is refused with a reason when a later release wrote it, or nobody", () => {
    expect(tooNew("person", 4)).toBe(
      "it is a person of format 4, and this release knows up to 3: a newer one wrote it",
    );
    expect(() => upToDate("place", 2, {})).toThrow(NewerFormat);
    for (const format of [0, 1.5, Number.NaN])
      expect(() => upToDate("place", format, {})).toThrow(NewerFormat);
  });
});

describe("squeezed documents", () => {
  const { squeeze, unsqueeze } = makeSqueezer("profile", '{"name":"","orders":[]}');

  it("of the first format never begin like those that say theirs", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        const bytes = squeeze(document);
        expect((bytes[0] ?? 0) & 0b110).not.toBe(0b110);
        expect(unsqueeze(bytes)).toEqual(JSON.parse(JSON.stringify(document)));
      }),
    );
  });

  it("of a later release are refused by their first byte, whatever follows", () => {
    const bytes = marked(7, Buffer.from("squeezed in a way that nobody here knows"));
    expect(() => unsqueeze(bytes)).toThrow(NewerFormat);
    expect(flawOfBytes("profile", bytes)).toMatch(/a profile of format 7, and this release knows up to 1/);
  });
});

describe("items of a later release", () => {
  const clock = { now: () => START };

  it("of the events table are no facts, and say why", () => {
    const item = { customer: "u:1", fact: "f1", kind: "visited", at: START, receivedAt: START, source: "x" };
    expect(readFactItem({ ...item, data: "{}", format: 2 } as FactItem)).toEqual({
      flaw: "it is a fact of format 2, and this release knows up to 1: a newer one wrote it",
    });
  });

  it("of the customers table are put aside with that reason", async () => {
    const stores = await damageable(clock);
    await stores.customers.putProfile(key("u:1"), { mergedInto: key("u:2") }, 0);
    await stores.damage.profile("u:1", marked(2, Buffer.from("later")));
    await expect(stores.customers.get(key("u:1"))).rejects.toThrow(/a profile of format 2/);
    expect(await asideIn(stores.quarantine)).toMatchObject([{ kind: "profile", customer: "u:1" }]);
    await stores.stop();
  });
});
