import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Counter, Counters } from "../../domain/offers/budgets/budget.ts";
import type { BudgetNews, BudgetStore } from "../../ports/budgets.ts";
import { type Item, type Key, makeJournalTable } from "./journal-table.ts";

const KEY: Key = { owner: "budgets", entry: "counters" };
/** Before a counter's name: what was reserved in it, and what has come back. */
const [ISSUED, RETURNED] = ["i ", "r "] as const;
const TOLD = { warned: "w ", exhausted: "x " } as const satisfies Record<BudgetNews, string>;
const ALWAYS = { text: "(attribute_exists(#entry) OR attribute_not_exists(#entry))" };

/**
 * All counters in one item of the journal table. A reservation adds to them under the condition that none comes beyond its
 * limit. What has come back is read before and only grows, so that the condition is never too generous.
 */
export function makeBudgetStore(documents: DynamoDBDocumentClient, table: string): BudgetStore {
  const items = makeJournalTable(documents, table);
  const counters = async (): Promise<Counters> => countersOf((await items.get(KEY)) ?? {});

  const add = (amount: number, names: readonly string[]) => ({
    text: `ADD ${names.map((_, at) => `#c${at} :amount`).join(", ")}`,
    values: { ":amount": amount },
  });
  const attributes = (names: readonly string[]) =>
    Object.fromEntries(names.map((name, at) => [`#c${at}`, `${ISSUED}${name}`]));

  return {
    counters,
    async reserve(claims, amount) {
      if (claims.length === 0 || amount <= 0) return "reserved";
      for (;;) {
        const known = await counters();
        const rooms = claims.map(({ counter, limit }) => {
          const { issued, returned } = known[counter] ?? NONE;
          return { counter, left: limit + returned - issued, most: limit + returned - amount };
        });
        const full = rooms.find(({ left }) => left < amount);
        if (full) return { exhausted: full.counter, left: Math.max(0, full.left) };
        const names = claims.map(({ counter }) => counter);
        // Somebody else may have taken the rest meanwhile: then the next look says so.
        const isRoom = {
          text: rooms
            .map((_, at) => `(attribute_not_exists(#c${at}) OR #c${at} <= :most${at})`)
            .join(" AND "),
          values: Object.fromEntries(rooms.map(({ most }, at) => [`:most${at}`, most])),
        };
        if (await items.update(KEY, add(amount, names), isRoom, attributes(names))) return "reserved";
      }
    },
    async charge(names, amount) {
      // Twice, where an answer is lost, is too much, which the night gives back.
      if (amount > 0 && names.length > 0)
        await items.update(KEY, add(amount, names), ALWAYS, attributes(names));
    },
    async giveBack(names, amount) {
      // Twice would be more than was taken. What does not come back by this the night gives back.
      if (amount > 0 && names.length > 0)
        await items.updateOnce(KEY, add(-amount, names), ALWAYS, attributes(names));
    },
    async settle(returned) {
      for (const [name, amount] of Object.entries(returned))
        await items.update(
          KEY,
          { text: "SET #r = :amount", values: { ":amount": amount } },
          { text: "(attribute_not_exists(#r) OR #r < :amount)" },
          { "#r": `${RETURNED}${name}` },
        );
    },
    tell: (counter, what) =>
      items.update(
        KEY,
        { text: "SET #t = :yes", values: { ":yes": true } },
        { text: "attribute_not_exists(#t)" },
        { "#t": `${TOLD[what]}${counter}` },
      ),
    async drop(names) {
      for (const name of names)
        await items.update(KEY, { text: "REMOVE #i, #r, #w, #x" }, ALWAYS, {
          "#i": `${ISSUED}${name}`,
          "#r": `${RETURNED}${name}`,
          "#w": `${TOLD.warned}${name}`,
          "#x": `${TOLD.exhausted}${name}`,
        });
    },
  };
}

const NONE: Counter = { issued: 0, returned: 0 };

function countersOf(item: Item): Counters {
  const known = new Map<string, Counter>();
  for (const [attribute, value] of Object.entries(item)) {
    const name = attribute.slice(2);
    if (attribute.startsWith(ISSUED)) known.set(name, { ...(known.get(name) ?? NONE), issued: value });
    if (attribute.startsWith(RETURNED)) known.set(name, { ...(known.get(name) ?? NONE), returned: value });
  }
  return Object.fromEntries(known);
}
