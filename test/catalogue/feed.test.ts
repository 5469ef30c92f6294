import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import type { CatalogueAccess } from "../../cli/catalogue/access.ts";
import { recordedFeed } from "../../cli/catalogue/changing.ts";
import { openFeed } from "../../cli/catalogue/feed/open-feed.ts";
import { importFeed } from "../../cli/catalogue/import-feed.ts";
import { makeCatalogueOverStore } from "../../cli/catalogue/open-catalogue.ts";
import { feedPage } from "../../cli/pages/catalogue-page.ts";
import { makeRecord } from "../../cli/recording/record.ts";
import { makeMemoryCatalogueStore } from "../../src/adapters/memory/catalogue-store.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { everyProduct } from "../../src/app/catalogue/every-product.ts";
import { makeLearnProducts } from "../../src/app/catalogue/learn-products.ts";
import { makeReadChanges } from "../../src/app/team/read-changes.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { day, item, order, rub } from "../support/facts.ts";

const NOW = day(100);
const folder = mkdtempSync(join(tmpdir(), "comeback-feed-"));
let files = 0;

function fileOf(content: string | Uint8Array, name = "feed.xml"): string {
  files += 1;
  const path = join(folder, `${files}-${name}`);
  writeFileSync(path, content);
  return path;
}

function world(store = makeMemoryCatalogueStore()) {
  const config = { current: async () => undefined };
  let now = NOW;
  const access = (over: Partial<CatalogueAccess> = {}): CatalogueAccess => ({
    ...makeCatalogueOverStore(store, config, now, (act) => act(() => {})),
    ...over,
  });
  return {
    store,
    access,
    learn: makeLearnProducts({ catalogue: store, config }),
    later: (days: number) => {
      now += days * DAY;
    },
    async take(content: string | Uint8Array, more: Record<string, unknown> = {}, name?: string) {
      const feed = await openFeed(fileOf(content, name), { now, ...more });
      return importFeed(access(), feed, { by: "anna", ...more });
    },
    known: async (id: string) => (await store.read([id])).get(id),
    async ids() {
      const ids: string[] = [];
      for await (const { product } of everyProduct(store)) ids.push(product.product);
      return ids.sort();
    },
  };
}

const ROW = { id: "tea", title: "Green tea", link: "https://shop.example/tea", price: "19.90 USD" };
type Row = Readonly<Record<string, string>>;

const rss = (...rows: readonly Row[]) => `<?xml version="1.0"?>
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title><link>https://shop.example</link>
${rows
  .map(
    (row) =>
      `<item>${Object.entries(row)
        .map(([name, value]) => `<g:${name}>${value}</g:${name}>`)
        .join("")}</item>`,
  )
  .join("\n")}
</channel></rss>`;
const table = (delimiter: string, ...rows: readonly Row[]) => {
  const names = [...new Set(rows.flatMap(Object.keys))];
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ""))]
    .map((cells) => cells.join(delimiter))
    .join("\n");
};
const refusal = async (content: string | Uint8Array, more = {}, name?: string) =>
  world()
    .take(content, more, name)
    .then(
      () => "taken",
      (error: Error) => error.message,
    );

