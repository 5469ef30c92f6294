import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeProfile, encodeProfile } from "../../src/adapters/dynamodb/customer-codec.ts";
import { makeCustomerStore } from "../../src/adapters/dynamodb/customer-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { makeMemoryQuarantineStore } from "../../src/adapters/memory/quarantine-store.ts";
import type { Customer, Pseudonym } from "../../src/domain/people/profile.ts";
import type { CustomerStore } from "../../src/ports/people.ts";
import { anyFacts } from "../support/any-facts.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { key } from "../support/facts.ts";
import { profileOf, score } from "../support/profiles.ts";
import { heldToActions } from "../support/table-actions.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const stores: readonly [string, () => CustomerStore][] = [
  [
    "DynamoDB",
    () =>
      heldToActions("customers", dynamo.endpoint, (documents) =>
        makeCustomerStore(documents, dynamo.names.customers),
      ),
  ],
  ["memory", makeMemoryCustomerStore],
];

async function scanned(store: CustomerStore, shards: number): Promise<readonly Customer[]> {
  const found: Customer[] = [];
  for (let shard = 0; shard < shards; shard++)
    for await (const one of store.scan(shard, shards)) found.push(one);
  return found.toSorted((a, b) => (a.profile.id < b.profile.id ? -1 : 1));
}

describe.each(stores)("the customer store in %s", (_, makeStore) => {
  let store: CustomerStore;
  beforeAll(() => {
    store = makeStore();
  });

  it("knows nobody at first", async () => {
    expect(await store.get(key("u:nobody"))).toBeUndefined();
  });

  it("writes a profile if nobody else has since it was read", async () => {
    const id = key("u:race");
    const [first, second] = [profileOf(id, []), profileOf(id)];
    expect(await store.putProfile(id, { profile: first }, 0)).toBe("written");
    expect(await store.putProfile(id, { profile: second }, 0)).toBe("conflict");
    expect(await store.get(id)).toEqual({ id, revision: 1, profile: first });
    expect(await store.putProfile(id, { profile: second }, 1)).toBe("written");
    expect(await store.get(id)).toEqual({ id, revision: 2, profile: second });
  });

  it("keeps the night's verdict when the profile is written, and the profile when the verdict is", async () => {
    const id = key("u:scored");
    await store.putProfile(id, { profile: profileOf(id, []) }, 0);
    expect(await store.putScore(id, score(), 7)).toBe("written");
    expect(await store.putProfile(id, { profile: profileOf(id) }, 1)).toBe("written");
    expect(await store.get(id)).toEqual({ id, revision: 2, profile: profileOf(id), score: score() });
  });

  it("reads many at once, and leaves out whom nobody knows and who is somebody else by now", async () => {
    const ids = Array.from({ length: 230 }, (_, number) => key(`u:many-${number}`));
    await Promise.all(ids.map((id) => store.putProfile(id, { profile: profileOf(id, []) }, 0)));
    await store.putProfile(key("u:many-7"), { mergedInto: key("u:many-8") }, 1);
    await store.putScore(key("u:many-9"), score(), 1);
    const found = new Map<string, Customer>();
    for await (const one of store.readMany([...ids, key("u:not-there")])) found.set(one.profile.id, one);
    expect([...found.keys()].sort()).toEqual(ids.filter((id) => id !== "u:many-7").sort());
    expect(found.get("u:many-9")).toEqual({ profile: profileOf(key("u:many-9"), []), score: score() });
  });

  it("has nobody to read where nobody is named", async () => {
    for await (const one of store.readMany([])) expect(one).toBeUndefined();
  });

  it("gives a customer one pseudonym for good, whatever is written of the customer after it", async () => {
    const id = key("u:named");
    const [one, other] = ["one", "other"] as Pseudonym[];
    await store.putProfile(id, { profile: profileOf(id, []) }, 0);
    expect(await store.givePseudonym(id, one as Pseudonym)).toBe("one");
    expect(await store.givePseudonym(id, other as Pseudonym)).toBe("one");
    await store.putProfile(id, { profile: profileOf(id) }, 1);
    await store.putScore(id, score(), 1);
    const named = { profile: profileOf(id), score: score(), pseudonym: "one" };
    expect(await store.get(id)).toEqual({ id, revision: 2, ...named });
    expect((await scanned(store, 1)).filter(({ profile }) => profile.id === id)).toEqual([named]);
    for await (const one of store.readMany([id])) expect(one).toEqual(named);
  });

  it.each([
    ["part of another", { mergedInto: key("u:race") }],
    ["nobody any more", { vacant: true }],
  ] as const)("keeps no pseudonym of somebody who is %s", async (_, content) => {
    const id = key(`u:gone-${Object.keys(content)}`);
    await store.putProfile(id, { profile: profileOf(id, []) }, 0);
    await store.givePseudonym(id, "gone" as Pseudonym);
    await store.putProfile(id, content, 1);
    expect(await store.get(id)).not.toHaveProperty("pseudonym");
    expect(await store.givePseudonym(id, "again" as Pseudonym)).toBeUndefined();
  });

  it("refuses the score of a run whose lease another has taken over", async () => {
    const id = key("u:fenced");
    await store.putProfile(id, { profile: profileOf(id) }, 0);
    expect(await store.putScore(id, score({ segment: "new" }), 7)).toBe("written");
    expect(await store.putScore(id, score({ segment: "old" }), 6)).toBe("fenced");
    expect(await store.putScore(id, score({ segment: "again" }), 7)).toBe("written");
    expect((await store.get(id))?.score?.segment).toBe("again");
  });

  it("has nothing to score where nobody is", async () => {
    expect(await store.putScore(key("u:never"), score(), 1)).toBe("gone");
    expect(await store.get(key("u:never"))).toBeUndefined();
  });

  it("leaves a pointer in place of a customer who is part of another, and scores it no more", async () => {
    const id = key("a:merged");
    await store.putProfile(id, { profile: profileOf(id) }, 0);
    await store.putScore(id, score(), 9);
    expect(await store.putProfile(id, { mergedInto: key("u:race") }, 1)).toBe("written");
    expect(await store.get(id)).toEqual({ id, revision: 2, mergedInto: "u:race" });
    expect(await store.putScore(id, score(), 10)).toBe("gone");
    expect((await scanned(store, 1)).map(({ profile }) => profile.id)).not.toContain(id);
  });

  it("gives a merged partition its profile back", async () => {
    const id = key("a:merged");
    expect(await store.putProfile(id, { profile: profileOf(id) }, 2)).toBe("written");
    expect(await store.get(id)).toEqual({ id, revision: 3, profile: profileOf(id) });
  });

  it("empties a partition of which nothing is known any more, and goes on counting its revisions", async () => {
    const id = key("u:vacant");
    await store.putProfile(id, { profile: profileOf(id) }, 0);
    expect(await store.putProfile(id, { vacant: true }, 0)).toBe("conflict");
    expect(await store.putProfile(id, { vacant: true }, 1)).toBe("written");
    expect(await store.get(id)).toEqual({ id, revision: 2 });
    expect((await scanned(store, 1)).map(({ profile }) => profile.id)).not.toContain(id);
  });

  it("scans every customer once, at any number of shards", async () => {
    const all = await scanned(store, 1);
    expect(all.find(({ profile }) => profile.id === "u:scored")).toEqual({
      profile: profileOf(key("u:scored")),
      score: score(),
    });
    expect(await scanned(store, 7)).toEqual(all);
    expect(await store.approximateCount()).toBeGreaterThanOrEqual(all.length);
  });
});

