import { formatDay } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { toMajor } from "../../domain/basics/money.ts";
import type { AboutOrder } from "../../domain/care/about-order.ts";
import { careOf } from "../../domain/care/care-of.ts";
import type { CaredLine } from "../../domain/care/order-stand.ts";
import type { Product } from "../../domain/catalogue/product.ts";
import { isOnOffer } from "../../domain/catalogue/product.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Accessory } from "../../domain/config/care.ts";
import type { Localised } from "../../domain/config/localised.ts";
import { localised } from "../../domain/config/localised.ts";
import type { CatalogueStore } from "../../ports/catalogue.ts";
import { itemData } from "./item-data.ts";

/** What Liquid sees of the order that a mail is about, by `order` and `care`. */
export interface OrderData {
  readonly order: Readonly<Record<string, unknown>>;
  readonly care: readonly Readonly<Record<string, unknown>>[];
}

interface Shown {
  readonly bundle: Pick<Bundle, "store" | "care">;
  readonly language: string;
  /** What the catalogue knows of accessories. */
  readonly products?: ReadonlyMap<string, Product>;
}

/** Days as `2026-03-01` and moments in ISO, for the `date` filter. */
export function orderData(about: AboutOrder, shown: Shown): OrderData {
  const { store } = shown.bundle;
  const { order, lines, deliveredAt } = about;
  const total = toMajor({ amount: order.spent + order.refunded, currency: store.currency });
  return {
    order: {
      number: order.order,
      items: lines.map(({ item }) => itemData(item, store)),
      placed_at: new Date(order.placedAt).toISOString(),
      ...(order.priced && { total }),
      ...(deliveredAt !== undefined && { delivered_at: new Date(deliveredAt).toISOString() }),
    },
    care: about.matching.map((line) => careData(line, shown)),
  };
}

function careData({ item, warrantyEnds }: CaredLine, shown: Shown) {
  const { store, care } = shown.bundle;
  const entry = careOf(care?.list ?? [], item);
  const text = (one: Localised | undefined) =>
    one === undefined ? undefined : localised(one, shown.language);
  return {
    ...itemData(item, store),
    ...defined({
      instructions: text(entry?.instructions),
      manual: text(entry?.manual),
      warranty_months: entry?.warranty_months,
      warranty_ends: warrantyEnds === undefined ? undefined : formatDay(warrantyEnds),
    }),
    accessories: (entry?.accessories ?? []).flatMap((one) => accessoryData(one, shown)),
  };
}

/** One that is not to be had, or that nobody knows a name of, is not shown. */
function accessoryData({ product, category, name }: Accessory, { bundle, language, products }: Shown) {
  const known = product === undefined ? undefined : products?.get(product);
  if (known && !isOnOffer(known)) return [];
  const shown = name === undefined ? (known?.name ?? category) : localised(name, language);
  if (shown === undefined) return [];
  return [itemData({ ...known, product: product ?? shown, name: shown, quantity: 1 }, bundle.store)];
}

/** What the catalogue knows of the accessories of a mail's lines; nothing where there is none. */
export async function accessoriesOf(
  { matching }: AboutOrder,
  { care }: Pick<Bundle, "care">,
  catalogue: Pick<CatalogueStore, "read">,
): Promise<ReadonlyMap<string, Product>> {
  const wanted = matching.flatMap(({ item }) =>
    (careOf(care?.list ?? [], item)?.accessories ?? []).flatMap(({ product }) => product ?? []),
  );
  return wanted.length > 0 ? catalogue.read([...new Set(wanted)]) : new Map();
}
