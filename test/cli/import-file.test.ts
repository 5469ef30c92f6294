import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sendBatch } from "../../cli/deployment/send.ts";
import { clearly } from "../../cli/import/clearly.ts";
import { sniffEncoding, textOf } from "../../cli/import/encoding.ts";
import { ReportFile } from "../../cli/import/report.ts";
import { openResume } from "../../cli/import/resume.ts";
import { attributesOf } from "../../src/adapters/import/attributes.ts";
import { importFile } from "../../src/adapters/import/import-file.ts";
import { readLayout, type Wishes } from "../../src/adapters/import/layout.ts";
import { noCounts } from "../../src/adapters/import/mailing-counts.ts";
import { orderOutcomes, peopleOutcomes } from "../../src/adapters/import/outcomes.ts";
import { StandingCounts } from "../../src/adapters/import/statuses/standing-counts.ts";
import { type FakeApi, startFakeApi } from "../support/fake-api.ts";

let directory: string;
let api: FakeApi;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "comeback-import-"));
  api = await startFakeApi("key");
});

afterEach(async () => {
  await api.close();
  await rm(directory, { recursive: true });
});

interface Run extends Partial<Wishes> {
  readonly content: string | Buffer;
  readonly failAt?: number;
  readonly people?: boolean;
}

const NOW = Date.UTC(2026, 10, 21);

async function runImport({ content, failAt, people = false, ...wishes }: Run) {
  const path = join(directory, "orders.csv");
  await writeFile(path, content);
  const { encoding } = await sniffEncoding(path, undefined);
  const text = () => textOf(path, encoding);
  const asked = { columns: {}, header: true, now: NOW, ...wishes };
  const layout = await clearly(readLayout(text, { subject: people ? "people" : "orders", ...asked }));
  const { delimiter, header: titles, columns } = layout;
  const records = { text: text(), delimiter, header: asked.header, isJson: false };
  const rows = { ...layout, width: titles.length, currency: "RUB", timeZone: "Europe/Moscow", now: NOW };
  let batches = 0;
  const counts = await importFile({
    outcomes: people
      ? peopleOutcomes(
          records,
          rows,
          attributesOf({ header: titles, columns, dayFirst: [] }).attributes,
          noCounts(),
        )
      : orderOutcomes(records, rows, columns.price === undefined ? "row" : "order", new StandingCounts()),
    report: new ReportFile(join(directory, "bad.csv"), { delimiter, titles, header: asked.header }),
    resume: await openResume(directory, "this import"),
    parallel: 1,
    context: { import: { id: "imp-1" } },
    send: async (body) => {
      if (++batches === failAt) throw new Error("the cable is cut");
      return sendBatch({ url: api.url, key: "key" }, body);
    },
    onProgress: () => {},
  });
  expect(counts.rowsSent + counts.bad + counts.duplicatesInFile).toBe(counts.rows);
  return { counts, layout, encoding };
}

const manyOrders = (count: number) =>
  [
    "customer_id,date,amount",
    ...Array.from({ length: count }, (_, n) => `${1 + (n % 97)},2024-01-0${1 + (n % 9)},10.50`),
  ].join("\n");

const badRows = async () =>
  (await readFile(join(directory, "bad.csv"), "utf8")).replace("\ufeff", "").trim().split("\r\n");

