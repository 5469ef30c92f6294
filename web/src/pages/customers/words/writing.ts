import type { Benefit, Line, NotEntered, Reason } from "../../../api/customers.ts";
import type { Formats } from "../../../format/formats.ts";
import { type Names, nameIn } from "../../../texts/names.ts";

/** What one language says of reasons, lines and benefits. A code without words does not compile. */
export interface Words {
  readonly reasons: Readonly<Record<Reason["code"], (about: string) => string>>;
  readonly lines: Readonly<Record<Line["what"], (line: Line, writing: Writing) => string>>;
  readonly notEntered: Readonly<Record<NotEntered["code"], (about: string, at: string) => string>>;
  readonly benefits: {
    readonly [K in Benefit["kind"]]: (
      benefit: Extract<Benefit, { readonly kind: K }>,
      writing: Writing,
    ) => string;
  };
  readonly outcomes: Readonly<Record<string, string>>;
  /** Events that Comeback itself knows; a shop's own are shown by their names. */
  readonly events: Readonly<Record<string, string>>;
  readonly upTo: (amount: string) => string;
}

/** How the page of one customer names and writes what it is told of. */
export interface Writing {
  readonly words: Words;
  readonly formats: Formats;
  readonly language: string;
  readonly currency: string;
  readonly chain: (id: string) => string;
  readonly segment: (id: string) => string;
  readonly offer: (id: string) => string;
}

export const nameOf = (names: Names, { language }: Pick<Writing, "language">): string =>
  nameIn(names, language);

/** A key that an import made for somebody whom its file names by an address or a phone alone: it says nothing to a reader. */
export const isOfImport = (key: string): boolean => key.startsWith("a:import-");

/** A reason in the reader's language; in the journal's own words where it has no name. */
export function reasonText({ code, about = "", text }: Reason, { words }: Writing): string {
  return code === "other" ? text : words.reasons[code](about);
}

/** Why a chain has never been entered, in a sentence. */
export function notEnteredText({ code, about = "", at }: NotEntered, writing: Writing): string {
  const { words, formats, segment } = writing;
  const when = at === undefined ? "" : formats.instant(at);
  return words.notEntered[code](words.events[about] ?? segment(about), when);
}

export function lineText(line: Line, writing: Writing): string {
  return writing.words.lines[line.what](line, writing);
}

export function benefitText(benefit: Benefit, writing: Writing): string {
  const write = writing.words.benefits[benefit.kind] as (benefit: Benefit, writing: Writing) => string;
  return write(benefit, writing);
}

export const moneyText = (minor: number, { formats, currency }: Writing): string =>
  formats.money(minor, currency);

/** `2 × Assam, Mug`, and how many more there are. */
export function itemsText({ items = [], moreItems = 0 }: Line): string {
  const named = items.map(({ name, quantity }) => (quantity === 1 ? name : `${quantity} × ${name}`));
  return [...named, ...(moreItems > 0 ? [`+${moreItems}`] : [])].join(", ");
}

/** Parts with commas between them, without those that are empty. */
export const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join(", ");

export const sumText = ({ money }: Line, { formats }: Writing): string | undefined =>
  money && formats.money(money.amount, money.currency);

/** A step's reason where it says more than the step's outcome does. */
export const becauseText = ({ reason }: Line, writing: Writing): string | undefined =>
  reason && reasonText(reason, writing);
