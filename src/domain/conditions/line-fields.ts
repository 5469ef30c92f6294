import { toMajor } from "../basics/money.ts";
import type { Item } from "../facts/facts.ts";
import type { ToStore } from "../people/fold-money.ts";

interface LineField {
  readonly type: "number" | "string";
  readonly of: (line: Item, at: LineContext) => number | string;
}

interface LineContext {
  /** Minor units of the store's currency, at the rates of the order's day. */
  readonly convert: ToStore;
  readonly currency: string;
}

/** Everything that a condition can ask about one line of an order. What is not known is an empty text, or no number. */
const DEFINITIONS = {
  product: { type: "string", of: ({ product }) => product },
  name: { type: "string", of: ({ name }) => name ?? "" },
  category: { type: "string", of: ({ category }) => category ?? "" },
  price: {
    type: "number",
    of: ({ price }, { convert, currency }) => {
      const amount = price && convert(price);
      return amount === undefined ? Number.NaN : toMajor({ amount, currency });
    },
  },
  quantity: { type: "number", of: ({ quantity }) => quantity },
} as const satisfies Readonly<Record<string, LineField>>;

export const LINE_FIELDS = Object.entries(DEFINITIONS).map(([name, { type }]) => ({ name, type }));

export const lineFieldsOf = (line: Item, at: LineContext): Readonly<Record<string, number | string>> =>
  Object.fromEntries(
    Object.entries<LineField>(DEFINITIONS).map(([name, field]) => [name, field.of(line, at)]),
  );