describe("importing a file", () => {
  it("sends every row as an order of its own, twice without a difference", async () => {
    const first = await runImport({ content: manyOrders(2_000) });
    expect(first.counts).toEqual({
      ...{ rows: 2_000, items: 2_000, sent: 2_000, rowsSent: 2_000 },
      ...{ bad: 0, duplicatesInFile: 0, leftOut: 0, incomplete: 0 },
    });
    const stored = new Map(api.stored);
    expect(stored.size).toBe(2_000);
    await runImport({ content: manyOrders(2_000) });
    expect(api.stored).toEqual(stored);
  });

  it("keeps to the limits of a batch", async () => {
    await runImport({ content: manyOrders(2_000) });
    expect(Math.max(...api.requests.map(({ calls }) => calls))).toBeLessThanOrEqual(2_500);
    expect(Math.max(...api.requests.map(({ bytes }) => bytes))).toBeLessThanOrEqual(500_000);
  });

  it("goes on where it was interrupted, and ends with the same messages", async () => {
    await expect(runImport({ content: manyOrders(2_000), failAt: 3 })).rejects.toThrow("cable");
    const before = api.requests.reduce((sum, { calls }) => sum + calls, 0);
    const { counts } = await runImport({ content: manyOrders(2_000) });
    expect(counts.sent).toBe(2_000);
    expect(api.stored.size).toBe(2_000);
    expect(api.requests.reduce((sum, { calls }) => sum + calls, 0)).toBe(2_000);
    expect(before).toBeGreaterThan(0);
  });

  it("tries again what the API could not take for now", async () => {
    api.fail(503);
    api.fail(429, { "retry-after": "0.1" });
    const { counts } = await runImport({ content: manyOrders(10) });
    expect([counts.sent, api.stored.size]).toEqual([10, 10]);
  });

  it("reports what the API does not take", async () => {
    api.reject((call) => call.userId === "5");
    const { counts } = await runImport({
      content: "customer_id,date,amount\n5,2024-01-05,1\n6,2024-01-05,1",
    });
    expect(counts).toMatchObject({ sent: 1, bad: 1 });
    expect(await badRows()).toContain("5,2024-01-05,1,2,the API did not take it: no");
  });

  it("puts bad rows in a report that no spreadsheet runs, and good ones in", async () => {
    const rows = [
      "7,2024-01-05,12",
      ",2024-01-05,12",
      "=cmd(),soon,12",
      "8,2024-02-30,12",
      "9,2024-01-05,-5",
      "9,2024-01-05",
    ];
    const { counts } = await runImport({ content: `customer_id,date,amount\n${rows.join("\n")}` });
    expect(counts).toMatchObject({ rows: 6, sent: 1, bad: 5 });
    expect(await badRows()).toEqual([
      "customer_id,date,amount,line,reason",
      ",2024-01-05,12,3,no customer",
      '\'=cmd(),soon,12,4,"""soon"" is not a date (read as YYYY-MM-DD)"',
      '8,2024-02-30,12,5,"""2024-02-30"" is not a date (read as YYYY-MM-DD)"',
      "9,2024-01-05,-5,6,the amount -5 is negative: a refund is not an order",
      "9,2024-01-05,,7,2 columns where the header has 3",
    ]);
  });

  it.each([
    "utf-8",
    "utf-16le",
    "windows-1251",
    "koi8-r",
  ])("reads Russian exports in %s", async (encoding) => {
    const text = [
      "Код клиента;Дата заказа;Сумма заказа;Категория;Магазин",
      "12;05.01.2024;1 234,50;Кофе и чай;Лавка на Тверской",
      "13;25.01.2024 10:30;99,00;Косметика;Зелёная полка",
    ].join("\r\n");
    const bom = encoding.startsWith("utf-");
    await runImport({ content: iconv.encode(text, encoding, { addBOM: bom }) });
    expect([...api.stored.values()]).toMatchObject([
      {
        userId: "12",
        timestamp: "2024-01-05T09:00:00.000Z",
        properties: {
          total: 1234.5,
          affiliation: "Лавка на Тверской",
          products: [{ category: "Кофе и чай" }],
        },
      },
      { userId: "13", timestamp: "2024-01-25T07:30:00.000Z", properties: { total: 99 } },
    ]);
  });

  it("introduces people who are known by their address, once", async () => {
    await runImport({
      content: "email,date,amount\nAnna@Example.com,2024-01-05,5\nAnna@Example.com,2024-01-06,5",
    });
    expect([...api.stored.values()].map(({ type }) => type)).toEqual(["identify", "track", "track"]);
  });
});

