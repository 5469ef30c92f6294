import type { Day } from "../basics/calendar.ts";
import { leaning } from "./again.ts";
import { LIFT_PARTS } from "./also-bought.ts";
import type { TasteModel } from "./model.ts";
import { needOfProduct, placesOf, productIn } from "./places.ts";
import { usualInterval } from "./replenishment.ts";
import type { Recommendation, Taste, TasteReason } from "./taste.ts";

/** What fewer of its buyers buy again is bought once: a washing machine, a dress. */
const REPEATABLE = 0.2;
const POPULAR = 100;

export interface RecommendAt {
  readonly today: Day;
  readonly most: number;
  /** Only products of it. */
  readonly category?: string;
  readonly excluded?: (product: string) => boolean;
}

interface Candidate extends Recommendation {
  readonly leaning: number;
}

/**
 * What the buyer is likeliest to buy in the next 30 days, each once with its reason. Left out are products that are
 * bought once and have been, that the buyer has sent back, that are out of stock or no more, and whatever `excluded`
 * says. Without a taste it is what the shop's buyers buy now.
 */
export function recommend(
  model: TasteModel,
  taste: Taste | undefined,
  at: RecommendAt,
): readonly Recommendation[] {
  const barred = barredFor(model, taste, at);
  const candidates = [...(taste ? againOf(model, taste, at.today) : []), ...othersOf(model, taste, at)];
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    if (barred(candidate.product)) continue;
    const known = best.get(candidate.product);
    if (!known || candidate.leaning > known.leaning) best.set(candidate.product, candidate);
  }
  return [...best.values()]
    .sort((one, other) => other.leaning - one.leaning || (one.product < other.product ? -1 : 1))
    .slice(0, at.most)
    .map(({ product, reason }) => ({ product, reason }));
}

function barredFor(model: TasteModel, taste: Taste | undefined, { category, excluded }: RecommendAt) {
  const returned = new Set(taste?.returned);
  const own = new Map(taste?.products.map((row) => [row.id, row]));
  return (product: string): boolean => {
    const known = productIn(model, product);
    const row = own.get(product);
    const of = known?.category === undefined ? row?.category : model.categories[known.category]?.id;
    return (
      known?.off === true ||
      returned.has(product) ||
      (category !== undefined && of !== category) ||
      (row !== undefined && row.days < 2 && needOfProduct(model, row).again < REPEATABLE) ||
      excluded?.(product) === true
    );
  };
}

function againOf(model: TasteModel, taste: Taste, today: Day): readonly Candidate[] {
  return taste.products.map((row) => {
    const need = needOfProduct(model, row);
    const everyDays = usualInterval(row, need, model.unitsPower.product);
    return {
      product: row.id,
      leaning: leaning(row, productIn(model, row.id), today, 1),
      reason: { kind: "again", ...(row.days > 1 && { everyDays }) },
    };
  });
}

function othersOf(model: TasteModel, taste: Taste | undefined, at: RecommendAt): readonly Candidate[] {
  const leads = leadsFor(model, taste);
  const own = new Set(taste?.products.map(({ id }) => id));
  const places = new Set([...leads.keys(), ...model.fresh]);
  const wanted = at.category === undefined ? (taste?.categories.map(({ id }) => id) ?? []) : [at.category];
  const { categories } = placesOf(model);
  const given = new Set<number>();
  for (const id of wanted) {
    const place = categories.get(id);
    if (place === undefined) continue;
    given.add(place);
    for (const popular of model.categories[place]?.popular ?? []) places.add(popular);
  }
  for (let place = 0; place < Math.min(POPULAR, model.products.length); place += 1) places.add(place);
  const fresh = new Set(model.fresh);
  return [...places].flatMap((place) => {
    const product = model.products[place];
    if (!product || own.has(product.id)) return [];
    const lead = leads.get(place);
    const strength = leaning(undefined, product, at.today, lead?.lift ?? 1);
    const ofCategory =
      product.category !== undefined && given.has(product.category)
        ? model.categories[product.category]?.id
        : undefined;
    const reason: TasteReason = lead
      ? { kind: "also", product: lead.by }
      : fresh.has(place)
        ? { kind: "new" }
        : ofCategory !== undefined
          ? { kind: "category", category: ofCategory }
          : { kind: "popular" };
    return [{ product: product.id, leaning: strength, reason }];
  });
}

interface Lead {
  readonly lift: number;
  /** The buyer's product that leads to it most. */
  readonly by: string;
}

/** How much the further leads add to the strongest: they tell the same again, in part. */
const FURTHER = 0.3;
const MOST_FURTHER = Math.log(3);

/** What the buyer's products lead to: the strongest lift, raised by the others'. */
function leadsFor(model: TasteModel, taste: Taste | undefined): ReadonlyMap<number, Lead> {
  const leads = new Map<number, { strongest: number; logs: number; by: string }>();
  const { products } = placesOf(model);
  for (const { id } of taste?.products ?? []) {
    const also = model.also[products.get(id) ?? -1] ?? [];
    for (let at = 0; at + 1 < also.length; at += 2) {
      const place = also[at] ?? 0;
      const lift = (also[at + 1] ?? 0) / LIFT_PARTS;
      const lead = leads.get(place) ?? { strongest: 0, logs: 0, by: id };
      leads.set(place, lead);
      if (lift > lead.strongest) {
        lead.strongest = lift;
        lead.by = id;
      }
      lead.logs += Math.log(lift);
    }
  }
  return new Map(
    [...leads].map(([place, { strongest, logs, by }]) => {
      const further = Math.min(MOST_FURTHER, FURTHER * (logs - Math.log(strongest)));
      return [place, { lift: strongest * Math.exp(further), by }];
    }),
  );
}