describe("profiles as DynamoDB keeps them", () => {
  it("read back as they were", () => {
    fc.assert(
      fc.property(anyFacts(), (facts) => {
        const profile = profileOf(key("u:1"), facts);
        expect(decodeProfile(profile.id, encodeProfile(profile))).toEqual(profile);
      }),
    );
  });

  it("take less than half of the plain text", () => {
    const profile = profileOf(key("u:1"));
    expect(encodeProfile(profile).length).toBeLessThan(JSON.stringify(profile).length / 2);
  });

  it("are left out where many are read, refused to who needs them, and folded again, when somebody damaged them", async () => {
    const aside = makeMemoryQuarantineStore({ now: () => 7 });
    const store = makeCustomerStore(dynamo.documents, dynamo.names.customers, aside);
    const damage = (id: string, attribute: "p" | "s", bad: unknown) =>
      dynamo.documents.send(
        new UpdateCommand({
          TableName: dynamo.names.customers,
          Key: { id },
          UpdateExpression: `SET ${attribute} = :bad`,
          ExpressionAttributeValues: { ":bad": bad },
        }),
      );
    const [ill, odd, scored, well] = [key("u:ill"), key("u:odd"), key("u:ill-scored"), key("u:well")];
    for (const id of [ill, odd, scored, well]) {
      await store.putProfile(id, { profile: profileOf(id) }, 0);
      await store.putScore(id, score(), 1);
    }
    await damage(ill, "p", "{");
    await damage(odd, "p", encodeProfile({ ...profileOf(odd), firstSeenAt: Number.NaN }));
    await damage(scored, "s", "{}");
    const found = (await scanned(store, 3)).map(({ profile }) => profile.id);
    expect(found).toContain(well);
    for (const id of [ill, odd, scored]) {
      expect(found).not.toContain(id);
      await expect(store.get(id)).rejects.toThrow(new RegExp(`of ${id} cannot be read`));
    }
    for await (const { profile } of store.readMany([ill, scored, well])) expect(profile.id).toBe(well);
    expect(await store.get(ill, "mending")).toEqual({ id: ill, revision: 1, score: score() });
    expect(await store.get(scored, "mending")).toEqual({
      id: scored,
      revision: 1,
      profile: profileOf(scored),
    });
    expect(await aside.counts()).toEqual({ profile: 2, score: 1 });
    await store.putProfile(ill, { profile: profileOf(ill) }, 1);
    expect(await store.get(ill)).toMatchObject({ profile: profileOf(ill), score: score() });
  });

  it("are no night without a tenth of them", async () => {
    const fresh = await startDynamo();
    try {
      const store = makeCustomerStore(fresh.documents, fresh.names.customers);
      const ids = Array.from({ length: 60 }, (_, n) => key(`u:${n}`));
      for (const id of ids) await store.putProfile(id, { profile: profileOf(id) }, 0);
      for (const id of ids.slice(0, 30))
        await fresh.documents.send(
          new UpdateCommand({
            TableName: fresh.names.customers,
            Key: { id },
            UpdateExpression: "SET p = :bad",
            ExpressionAttributeValues: { ":bad": "{" },
          }),
        );
      await expect(scanned(store, 1)).rejects.toThrow(/customers cannot be read: too many/);
    } finally {
      await fresh.stop();
    }
  });
});