describe("a feed", () => {
  const FULL = {
    ...ROW,
    image_link: "https://shop.example/tea.jpg",
    availability: "out_of_stock",
    product_type: "Drinks &gt; Tea",
  };
  const TEA = {
    product: "tea",
    name: "Green tea",
    category: "Tea",
    price: { amount: 1990, currency: "USD" },
    image: "https://shop.example/tea.jpg",
    url: "https://shop.example/tea",
    outOfStock: true,
  };

  it.each([
    ["RSS", rss(FULL), undefined],
    [
      "RSS without prefixes, with CDATA",
      rss(FULL)
        .replaceAll(/(<\/?)g:/g, "$1")
        .replace("Green tea", "<![CDATA[Green tea]]>"),
      undefined,
    ],
    [
      "Atom",
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><title>x</title><entry><g:id>tea</g:id><title>Green tea</title><link href="https://shop.example/tea"/><link rel="self" href="https://x.example"/><g:price>19.90 USD</g:price><g:image_link>https://shop.example/tea.jpg</g:image_link><g:availability>out of stock</g:availability><g:product_type>Drinks &gt; Tea</g:product_type><g:shipping><g:price>1 USD</g:price></g:shipping></entry></feed>`,
      undefined,
    ],
    ["TSV", table("\t", { ...FULL, product_type: "Drinks > Tea" }), undefined],
    [
      "CSV with names of its own",
      table(";", {
        SKU: "tea",
        Name: "Green tea",
        URL: ROW.link,
        Image: FULL.image_link,
        Price: "19,90",
        Stock: "0",
        Category: "Tea",
      }),
      { currency: "USD" },
    ],
    ["gzip", gzipSync(rss(FULL)), undefined],
    [
      "UTF-16",
      iconv.encode(table("\t", { ...FULL, product_type: "Tea" }), "utf-16le", { addBOM: true }),
      undefined,
    ],
  ])("may be %s", async (_, content, more) => {
    const { take, known } = world();
    expect(await take(content, more)).toMatchObject({ products: 1, inStock: 0, changed: 1, discontinued: 0 });
    expect(await known("tea")).toEqual(TEA);
  });

  it("says what is in stock in the words of many shops", async () => {
    const { take, known } = world();
    const said = {
      a: "in stock",
      b: "Out of Stock",
      c: "https://schema.org/InStock",
      d: "preorder",
      e: "0",
      f: "5",
      g: "yes",
      h: "no",
      i: "",
      j: "maybe",
    };
    const rows = Object.entries(said).map(([id, availability]) => ({ ...ROW, id, availability }));
    const { survey } = await take(rss(...rows));
    const out = await Promise.all(
      Object.keys(said).map(async (id) => ((await known(id))?.outOfStock ? id : "")),
    );
    expect(out.join("")).toBe("beh");
    expect([...survey.remarks.keys()]).toEqual(['availability: "maybe" is not known']);
  });

  it("tells the price that holds now", async () => {
    const { take, known } = world();
    await take(
      rss(
        { ...ROW, id: "a", sale_price: "9 USD" },
        {
          ...ROW,
          id: "b",
          sale_price: "9 USD",
          sale_price_effective_date: "2020-01-01T00:00+0100/2020-02-01T00:00+0100",
        },
        { ...ROW, id: "c", price: "EUR 1.234,50" },
        { ...ROW, id: "d", price: "free" },
      ),
    );
    expect((await known("a"))?.price?.amount).toBe(900);
    expect((await known("b"))?.price?.amount).toBe(1990);
    expect((await known("c"))?.price).toEqual({ amount: 123450, currency: "EUR" });
    expect((await known("d"))?.price).toBeUndefined();
  });

  it("is found by whatever id carts and orders have, and variants are one product", async () => {
    const { take, known, ids } = world();
    const variant = (number: number, more: Row) => ({
      ...ROW,
      id: `shopify_US_77_${number}`,
      mpn: `SKU-${number}`,
      gtin: "N/A",
      ...more,
    });
    await take(
      rss(
        variant(1, { title: "Shirt S", availability: "out of stock" }),
        variant(2, { title: "Shirt M", availability: "in stock" }),
        { ...ROW, id: "woocommerce_gpf_12", sku: "same" },
        { ...ROW, id: "gla_13", sku: "same" },
        { ...ROW, id: "v1", item_group_id: "group" },
      ),
    );
    expect(await ids()).toEqual(["12", "13", "77", "group"]);
    for (const id of ["77", "1", "2", "shopify_US_77_1", "SKU-2"])
      expect(await known(id)).toMatchObject({ product: "77", name: "Shirt M" });
    expect((await known("77"))?.outOfStock).toBeUndefined();
    expect(await known("v1")).toMatchObject({ product: "group" });
    // Two products claim it: it is neither's.
    expect(await known("same")).toBeUndefined();
    expect(await known("N/A")).toBeUndefined();
  });

  it("goes before what events told, keeps what it leaves out, and joins what they told under another id", async () => {
    const { take, known, learn, ids } = world();
    await learn([
      order("1", day(2), 1, {
        items: [item("SKU-1", { name: "Tea of an order", category: "Tea", price: rub(5) })],
      }),
      order("2", day(5), 1, { items: [item("tea", { name: "Tea of another" })] }),
    ]);
    await take(rss({ ...ROW, sku: "SKU-1" }));
    expect(await ids()).toEqual(["tea"]);
    expect(await known("SKU-1")).toMatchObject({
      product: "tea",
      name: "Green tea",
      category: "Tea",
      since: day(2) / DAY,
    });
  });

  it("knows the first day of a product only when it is not the shop's first feed", async () => {
    const { take, known } = world();
    await take(rss(ROW));
    await take(rss(ROW, { ...ROW, id: "new" }));
    expect((await known("tea"))?.since).toBeUndefined();
    expect((await known("new"))?.since).toBe(NOW / DAY);
  });
});

