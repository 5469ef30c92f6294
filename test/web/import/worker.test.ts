import { File } from "node:buffer";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import type { Answered, Wishes } from "../../../web/worker/import-messages.ts";
import { makeImportWorker } from "../../../web/worker/import-worker.ts";

const SHOP = { currency: "EUR", timeZone: "UTC" };
const ORDERS =
  "Клиент;Дата;Сумма;Комментарий\n1;31.12.2025;10,50;доставить вечером\n2;30.12.2025;20,00;позвонить заранее\n2;30.12.2025;;\n";

/** The worker's answers to a file, and the calls that it would send. */
async function reading(
  content: string | Uint8Array,
  wishes: Partial<Wishes> = {},
  refuses: number[] = [],
  language: "en" | "ru" = "en",
) {
  const answers: Answered[] = [];
  const calls: unknown[] = [];
  const ask = makeImportWorker((answered) => {
    answers.push(answered);
    if (answered.kind !== "batch") return;
    const { batch } = answered;
    calls.push(...answered.calls);
    void ask({ kind: "answered", batch, rejected: refuses.map((index) => ({ index, reason: "no" })) });
  });
  const file = new File([content], "file.csv") as unknown as globalThis.File;
  await ask({ kind: "look", file, wishes: { subject: "orders", header: true, columns: {}, ...wishes } });
  if (answers.at(-1)?.kind === "looked") await ask({ kind: "run", isTry: false, shop: SHOP, language });
  return { answers, calls, last: answers.at(-1) };
}

const outcomeIn = ({ last }: Awaited<ReturnType<typeof reading>>) => {
  if (last?.kind !== "done") throw new Error(`not done: ${JSON.stringify(last)}`);
  return last.outcome;
};

describe("a file that is read in a browser", () => {
  it.each([
    ["UTF-8", iconv.encode(ORDERS, "utf-8")],
    ["Windows-1251", iconv.encode(ORDERS, "windows-1251")],
    ["KOI8-R", iconv.encode(ORDERS, "koi8-r")],
    ["the Macintosh's Cyrillic", iconv.encode(ORDERS, "maccyrillic")],
    ["UTF-16", iconv.encode(ORDERS, "utf-16le", { addBOM: true })],
    ["UTF-8, packed with gzip", gzipSync(ORDERS)],
  ])("says the same in %s", async (_, bytes) => {
    const read = await reading(bytes);
    const { counts, report, examples } = outcomeIn(read);
    expect(counts).toMatchObject({ rows: 3, items: 2, sent: 2, bad: 1 });
    expect(read.calls).toEqual((await reading(ORDERS)).calls);
    expect(read.calls).toMatchObject([
      { event: "Order Completed", userId: "1", properties: { total: 10.5, currency: "EUR" } },
      { userId: "2", properties: { total: 20 } },
    ]);
    expect(examples).toEqual([{ line: 4, reason: { en: "no amount", ru: "нет суммы" } }]);
    expect(await report?.text()).toContain("2;30.12.2025;;;4;");
  });

  it("shows how it is understood, with its first rows", async () => {
    const { answers } = await reading(ORDERS);
    expect(answers[0]).toMatchObject({
      kind: "looked",
      look: {
        titles: ["Клиент", "Дата", "Сумма", "Комментарий"],
        columns: { customer: 0, date: 1, amount: 2 },
        ...{ dateForm: "dmy", decimal: ",", delimiter: ";", encoding: "utf-8", lines: 3 },
        rows: [
          ["1", "31.12.2025", "10,50", "доставить вечером"],
          ["2", "30.12.2025", "20,00", "позвонить заранее"],
          ["2", "30.12.2025", "", ""],
        ],
      },
    });
  });

  it.each([
    ["its dates can be read in two ways", "customer,date,amount\n1,01/02/2025,5\n", "dateFormat"],
    ["its amounts can be read in two ways", "customer;date;amount\n1;2025-01-02;1,234\n", "decimal"],
    ["it names no customer", "date,amount\n2025-01-02,5\n", "columns"],
    ["it begins with data", "1,2025-01-02,5\n2,2025-01-03,5\n", "header"],
  ])("asks when %s", async (_, content, about) => {
    const { last } = await reading(content);
    expect(last).toMatchObject({ kind: "open", open: { about, look: { titles: expect.any(Array) } } });
  });

  it("takes the answer", async () => {
    const read = await reading("customer,date,amount\n1,01/02/2025,5\n", { dateFormat: "DD.MM.YYYY" });
    expect(read.calls).toMatchObject([{ timestamp: "2025-02-01T12:00:00.000Z" }]);
    const bare = await reading("1,2025-01-02,5\n", {
      header: false,
      columns: { customer: "1", date: "2", amount: "3" },
    });
    expect(outcomeIn(bare).counts).toMatchObject({ rows: 1, sent: 1 });
  });

  it("counts what people have said of mails", async () => {
    const read = await reading("email,consent\na@x.org,yes\nb@x.org,no\nc@x.org,\n", { subject: "people" });
    expect(outcomeIn(read).mailing).toMatchObject({ agreed: 1, withdrew: 1, unsaid: 1 });
  });

  it("tells of rows that the API did not take", async () => {
    const { counts, examples } = outcomeIn(await reading(ORDERS, {}, [1]));
    expect(counts).toMatchObject({ sent: 1, bad: 2 });
    expect(examples.map(({ reason }) => reason)).toContainEqual({
      en: "the API did not take it: no",
      ru: "API не принял строку: no",
    });
  });

  it("writes its report in the reader's language", async () => {
    const { report } = outcomeIn(await reading(ORDERS, {}, [], "ru"));
    expect(await report?.text()).toContain("2;30.12.2025;;;4;нет суммы");
  });

  it("asks what unknown statuses mean, and takes the answer", async () => {
    const content =
      "order_id;customer;date;amount;Статус\n1;7;2025-01-02;5;Закрыт\n2;7;2025-01-02;5;Отменён\n";
    expect((await reading(content)).last).toMatchObject({
      kind: "open",
      open: { about: "statuses", words: [{ word: "Закрыт", role: "status" }, { meaning: "cancelled" }] },
    });
    const read = await reading(content, { statuses: { Закрыт: "paid" } });
    expect(outcomeIn(read).statuses).toEqual([
      { word: "Закрыт", meaning: "paid", orders: 1 },
      { word: "Отменён", meaning: "cancelled", orders: 1 },
    ]);
    expect(read.calls).toMatchObject([
      { event: "Order Completed" },
      { event: "Order Cancelled" },
      { event: "Order Completed" },
    ]);
  });

  it("is no workbook", async () => {
    const { last } = await reading(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]));
    expect(last).toEqual({ kind: "broken", message: expect.stringContaining("save it as CSV") });
  });
});
