import { randomBytes } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { makeDraftStore } from "../../src/adapters/dynamodb/draft-store.ts";
import { makeMemoryDraftStore } from "../../src/adapters/memory/draft-store.ts";
import type { DraftStore } from "../../src/ports/config.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { heldToActions } from "../support/table-actions.ts";

const dynamos: TestDynamo[] = [];
afterAll(() => Promise.all(dynamos.map((dynamo) => dynamo.stop())));

const STORES: Record<string, () => Promise<DraftStore>> = {
  memory: async () => makeMemoryDraftStore(),
  async DynamoDB() {
    const dynamo = await startDynamo();
    dynamos.push(dynamo);
    return heldToActions("drafts", dynamo.endpoint, (documents) =>
      makeDraftStore(documents, dynamo.names.config),
    );
  },
};

const draft = (name: string, savedAt = 1_000) => ({
  base: 3,
  files: { "store.yaml": `name: ${name}\n`, "chains/old.yaml": null },
  savedAt,
});

describe.each(Object.entries(STORES))("the store of drafts in %s", (_, open) => {
  it("keeps one draft a person", async () => {
    const drafts = await open();
    expect(await drafts.get("ann")).toBeUndefined();
    const revision = await drafts.put("ann", draft("North"), 0);
    await drafts.put("bob", draft("South"), 0);
    expect(await drafts.get("ann")).toEqual({ draft: draft("North"), revision });
  });

  it("keeps one that is larger than an item of the table, and what replaces it", async () => {
    const drafts = await open();
    const large = (text: string) => ({ ...draft("x"), files: { "chains/a.yaml": text } });
    const [one, other] = [randomBytes(900_000).toString("base64"), randomBytes(500_000).toString("base64")];
    const first = Number(await drafts.put("ann", large(one), 0));
    expect((await drafts.get("ann"))?.draft).toEqual(large(one));
    const second = Number(await drafts.put("ann", large(other), first));
    expect(await drafts.put("ann", large(one), first)).toBe("outdated");
    expect(await drafts.get("ann")).toEqual({ draft: large(other), revision: second });
    const third = Number(await drafts.put("ann", draft("small"), second));
    expect(await drafts.get("ann")).toEqual({ draft: draft("small"), revision: third });
    expect(await drafts.drop("ann", third)).toBe(true);
  });

  it("lets nobody save or drop what they have not read", async () => {
    const drafts = await open();
    const first = Number(await drafts.put("ann", draft("one"), 0));
    const second = Number(await drafts.put("ann", draft("two"), first));
    expect(await drafts.put("ann", draft("three"), first)).toBe("outdated");
    expect(await drafts.put("ann", draft("three"), 0)).toBe("outdated");
    expect(await drafts.drop("ann", first)).toBe(false);
    expect((await drafts.get("ann"))?.draft).toEqual(draft("two"));
    expect(await drafts.drop("ann", second)).toBe(true);
    expect(await drafts.get("ann")).toBeUndefined();
    expect(await drafts.drop("ann", 0)).toBe(true);
  });

  it("gives no revision twice, although a draft has gone and come back", async () => {
    const drafts = await open();
    const old = Number(await drafts.put("ann", draft("old", 1_000), 0));
    await drafts.drop("ann", old);
    await drafts.put("ann", draft("new", 1_001), 0);
    expect(await drafts.put("ann", draft("of an old window", 1_002), old)).toBe("outdated");
  });

  it("refuses what is larger than 8 MB squeezed", async () => {
    const drafts = await open();
    const files = { "templates/large/en.mjml": randomBytes(9_000_000).toString("base64") };
    expect(await drafts.put("ann", { ...draft("large"), files }, 0)).toBe("too-large");
  });
});
