import { describe, expect, it } from "vitest";
import { FROM_START, importFile } from "../../src/adapters/import/import-file.ts";
import { outcomesOf, readingOf, type Saying } from "../../src/adapters/import/reading.ts";
import { ENGLISH } from "../../src/adapters/import/reasons/english.ts";
import { reasonsText } from "../../src/adapters/import/reasons/reason.ts";
import { inPieces } from "../support/import.ts";

const NOW = Date.UTC(2026, 10, 21);

/** What a file of orders says to the API, and what is said of it. */
async function imported(content: string, said: Partial<Saying> = {}) {
  const reading = await readingOf(() => inPieces(content), {
    ...{ subject: "orders", header: true, columns: {}, attributes: true, now: NOW },
    ...said,
  });
  const { outcomes, standings } = outcomesOf(reading, { currency: "RUB", timeZone: "UTC", now: NOW });
  const calls: { event?: string; timestamp?: string; properties?: Record<string, unknown> }[] = [];
  const reported: string[] = [];
  const counts = await importFile({
    ...{ outcomes, resume: FROM_START, parallel: 1, context: {}, onProgress: () => {} },
    report: {
      add: ({ line, reasons }) => void reported.push(`${line}: ${reasonsText(reasons, ENGLISH)}`),
      close: () => {},
    },
    send: async (body) => {
      calls.push(...JSON.parse(body).batch);
      return [];
    },
  });
  expect(counts.rowsSent + counts.bad + counts.duplicatesInFile + counts.leftOut).toBe(counts.rows);
  const told = calls.flatMap(({ event, properties }) =>
    event === undefined ? [] : [[event, properties?.order_id, properties?.total]],
  );
  return { counts, calls, told, reported, statuses: standings.list, reading };
}

const withStatus = (title: string, ...statuses: readonly string[]) =>
  [
    `order_id;customer_id;date;amount;${title}`,
    ...statuses.map((status, at) => `${at + 1};7;2024-01-05;10;${status}`),
  ].join("\n");

