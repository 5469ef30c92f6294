import { parseDay } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { personName } from "../basics/plain-words.ts";
import type { Form } from "../config/form.ts";
import type { Store } from "../config/store.ts";
import type { Traits, TraitValue } from "../facts/facts.ts";
import { unmailable } from "../mail/address-header.ts";
import { stripped } from "../mailbox/address.ts";
import { type Input, inputsOf } from "./inputs.ts";

/** What a browser posts, by the name of the field. */
export type Posted = Readonly<Record<string, readonly string[]>>;

/** What is wrong with an answer. */
export type Fault = "missing" | "address" | "phone" | "number" | "date" | "choice" | "long" | "consent";

/** By the name of the field. */
export type Faults = Readonly<Record<string, Fault>>;

/** A form as somebody has filled it in. */
export interface Answers {
  readonly address: string;
  readonly name?: string;
  readonly phone?: string;
  readonly traits?: Traits;
  /** Every topic that the form asks about; absent where none was chosen, so that all are as they were. */
  readonly topics?: Readonly<Record<string, boolean>>;
  /** Indices of the boxes that were ticked. */
  readonly ticked: readonly number[];
}

export type ReadAnswers =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly faults: Faults };

export const consentName = (index: number): string => `consent-${index}`;

/** What was posted, checked against the form; all faults at once. */
export function readAnswers(form: Form, store: Store, posted: Posted): ReadAnswers {
  const faults: Record<string, Fault> = {};
  const address = stripped(valueIn(posted, "email"));
  if (address === "") faults.email = "missing";
  else if (unmailable(address) !== undefined) faults.email = "address";

  const traits: Record<string, TraitValue> = {};
  const own: { name?: string; phone?: string } = {};
  for (const input of inputsOf(form, store, "")) {
    const read = readInput(input, posted[input.name] ?? []);
    if ("fault" in read) faults[input.name] = read.fault;
    else if (read.value === undefined) continue;
    else if ("attribute" in input.becomes) traits[input.becomes.attribute] = read.value;
    else own[input.becomes.field] = String(read.value);
  }
  const ticked = [...form.consent.keys()].filter((index) => valueIn(posted, consentName(index)) !== "");
  for (const [index, { required }] of form.consent.entries())
    if (required && !ticked.includes(index)) faults[consentName(index)] = "consent";

  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const hasTraits = Object.keys(traits).length > 0;
  return {
    ok: true,
    answers: {
      ...{ address, ...own, ticked },
      ...defined({ traits: hasTraits ? traits : undefined, topics: topicsOf(form, posted) }),
    },
  };
}

const valueIn = (posted: Posted, name: string): string => posted[name]?.[0]?.trim() ?? "";

function topicsOf({ topics = [] }: Form, posted: Posted): Answers["topics"] {
  const chosen = posted.topic ?? [];
  if (!topics.some((topic) => chosen.includes(topic))) return undefined;
  return Object.fromEntries(topics.map((topic) => [topic, chosen.includes(topic)]));
}

type Read = { readonly value: TraitValue | undefined } | { readonly fault: Fault };

function readInput(input: Input, given: readonly string[]): Read {
  const values = given.map((one) => one.trim()).filter((one) => one !== "");
  const [value] = values;
  if (value === undefined) return input.required ? { fault: "missing" } : { value: undefined };
  switch (input.kind) {
    case "line":
      return "field" in input.becomes ? ofName(value, input.required) : ofLength(value, LONGEST.line);
    case "paragraph":
      return ofLength(value, LONGEST.paragraph);
    case "tel":
      return /^\+?[\d\s()./-]{5,30}$/.test(value) ? { value } : { fault: "phone" };
    case "number":
      return ofNumber(value);
    case "date":
      return ofDate(value);
    case "yes_no":
      return value === "yes" || value === "no" ? { value: value === "yes" } : { fault: "choice" };
    case "one":
      return input.choices.some((choice) => choice.value === value) ? { value } : { fault: "choice" };
    case "many": {
      const chosen = input.choices.map((choice) => choice.value).filter((one) => values.includes(one));
      return chosen.length === new Set(values).size ? { value: chosen } : { fault: "choice" };
    }
    default:
      return input.kind satisfies never;
  }
}

/** Characters that an answer may have. */
export const LONGEST = { email: 254, line: 200, paragraph: 500 } as const;

const ofLength = (value: string, longest: number): Read =>
  value.length <= longest ? { value: value.replace(/\r\n?/g, "\n").toWellFormed() } : { fault: "long" };

/** A name with a link in it is none, and says nothing of the person. */
function ofName(value: string, required: boolean): Read {
  const name = personName(value);
  return name === undefined && required ? { fault: "missing" } : { value: name };
}

const LARGEST = 1e12;

function ofNumber(text: string): Read {
  const plain = text.replace(/[\s\u00a0]/g, "").replace(",", ".");
  const value = Number(plain);
  return /^-?\d+(\.\d+)?$/.test(plain) && Math.abs(value) <= LARGEST ? { value } : { fault: "number" };
}

const FIRST_DAY = "1900-01-01";
const LAST_DAY = "2100-12-31";

/** As browsers post a date; where they know no such field, people may write it so. */
function ofDate(text: string): Read {
  const exists = /^\d{4}-\d{2}-\d{2}$/.test(text) && parseDay(text) !== undefined;
  return exists && text >= FIRST_DAY && text <= LAST_DAY ? { value: text } : { fault: "date" };
}