describe("rows of real exports", () => {
  it("reads a German one: sep=, Windows-1252, cells of several lines with empty ones behind", async () => {
    const text = [
      "sep=;",
      "Kundennummer;E-Mail-Adresse;Bestelldatum;Gesamtbetrag;Bestellnummer;Artikelbezeichnung;;",
      '10001;anna@example.de;05.01.2024;1.234,50 €;A-1;"Größe L',
      'rot";;',
      ";;;;;;;",
    ].join("\r\n");
    const { counts, encoding } = await runImport({ content: iconv.encode(text, "windows-1252") });
    expect([counts.rows, counts.sent, encoding]).toEqual([1, 1, "windows-1252"]);
    expect([...api.stored.values()].at(-1)).toMatchObject({
      userId: "10001",
      properties: { total: 1234.5, products: [{ name: "Größe L\nrot" }] },
    });
  });

  it("reads Windows-1251 below an English header", async () => {
    const text = "customer_id;name;date;amount\r\n1;Щукина;25.01.2024;99,00";
    const { encoding } = await runImport({ content: iconv.encode(text, "windows-1251") });
    expect(encoding).toBe("windows-1251");
    expect([...api.stored.values()][0]).toMatchObject({ traits: { name: "Щукина" } });
  });

  it("reads a French one with no-break spaces in its amounts", async () => {
    const text =
      "N° client;Date de commande;Montant total\n21;25/01/2024;1\u202f234,50 €\n22;05/01/2024;2\u00a0000,00";
    await runImport({ content: `\ufeff${text}` });
    expect([...api.stored.values()].map(({ properties }) => properties)).toMatchObject([
      { total: 1234.5 },
      { total: 2000 },
    ]);
  });

  it("makes no customer of strangers, and takes the phone or address of who has one", async () => {
    const rows = [
      "0,,,2024-01-05,5",
      "guest,ann@example.com,,2024-01-05,5",
      "N/A,,+1 212 555 0100,2024-01-05,5",
    ];
    const { counts } = await runImport({
      content: `customer_id,email,phone,date,amount\n${rows.join("\n")}`,
    });
    expect(counts).toMatchObject({ sent: 2, bad: 1 });
    expect((await badRows())[1]).toContain('""0"" stands for nobody');
    expect([...api.stored.values()].every(({ userId }) => userId === undefined)).toBe(true);
  });

  it("refuses ids that a spreadsheet shortened", async () => {
    const { counts } = await runImport({ content: "customer_id,date,amount\n2.07119E+11,2024-01-05,5" });
    expect(counts).toMatchObject({ sent: 0, bad: 1 });
    expect((await badRows())[1]).toContain("its digits are lost");
  });

  it("keeps the order beside a broken address, and reports the address", async () => {
    const { counts } = await runImport({ content: "customer_id,email,date,amount\n7,ann@,2024-01-05,5" });
    expect(counts).toMatchObject({ sent: 1, bad: 0, incomplete: 1 });
    expect(await badRows()).toEqual([
      "customer_id,email,date,amount,line,reason",
      '7,ann@,2024-01-05,5,2,"it is in without this: ""ann@"" is no e-mail address"',
    ]);
  });

  it("holds an order back while one of its lines is bad, and takes it whole from the mended report", async () => {
    const rows = ["A,7,2024-01-05,tea,1", "A,7,2024-01-05,cup,many", "B,7,2024-01-06,pot,5"];
    const { counts } = await runImport({
      content: `order_id,customer_id,date,product,amount\n${rows.join("\n")}`,
    });
    expect(counts).toMatchObject({ sent: 1, rowsSent: 1, bad: 2 });
    const report = await readFile(join(directory, "bad.csv"), "utf8");
    await runImport({ content: report.replace(",many,", ",2,") });
    expect([...api.stored.values()].map(({ properties }) => properties)).toMatchObject([
      { order_id: "B", total: 5 },
      { order_id: "A", total: 3 },
    ]);
  });
});