describe("what a file says has become of its orders", () => {
  it.each([
    ["Статус", "Отменён"],
    ["Статус заказа", "ОТМЕНЕНА"],
    ["Статус заказа", "Аннулирован"],
    ["status", "wc-cancelled"],
    ["Order Status", "failed"],
    ["Financial Status", "voided"],
    ["Bestellstatus", "storniert"],
    ["Отменен", "Да"],
    ["Cancelled at", "2024-01-07"],
  ])("takes %s = %s for a cancellation", async (title, status) => {
    const { told, counts } = await imported(withStatus(title, status));
    expect(told).toEqual([
      ["Order Cancelled", "1", undefined],
      ["Order Completed", "1", 10],
    ]);
    expect(counts).toMatchObject({ items: 1, sent: 1, leftOut: 0 });
  });

  it.each([
    ["Статус", "Возврат"],
    ["status", "wc-refunded"],
    ["Financial Status", "refunded"],
  ])("gives back all of an order with %s = %s", async (title, status) => {
    const { told } = await imported(withStatus(title, status));
    expect(told).toEqual([
      ["Order Refunded", "1", 10],
      ["Order Completed", "1", 10],
    ]);
  });

  it.each([
    ["Статус", "Черновик"],
    ["status", "checkout-draft"],
    ["status", "trash"],
    ["status", "wc-pending"],
    ["Статус", "Ожидает оплаты"],
    ["Оплачен", "Нет"],
    ["payment_status", "unpaid"],
  ])("leaves out an order with %s = %s, and says so", async (title, status) => {
    const { told, counts, statuses } = await imported(withStatus(title, status));
    expect(told).toEqual([]);
    expect(counts).toMatchObject({ rows: 1, items: 0, leftOut: 1 });
    expect(statuses).toMatchObject([{ word: status, orders: 1 }]);
  });

  it.each([
    ["Статус", "Выполнен"],
    ["Статус", "В обработке"],
    ["status", "wc-completed"],
    ["status", "on-hold"],
    ["Financial Status", "paid"],
    ["Оплачен", "Да"],
    ["Отменен", "Нет"],
    ["Cancelled at", ""],
  ])("counts an order with %s = %s", async (title, status) => {
    const { told } = await imported(withStatus(title, status));
    expect(told).toEqual([["Order Completed", "1", 10]]);
  });

  it("gives back what the file says was given back, and asks for what it does not say", async () => {
    const rows = ["1;7;2024-01-05;10;partially refunded;2,50", "2;7;2024-01-05;10;partially refunded;"];
    const { told, reported, counts } = await imported(
      ["order_id;customer_id;date;amount;status;Refund amount", ...rows].join("\n"),
    );
    expect(told).toEqual([
      ["Order Refunded", "1", 2.5],
      ["Order Completed", "1", 10],
      ["Order Completed", "2", 10],
    ]);
    expect(counts.incomplete).toBe(1);
    expect(reported).toEqual([expect.stringContaining("how much of it was given back")]);
  });

  it("dates a cancellation where the file does, and never before the order", async () => {
    const at = async (cancelled: string) =>
      (await imported(withStatus("Cancelled at", cancelled))).calls[0]?.timestamp;
    expect(await at("2024-01-07")).toBe("2024-01-07T12:00:00.000Z");
    expect(await at("2023-12-31")).toBe("2024-01-05T12:00:00.000Z");
  });

  it("asks what an unknown word means, and takes the answer", async () => {
    const content = withStatus("Статус", "Закрыт", "Закрыт", "Отменён");
    await expect(imported(content)).rejects.toMatchObject({
      message: expect.stringContaining('"Закрыт" (2 rows)'),
      how: expect.stringContaining('--status-as "Закрыт=paid"'),
      question: { about: "statuses", words: [{ word: "Закрыт", rows: 2 }, { word: "Отменён" }] },
    });
    const { told, statuses } = await imported(content, { statuses: { закрыт: "refunded" } });
    expect(told.filter(([event]) => event === "Order Refunded")).toHaveLength(2);
    expect(statuses).toEqual([
      { word: "Закрыт", meaning: "refunded", orders: 2 },
      { word: "Отменён", meaning: "cancelled", orders: 1 },
    ]);
  });

  it("is no status where somebody says that the column is about something else", async () => {
    const { told, statuses } = await imported(withStatus("Статус", "VIP"), { columns: { status: "none" } });
    expect(told).toEqual([["Order Completed", "1", 10]]);
    expect(statuses).toEqual([]);
  });

  it("says how many orders the file says nothing of", async () => {
    const { statuses } = await imported(withStatus("Статус", "", "Выполнен"));
    expect(statuses).toContainEqual({ word: "", meaning: "unsaid", orders: 1 });
  });

  it("believes the shop more than the payment: much is paid on delivery", async () => {
    const rows = (status: string, paid: string) =>
      imported(`order_id;customer_id;date;amount;Статус;Оплачен\n1;7;2024-01-05;10;${status};${paid}`);
    expect((await rows("Доставлен", "Нет")).told).toHaveLength(1);
    expect((await rows("Ожидает оплаты", "Да")).told).toHaveLength(1);
    expect((await rows("Ожидает оплаты", "Нет")).told).toEqual([]);
    expect((await rows("Отменён", "Да")).told).toHaveLength(2);
  });

  it("reports an order whose lines say different things", async () => {
    const { counts, reported } = await imported(
      [
        "order_id;customer_id;date;amount;product;status",
        "1;7;2024-01-05;10;tea;completed",
        "1;7;2024-01-05;10;cup;cancelled",
      ].join("\n"),
    );
    expect(counts).toMatchObject({ sent: 0, bad: 2 });
    expect(reported[0]).toContain("order 1 has another status in line 3");
  });

  it("is another import than the same file read otherwise", async () => {
    const content = withStatus("Статус", "Закрыт");
    const asked = async (meaning: "paid" | "cancelled") =>
      (await imported(content, { statuses: { закрыт: meaning } })).reading.asked;
    expect(await asked("paid")).not.toEqual(await asked("cancelled"));
  });
});

describe("Shopify's export of orders", () => {
  const TITLES =
    "Name,Email,Financial Status,Paid at,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Cancelled at,Refunded Amount,Id,Tags";
  const rows = [
    "#1001,ann@shop.example,paid,2024-01-05 10:00:00 +0000,EUR,30,33,2024-01-05 10:00:00 +0000,2,Tea,10,Ann,,0.00,4501,new",
    "#1001,ann@shop.example,,,,,,2024-01-05 10:00:00 +0000,1,Cup,10,,,,,",
    "#1002,ben@shop.example,pending,,EUR,5,5,2024-01-06 10:00:00 +0000,1,Tea,5,Ben,,0.00,4502,",
    "#1003,eve@shop.example,voided,,EUR,5,5,2024-01-06 10:00:00 +0000,1,Tea,5,Eve,2024-01-07 10:00:00 +0000,0.00,4503,",
    "#1004,joe@shop.example,partially_refunded,,EUR,9,9,2024-01-06 10:00:00 +0000,1,Pot,9,Joe,,4.00,4504,",
  ];

  it("has orders of several rows under the id that webhooks know them by", async () => {
    const { told, calls, counts } = await imported([TITLES, ...rows].join("\n"));
    expect(told).toEqual([
      ["Order Completed", "4501", 33],
      ["Order Completed", "4502", 5],
      ["Order Cancelled", "4503", undefined],
      ["Order Completed", "4503", 5],
      ["Order Refunded", "4504", 4],
      ["Order Completed", "4504", 9],
    ]);
    expect(counts).toMatchObject({ rows: 5, items: 4, bad: 0 });
    expect(calls.find(({ event }) => event === "Order Completed")?.properties?.products).toHaveLength(2);
  });

  it("names the columns that nobody reads", async () => {
    const { reading } = await imported([TITLES, ...rows].join("\n"));
    expect(reading.attributes.unused).toEqual(["Name", "Paid at", "Subtotal", "Tags"]);
  });
});