describe("a feed that is taken in again", () => {
  it("writes nothing that is not new", async () => {
    const { take, store, later } = world();
    await take(rss(ROW, { ...ROW, id: "cup", sku: "C" }));
    expect(await take(rss(ROW, { ...ROW, id: "cup", sku: "C" }))).toMatchObject({ changed: 0 });
    expect(await take(rss(ROW, { ...ROW, id: "cup", sku: "C", price: "5 USD" }))).toMatchObject({
      changed: 1,
    });
    later(20);
    expect(await take(rss(ROW, { ...ROW, id: "cup", sku: "C", price: "5 USD" }))).toMatchObject({
      changed: 2,
    });
    expect(await store.lastFeed()).toMatchObject({ products: 2, by: "anna" });
  });

  it("marks what is missing, of what feeds have told, and takes it back when it is there again", async () => {
    const { take, known, learn } = world();
    await learn([order("1", day(2), 1, { items: [item("gift", { name: "Gift" })] })]);
    const rows = ["a", "b", "c"].map((id) => ({ ...ROW, id }));
    await take(rss(...rows));
    expect(await take(rss(...rows.slice(1)))).toMatchObject({ discontinued: 1 });
    expect((await known("a"))?.discontinued).toBe(true);
    expect((await known("gift"))?.discontinued).toBeUndefined();
    expect(await take(rss(...rows))).toMatchObject({ changed: 1, discontinued: 0 });
    expect((await known("a"))?.discontinued).toBeUndefined();
  });

  it("marks nothing when a row could not be read, and says so", async () => {
    const { take, known } = world();
    const rows = ["a", "b", "c"].map((id) => ({ ...ROW, id }));
    await take(rss(...rows));
    const report = await take(rss(...rows.slice(1), { title: "?" }));
    expect(report).toMatchObject({
      discontinued: 0,
      notDiscontinued: expect.stringContaining("1 row could not be read"),
    });
    expect((await known("a"))?.discontinued).toBeUndefined();
  });

  it("asks before it discontinues most of the shop", async () => {
    const { take, known } = world();
    const rows = ["a", "b", "c"].map((id) => ({ ...ROW, id, title: `Old ${id}` }));
    await take(rss(...rows));
    await expect(take(rss({ ...ROW, id: "a", title: "New" }))).rejects.toThrow(
      "does not tell of 2 of the 3 products that are on offer by earlier feeds. If they are gone for good: --force.",
    );
    expect(await known("a")).toMatchObject({ name: "Old a" });
    expect(await take(rss({ ...ROW, id: "a" }), { force: true })).toMatchObject({ discontinued: 2 });
  });

  it("only says what it would do when asked to", async () => {
    const { take, ids } = world();
    expect(await take(rss(ROW), { dryRun: true })).toMatchObject({ products: 1, changed: 0 });
    expect(await ids()).toEqual([]);
  });

  it("comes to the same wherever it breaks off and is repeated", async () => {
    const rows = Array.from({ length: 450 }, (_, index) => ({ ...ROW, id: `p${index}`, sku: `s${index}` }));
    const whole = world();
    await whole.take(rss(...rows));
    await whole.take(rss(...rows.slice(50)));
    for (const calls of [0, 1]) {
      const { take, store, access, ids, known } = world();
      await take(rss(...rows));
      let left = calls;
      const dying = access({
        takeFeed: (chunk) => (left-- > 0 ? access().takeFeed(chunk) : Promise.reject(new Error("killed"))),
      });
      const feed = await openFeed(fileOf(rss(...rows.slice(50))), { now: NOW });
      await expect(importFeed(dying, feed, { by: "anna" })).rejects.toThrow("killed");
      expect((await known("p0"))?.discontinued).toBeUndefined();
      await importFeed(access(), feed, { by: "anna" });
      expect(await ids()).toEqual(await whole.ids());
      expect(await known("p0")).toEqual(await whole.known("p0"));
      expect(await store.lastFeed()).toEqual(await whole.store.lastFeed());
    }
  });
});

describe("a feed in the log of changes", () => {
  const rows = Array.from({ length: 450 }, (_, index) => ({ ...ROW, id: `p${index}`, sku: `s${index}` }));

  async function logged(over: (access: CatalogueAccess) => Partial<CatalogueAccess> = () => ({})) {
    const changeLog = makeMemoryChangeLog();
    const clock = { now: () => NOW };
    const lines = async () => (await makeReadChanges({ changeLog, clock })({})).changes;
    const { access } = world();
    const plain = access({ importing: recordedFeed(makeRecord({ changeLog, clock })) });
    const feed = await openFeed(fileOf(rss(...rows)), { now: NOW });
    const done = importFeed({ ...plain, ...over(plain) }, feed, { by: "anna" });
    return { done, lines };
  }

  it("is one line, which is done when all parts are in", async () => {
    const { done, lines } = await logged();
    await done;
    expect(await lines()).toMatchObject([
      { what: "comeback catalogue import", outcome: "done", details: { products: 450, changed: 450 } },
    ]);
  });

  it("is under way until then", async () => {
    const seen: unknown[] = [];
    let look = async () => {};
    const { done, lines } = await logged(({ takeFeed }) => ({
      async takeFeed(chunk) {
        await look();
        return takeFeed(chunk);
      },
    }));
    look = async () => void seen.push(...(await lines()).map(({ outcome }) => outcome));
    await done;
    expect(new Set(seen)).toEqual(new Set(["begun"]));
  });

  it("has failed where it broke off, with how far it came", async () => {
    let left = 1;
    const { done, lines } = await logged(({ takeFeed }) => ({
      takeFeed: (chunk) => (left-- > 0 ? takeFeed(chunk) : Promise.reject(new Error("killed"))),
    }));
    await expect(done).rejects.toThrow("killed");
    const [line] = await lines();
    expect(line?.outcome).toBe("failed");
    expect(line?.details?.products).toBeGreaterThan(0);
    expect(line?.details?.products).toBeLessThan(450);
  });
});

