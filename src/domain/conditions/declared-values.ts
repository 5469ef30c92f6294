import { type Day, parseDay } from "../basics/calendar.ts";
import type { TypedValue } from "../basics/typed-value.ts";
import type { AttributeType } from "../config/store.ts";

/** What a condition sees where nothing is known. No comparison of a number holds, but `!=`. */
const UNKNOWN = {
  text: "",
  choice: "",
  number: Number.NaN,
  date: Number.NaN,
  yes_no: false,
  list: [],
} as const satisfies Readonly<Record<AttributeType, TypedValue>>;

/** The values of all declared names as conditions see them: of a date the whole days since, negative while it lies ahead. */
export function declaredValues(
  types: Readonly<Record<string, AttributeType>>,
  known: Readonly<Record<string, TypedValue>>,
  today: Day,
): Readonly<Record<string, TypedValue>> {
  const values = Object.entries(types).map(([name, type]) => [name, seen(type, known[name], today)] as const);
  return Object.fromEntries(values);
}

function seen(type: AttributeType, value: TypedValue | undefined, today: Day): TypedValue {
  if (value === undefined) return UNKNOWN[type];
  if (type !== "date") return value;
  const day = parseDay(String(value));
  return day === undefined ? UNKNOWN.date : today - day;
}
