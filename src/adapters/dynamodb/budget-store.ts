import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type Claim, type Counter, type Counters, left } from "../../domain/offers/budgets/budget.ts";
import type { BudgetStore } from "../../ports/budgets.ts";
import { type Condition, type Item, makeJournalTable } from "./journal-table.ts";

const KEY = { owner: "budgets", entry: "counters" };

/**
 * An attribute a counter and figure, `i offer:first_order@2026-11`: short, because a reservation pays by the KB of the whole
 * item. `i` is issued, `r` returned, `b` given back.
 */
const FIGURES = { issued: "i", returned: "r", back: "b" } as const;
type Figure = keyof typeof FIGURES;
const attribute = (figure: Figure, counter: string): string => `${FIGURES[figure]} ${counter}`;

/** Somebody else reserves at the same time. Each conflict is another's success, so this is far more than is ever needed. */
const ATTEMPTS = 40;
const LONGEST_PAUSE_MS = 40;

/** One item of the journal table. */
export function makeBudgetStore(documents: DynamoDBDocumentClient, name: string): BudgetStore {
  const table = makeJournalTable(documents, name);
  return {
    counters: async () => countersIn(await table.get(KEY)),

    async reserve(claims, amount, told) {
      if (claims.length === 0 || amount === 0) return "reserved";
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const read = countersIn(await table.get(KEY));
        const short = claims.find(({ counter, limit }) => left(read[counter], limit) < amount);
        if (short) return { exhausted: short.counter, left: left(read[short.counter], short.limit) };
        const named = placeholders(claims.map(({ counter }) => counter));
        const change = addition("issued", named, amount);
        const before = await table.replace(KEY, change, fits(claims, amount, read), named.names);
        if (before) {
          const issued = (counter: string) => Number(before[attribute("issued", counter)] ?? 0) + amount;
          told?.(
            Object.fromEntries(
              claims.map(({ counter }) => [counter, { ...NONE, ...read[counter], issued: issued(counter) }]),
            ),
          );
          return "reserved";
        }
        await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 2 ** attempt));
      }
      throw new Error("the budgets kept changing while a code was to be reserved");
    },

    async giveBack(counters, amount) {
      if (counters.length === 0 || amount === 0) return;
      const named = placeholders(counters);
      // An answer that was lost must not give back twice: the item names those who gave back last, and counts them.
      const token = randomUUID().slice(0, 8);
      let item = await table.get(KEY);
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const turn = Number(item?.turn ?? 0);
        const added = addition("back", named, amount);
        const change = {
          text: `SET #turn = :next, #by = :by ${added.text}`,
          values: { ...added.values, ":next": turn + 1, ":by": [token, ...giversIn(item)].slice(0, GIVERS) },
        };
        const unchanged =
          turn === 0
            ? { text: "attribute_not_exists(#turn)" }
            : { text: "#turn = :turn", values: { ":turn": turn } };
        if (await table.update(KEY, change, unchanged, named.names)) return;
        item = await table.get(KEY);
        const isKnown = Number(item?.turn ?? 0) - turn <= GIVERS;
        if (!isKnown || giversIn(item).includes(token)) return;
        await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 2 ** attempt));
      }
    },

    async settle(returned) {
      const counters = Object.keys(returned);
      if (counters.length === 0) return;
      const { names, of } = placeholders(counters);
      const values = Object.fromEntries(
        counters.map((counter) => [`:${of("returned", counter)}`, returned[counter]]),
      );
      const sets = counters.map((counter) => `#${of("returned", counter)} = :${of("returned", counter)}`);
      await table.update(KEY, { text: `SET ${sets.join(", ")}`, values }, THERE, names);
    },

    async drop(counters) {
      if (counters.length === 0) return;
      const { names, of } = placeholders(counters);
      const gone = counters.flatMap((counter) => FIGURE_NAMES.map((figure) => `#${of(figure, counter)}`));
      await table.update(KEY, { text: `REMOVE ${gone.join(", ")}` }, THERE, names);
    },
  };
}

/** Of those who gave back last, so many are named in the item. */
const GIVERS = 8;
const giversIn = (item: Item | undefined): readonly string[] => (item?.by as string[] | undefined) ?? [];

const NONE: Counter = { issued: 0, returned: 0 };
const FIGURE_NAMES = Object.keys(FIGURES) as Figure[];
const THERE: Condition = { text: "attribute_exists(#entry)" };

/** `#i0`, `#r0`, … for the figures of each counter. */
function placeholders(counters: readonly string[]) {
  const of = (figure: Figure, counter: string) => `${FIGURES[figure]}${counters.indexOf(counter)}`;
  const names = counters.flatMap((counter) =>
    FIGURE_NAMES.map((figure) => [`#${of(figure, counter)}`, attribute(figure, counter)]),
  );
  return { counters, of, names: Object.fromEntries(names) as Record<string, string> };
}
type Placeholders = ReturnType<typeof placeholders>;

function addition(figure: Figure, { counters, of }: Placeholders, amount: number): Condition {
  return {
    text: `ADD ${counters.map((counter) => `#${of(figure, counter)} :amount`).join(", ")}`,
    values: { ":amount": amount },
  };
}

/** Holds as long as nobody has reserved so much meanwhile that the amount fits no more, and the night has settled nothing. */
function fits(claims: readonly Claim[], amount: number, read: Counters): Condition {
  const values: Record<string, number> = {};
  const texts = claims.map(({ counter, limit }, index) => {
    const { returned = 0, back = 0 } = read[counter] ?? {};
    values[`:most${index}`] = limit - amount + returned + back;
    const enough = `(attribute_not_exists(#i${index}) OR #i${index} <= :most${index})`;
    if (returned === 0) return `${enough} AND (attribute_not_exists(#r${index}) OR #r${index} = :zero)`;
    values[`:returned${index}`] = returned;
    return `${enough} AND #r${index} = :returned${index}`;
  });
  const zero = texts.some((text) => text.includes(":zero")) ? { ":zero": 0 } : {};
  return { text: texts.join(" AND "), values: { ...values, ...zero } };
}

function countersIn(item: Item | undefined): Counters {
  const counters: Record<string, Counter> = {};
  for (const [name, value] of Object.entries(item ?? {})) {
    const figure = FIGURE_NAMES.find((one) => name.startsWith(`${FIGURES[one]} `));
    if (!figure) continue;
    const counter = name.slice(2);
    counters[counter] = { ...NONE, ...counters[counter], [figure]: Number(value) };
  }
  return counters;
}