describe("a file that is no good feed", () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${rss(ROW).slice(21)}`;
  const cyrillic = iconv.encode(rss({ ...ROW, title: "Зелёный чай из провинции" }), "windows-1251");

  it.each([
    ["is empty", "", "is empty"],
    ["is a web page", "<!DOCTYPE html><html><body>Sign in</body></html>", "1: is a web page and no feed"],
    [
      "is broken XML",
      rss(ROW).replace("</g:price>", "</g:prize>"),
      /not well-formed XML: line 3:\d+: .*Nothing was taken in/,
    ],
    ["ends in the middle", rss(ROW, ROW).slice(0, -60), /not well-formed XML: line \d+:\d+/],
    ["brings entities of its own", bomb, "has a DOCTYPE"],
    [
      "names an entity that there is not",
      rss({ ...ROW, title: "&lol9;" }),
      /not well-formed XML: line 3:\d+: undefined entity/,
    ],
    [
      "says UTF-8 and is not",
      cyrillic,
      "says that it is UTF-8 and is not; it looks like windows-1251: --encoding windows-1251",
    ],
    ["is XML without items", "<rss><channel/></rss>", "has no products in 0 rows"],
    ["has no ids", rss({ title: "Tea" }), "has no products in 1 rows: no id (line 3"],
    [
      "is a table without a column of ids",
      "name,price\nTea,5 EUR",
      'no column "id"; there are "name", "price"',
    ],
    ["has titles only", "id,title,price", "has no products in 0 rows"],
    ["has prices without a currency", "id,title,price\n1,Tea,5.00", "1 prices name no currency (line 2"],
    ["is prose", "hello world\nthis is no feed", "no column"],
    ["is a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0]), "is not text"],
  ] as const)("that %s is refused with the place and the reason", async (_, content, reason) => {
    expect(await refusal(content)).toMatch(reason);
  });

  it("is refused where its gzip is cut off, and by name", async () => {
    const { take, ids } = world();
    const packed = gzipSync(rss(...Array.from({ length: 2000 }, (_, n) => ({ ...ROW, id: `tea-${n * n}` }))));
    const cut = packed.subarray(0, packed.length / 2);
    await expect(take(cut, {}, "feed.xml.gz")).rejects.toThrow(
      /feed\.xml\.gz is cut off or damaged: unexpected end of file/,
    );
    expect(await ids()).toEqual([]);
  });

  it("of ten megabytes of garbage is refused", async () => {
    expect(await refusal(`id,title\n${"x".repeat(10_000_000)}`, {}, "feed.csv")).toMatch(
      "2: a line of more than a million characters",
    );
    expect(await refusal("\u00ff\u00fe garbage ".repeat(800_000), {}, "feed.csv")).toMatch("no columns");
  });

  it("loses its bad rows only, and says which", async () => {
    const { take, ids } = world();
    const csv = `id,title,price\n1,Tea,5 EUR\n,No id,5 EUR\n1,Twice,6 EUR\n3,"Unclosed,5 EUR\n4,Cup,7\n5,,8 EUR\n6,Pot,9 EUR\n`;
    const report = await take(csv, {}, "feed.csv");
    expect(await ids()).toEqual(["1", "4", "6"]);
    const page = feedPage({ file: "feed.csv", format: "csv", rows: async function* () {} }, report, false);
    expect(page).toContain("1 row left out (no id): line 3");
    expect(page).toContain("1 row left out (the same id as an earlier row): line 4");
    expect(page).toContain("1 row left out (neither a title nor a link): line 7");
    expect(page).toMatch(/1 row left out \(.*quote.*\): line 5/);
    expect(page).toContain("1 row without its price: it names no currency: line 6");
  });

  it("never gets in half, whatever its bytes are", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom("", "<?xml version='1.0'?>", "id,title\n"),
        async (bytes, head) => {
          const answer = await refusal(Buffer.concat([Buffer.from(head), bytes]));
          expect(answer).toMatch(/^taken$|feed|empty|rows|column|text|XML/);
        },
      ),
      { numRuns: 60 },
    );
  });
});
