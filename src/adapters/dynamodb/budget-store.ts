import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Counter, Counters } from "../../domain/offers/budgets/budget.ts";
import type { BudgetNews, BudgetStore } from "../../ports/budgets.ts";
import type { Quarantine } from "../../ports/quarantine.ts";
import { NOBODY_TOLD } from "../put-aside.ts";
import { type Item, type Key, makeJournalTable } from "./journal-table.ts";

export const BUDGETS_KEY: Key = { owner: "budgets", entry: "counters" };
/** Before a counter's name: what was reserved in it, and what has come back. */
const [ISSUED, RETURNED] = ["i ", "r "] as const;
const TOLD = { warned: "w ", exhausted: "x " } as const satisfies Record<BudgetNews, string>;
const ALWAYS = { text: "(attribute_exists(#entry) OR attribute_not_exists(#entry))" };

/**
 * All counters in one item of the journal table. A reservation adds to them under the condition that none comes beyond its
 * limit. What has come back is read before and only grows, so that the condition is never too generous. A counter that
 * cannot be read has no room: its offer's codes stop, and those of other budgets go on.
 */
export function makeBudgetStore(
  documents: DynamoDBDocumentClient,
  table: string,
  quarantine: Quarantine = NOBODY_TOLD,
): BudgetStore {
  const items = makeJournalTable(documents, table);
  const read = async () => {
    const known = countersOf((await items.get(BUDGETS_KEY)) ?? {});
    for (const counter of known.damaged) await aside(counter);
    return known;
  };
  const counters = async (): Promise<Counters> => (await read()).counters;
  const aside = (item: string) =>
    quarantine.putAside({
      ...{ kind: "budget", customer: BUDGETS_KEY.owner as CustomerKey, item },
      reason: "one of its figures is no number",
    });
  /** Nothing can be added to what is no number. */
  const unlessDamaged = async (names: readonly string[], write: () => Promise<unknown>): Promise<void> => {
    try {
      await write();
    } catch (error) {
      const { damaged } = await read();
      if (!names.some((name) => damaged.has(name))) throw error;
    }
  };

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
        const { counters: known, damaged } = await read();
        const unreadable = claims.find(({ counter }) => damaged.has(counter));
        if (unreadable) return { exhausted: unreadable.counter, left: 0 };
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
        if (await items.update(BUDGETS_KEY, add(amount, names), isRoom, attributes(names))) return "reserved";
      }
    },
    async charge(names, amount) {
      // Twice, where an answer is lost, is too much, which the night gives back.
      if (amount > 0 && names.length > 0)
        await unlessDamaged(names, () =>
          items.update(BUDGETS_KEY, add(amount, names), ALWAYS, attributes(names)),
        );
    },
    async giveBack(names, amount) {
      // Twice would be more than was taken. What does not come back by this the night gives back.
      if (amount > 0 && names.length > 0)
        await unlessDamaged(names, () =>
          items.updateOnce(BUDGETS_KEY, add(-amount, names), ALWAYS, attributes(names)),
        );
    },
    async settle(returned) {
      for (const [name, amount] of Object.entries(returned))
        await items.update(
          BUDGETS_KEY,
          { text: "SET #r = :amount", values: { ":amount": amount } },
          { text: "(attribute_not_exists(#r) OR #r < :amount)" },
          { "#r": `${RETURNED}${name}` },
        );
    },
    tell: (counter, what) =>
      items.update(
        BUDGETS_KEY,
        { text: "SET #t = :yes", values: { ":yes": true } },
        { text: "attribute_not_exists(#t)" },
        { "#t": `${TOLD[what]}${counter}` },
      ),
    async drop(names) {
      for (const name of names)
        await items.update(BUDGETS_KEY, { text: "REMOVE #i, #r, #w, #x" }, ALWAYS, {
          "#i": `${ISSUED}${name}`,
          "#r": `${RETURNED}${name}`,
          "#w": `${TOLD.warned}${name}`,
          "#x": `${TOLD.exhausted}${name}`,
        });
    },
  };
}

const NONE: Counter = { issued: 0, returned: 0 };

/** The counters that can be read, and the names of those that cannot. */
export function countersOf(item: Item): {
  readonly counters: Counters;
  readonly damaged: ReadonlySet<string>;
} {
  const known = new Map<string, Counter>();
  const damaged = new Set<string>();
  for (const [attribute, value] of Object.entries(item)) {
    const name = attribute.slice(2);
    const field = attribute.startsWith(ISSUED)
      ? "issued"
      : attribute.startsWith(RETURNED)
        ? "returned"
        : undefined;
    if (field === undefined) continue;
    if (typeof value !== "number") damaged.add(name);
    known.set(name, { ...(known.get(name) ?? NONE), [field]: value });
  }
  for (const name of damaged) known.delete(name);
  return { counters: Object.fromEntries(known), damaged };
}
