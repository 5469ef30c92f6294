import { DAY, type Day, dayOf, parseDuration } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { ReplenishmentEntry } from "../config/chain.ts";
import type { BoughtProduct, Profile } from "../people/profile.ts";
import { type Due, TASTE_CATEGORIES, TASTE_PRODUCTS, type Taste, type TasteRow } from "./taste.ts";

/** What a buyer is about to need again, as a run through a chain remembers it. */
export interface DueAgain {
  readonly product: string;
  /** Where anything of it will do. */
  readonly category?: string;
  /** The last day on which it was bought, in the shop's time zone. */
  readonly boughtOn: Day;
  /** When it is needed. */
  readonly day: Day;
  readonly everyDays: number;
}

/** Days from entering to the day on which something is needed. */
export const leadOf = ({ before }: Pick<ReplenishmentEntry, "before">): number =>
  (parseDuration(before ?? "0d") ?? 0) / DAY;

/**
 * What a chain may remind a buyer of, the soonest first. Of a category that is due, each product that the buyer has had of
 * it is a way to say so, the likeliest first. Where a chain asks for nothing in particular, a category counts only
 * as long as none of its products is due by itself; `categories` says of which it may be.
 */
export function duesFor(
  { product, category, categories: of }: Pick<ReplenishmentEntry, "product" | "category" | "categories">,
  { products, categories }: Taste,
  dues: readonly Due[],
): readonly DueAgain[] {
  const rows = new Map(products.map((row) => [row.id, row]));
  const single = dues.flatMap((due) => {
    const row = due.of === "product" ? rows.get(due.id) : undefined;
    return row ? [{ due, row }] : [];
  });
  const wholes = dues.flatMap((due) => {
    const whole = due.of === "category" ? categories.find(({ id }) => id === due.id) : undefined;
    const its = products.filter((row) => row.category === due.id);
    return whole ? its.map((row) => ({ due, row, whole })) : [];
  });
  const asSuch = new Set(single.flatMap(({ row }) => row.category ?? []));
  const meant =
    product !== undefined
      ? single.filter(({ row }) => row.id === product)
      : category !== undefined
        ? ofCategory(category, single, wholes)
        : [...single, ...wholes.filter(({ due }) => !asSuch.has(due.id))].filter(
            ({ row }) => of === undefined || of.includes(row.category ?? ""),
          );
  return meant.map(again).sort((one, other) => one.day - other.day || one.everyDays - other.everyDays);
}

interface Single {
  readonly due: Due;
  readonly row: TasteRow;
}
interface Whole extends Single {
  /** The category's own row. */
  readonly whole: TasteRow;
}

const ofCategory = (category: string, single: readonly Single[], wholes: readonly Whole[]) => {
  const whole = wholes.filter(({ due }) => due.id === category);
  return whole.length > 0 ? whole : single.filter(({ row }) => row.category === category);
};

const again = ({ due, row, whole }: Single & Partial<Pick<Whole, "whole">>): DueAgain => ({
  product: row.id,
  ...defined({ category: whole?.id }),
  boughtOn: (whole ?? row).lastDay,
  day: due.day,
  everyDays: due.everyDays,
});

/** Whether the purchase that the buyer is reminded by is one no more: sent back, paid back, or cancelled. */
export function isTakenBack(taste: Taste | undefined, { product, category, boughtOn }: DueAgain): boolean {
  if (!taste) return true;
  const [rows, most] =
    category === undefined ? [taste.products, TASTE_PRODUCTS] : [taste.categories, TASTE_CATEGORIES];
  const row = rows.find(({ id }) => id === (category ?? product));
  // Where there are as many rows as are kept, it may have made room for another.
  return row ? row.lastDay < boughtOn : rows.length < most;
}

/** Whether the buyer has got it since: that product, or anything of the category that was due. */
export function hasBoughtSince(
  { products }: Pick<Profile, "products">,
  { product, category, boughtOn }: DueAgain,
  timeZone: string,
): boolean {
  const isIt = (one: BoughtProduct) =>
    category === undefined ? one.product === product : one.category === category;
  return products.some((one) => isIt(one) && dayOf(timeZone, one.lastAt) > boughtOn);
}