describe("people", () => {
  it("go in with consent, its proof, language and attributes, and without orders", async () => {
    const header =
      "email,first_name,consent,consent_at,consent_source,consent_text,language,City,Accepts Marketing";
    const anna = "anna@example.com,Anna,yes,2024-05-01T10:00Z,https://shop.example,I want mails,de,Berlin,no";
    const content = [header, anna, anna, "ben@example.com,,yes,,,,,,"].join("\n");
    await expect(runImport({ content, people: true })).rejects.toThrow("say which with --consent COLUMN");
    const { counts } = await runImport({ content, people: true, columns: { consent: "consent" } });
    expect(counts).toMatchObject({ rows: 3, sent: 2, duplicatesInFile: 1 });
    const [first, second] = [...api.stored.values()];
    expect(first).toMatchObject({
      type: "identify",
      traits: {
        ...{ first_name: "Anna", language: "de", city: "Berlin" },
        marketing_consent: {
          ...{ granted: true, source: "https://shop.example", text: "I want mails" },
          at: "2024-05-01T10:00:00.000Z",
        },
      },
    });
    expect(first?.traits).not.toHaveProperty("accepts_marketing");
    expect(second?.traits).toMatchObject({ marketing_consent: { granted: true, source: "import" } });
    expect(second).not.toHaveProperty("timestamp");
  });
});

describe("a file that could be read in several ways", () => {
  const layoutOf = async (content: string, wishes: Partial<Wishes> = {}) =>
    (await runImport({ content, ...wishes })).layout;

  it("asks which of day and month comes first when no row tells", async () => {
    await expect(layoutOf("customer,date,amount\n1,01/02/2024,5")).rejects.toThrow(
      "--date-format DD/MM/YYYY",
    );
  });

  it("asks what three digits after a mark are when no row of the column tells, and learns it from one far down", async () => {
    const rows = Array.from({ length: 3_000 }, (_, row) => `1;2024-01-05;${(row % 900) + 1}.234`).join("\n");
    const content = `customer;date;amount\n${rows}`;
    await expect(layoutOf(content)).rejects.toThrow("--decimal comma or --decimal point");
    expect((await layoutOf(content, { decimal: "." })).decimalMark).toBe(".");
    expect((await layoutOf(`${content}\n1;2024-01-05;12,50`)).decimalMark).toBe(",");
  });

  it("learns it from a row far down", async () => {
    const rows = Array.from({ length: 3_000 }, () => "1,01/02/2024,5").join("\n");
    expect((await layoutOf(`customer,date,amount\n${rows}\n1,13/02/2024,5`)).dateOrder).toBe("dmy");
  });

  it("asks when its dates contradict each other", async () => {
    const rows = ["1,03/04/2024,5", "2,04/25/2024,5", "3,25/04/2024,5"].join("\n");
    await expect(layoutOf(`customer,date,amount\n${rows}`)).rejects.toThrow(
      /25\/04\/2024 \(line 4\).*04\/25\/2024 \(line 3\).*--date-format/,
    );
  });

  it("knows a spreadsheet's days by what would lie ahead, and asks where nothing does", async () => {
    expect((await layoutOf("customer,date,amount\n1,45292,5")).dateOrder).toBe("excel");
    expect((await layoutOf("customer,date,amount\n1,32000,5")).dateOrder).toBe("excel-1904");
    await expect(layoutOf("customer,date,amount\n1,43830,5")).rejects.toThrow("--date-format excel-1904");
  });

  it("says which of two columns it took", async () => {
    const { columns, remarks } = await layoutOf(
      "customer_id,order_date,created_at,amount\n1,2024-01-05,2024-01-06,5",
    );
    expect(columns.date).toBe(1);
    expect(remarks).toEqual([expect.stringContaining('"created_at"')]);
  });

  it("takes the column that a flag names, by title or number", async () => {
    const content = "customer_id,order_date,paid,amount\n1,2024-01-05,2024-01-06,5";
    expect((await layoutOf(content, { columns: { date: "Paid" } })).columns.date).toBe(2);
    expect((await layoutOf(content, { columns: { date: "3" } })).columns.date).toBe(2);
  });

  it("is refused with the list of its columns where one is missing", async () => {
    await expect(layoutOf("who,when,what\n1,2024-01-05,5")).rejects.toThrow(
      /--customer COLUMN.*"who", "when", "what"/,
    );
  });

  it("is refused when its first line is an order, unless it is said to have no header", async () => {
    const content = "1,1997-01-01,29.33\n2,1997-01-12,63.34";
    await expect(layoutOf(content)).rejects.toThrow("--no-header");
    await layoutOf(content, { header: false, columns: { customer: "1", date: "2", amount: "3" } });
    expect(api.stored.size).toBe(2);
  });
});
