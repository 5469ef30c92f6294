import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportHtml } from "../../cli/pages/export-html.ts";
import { makeExport } from "../../src/app/privacy/export.ts";
import { CustomerExportShape } from "../../src/contracts/answers/customer-export.ts";
import { ADDRESS, EMAIL, PERSON, seed } from "../support/canary-person.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { type ErasingStores, erasingStores } from "../support/erasing.ts";
import { day, fact, key } from "../support/facts.ts";
import { secrets } from "../support/projecting.ts";

let dynamo: TestDynamo;
let stores: ErasingStores;
const exportOf = (asked: string) => makeExport({ ...stores, secrets, clock: { now: () => day(30) } })(asked);

beforeAll(async () => {
  dynamo = await startDynamo();
  stores = erasingStores(dynamo);
  await seed(stores);
  const opaque = { type: "said", payload: "<script>alert('&')</script>" };
  await stores.events.append([fact("opaque", { customer: key(PERSON), ...opaque })]);
});
afterAll(() => dynamo.stop());

describe("an export", () => {
  it.each([
    ADDRESS,
    "c4n4ry-1",
    EMAIL,
  ])("by %s has everything of the person, of every partition", async (asked) => {
    const found = await exportOf(asked);
    expect(CustomerExportShape.parse(found)).toEqual(found);
    expect(found).toMatchObject({ id: PERSON, addresses: [ADDRESS], orders: ["o:shopify:c4n4ry-9"] });
    expect(found?.keys).toEqual(expect.arrayContaining([PERSON, EMAIL, "a:c4n4ry-b"]));
    expect(found?.profile).toMatchObject({ email: ADDRESS, orders: 2 });
    expect(found?.wallet).toMatchObject({ card: "2999" });
    const kinds = new Set(found?.facts.map(({ kind }) => kind));
    for (const kind of ["identified", "visited", "order-placed", "consent-given", "opaque"])
      expect(kinds).toContain(kind);
    expect(found?.ledgers[0]?.facts.length).toBeGreaterThan(0);
    expect(found?.sends).toMatchObject([{ id: "s-1" }]);
    expect(found?.entries).toMatchObject([{ chain: "welcome" }]);
    expect(found?.others.map(({ entry }) => entry)).toEqual(
      expect.arrayContaining(["confirmation", "draw#e#1"]),
    );
  });

  it("has the person's own codes, and nobody else's", async () => {
    expect((await exportOf(ADDRESS))?.codes.map(({ code }) => code)).toEqual(["AA11"]);
  });

  it("knows nobody by what nobody is known by", async () => {
    expect(await exportOf("stranger@example.com")).toBeUndefined();
  });

  it("as a page has the same to read, and nothing that anybody said is markup", async () => {
    const found = await exportOf(ADDRESS);
    const html = found ? exportHtml(found) : "";
    for (const said of [ADDRESS, "Ann C4n4ry", "c4n4ry-9", "2026-01-02 00:00"]) expect(html).toContain(said);
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;");
  });
});
