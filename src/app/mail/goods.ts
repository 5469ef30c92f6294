import { defined } from "../../domain/basics/defined.ts";
import type { Product } from "../../domain/catalogue/product.ts";
import type { DueAgain } from "../../domain/taste/due-again.ts";
import type { TasteReason } from "../../domain/taste/taste.ts";
import { pageLanguage } from "../pages/page-language.ts";
import { GOODS_TEXTS } from "./goods-texts.ts";

/** Of the catalogue's products that a mail shows: what they are, and why this customer sees them. */
export interface ShownProduct {
  readonly product: Product;
  /** In the mail's language. */
  readonly reason: string;
}

/** What the customer is about to need again. */
export interface ShownDue extends ShownProduct {
  readonly everyDays: number;
}

/** Why a product is recommended; `products` has the names of those that a reason is about. */
export function reasonInWords(
  reason: TasteReason,
  language: string,
  products: ReadonlyMap<string, Product>,
): string {
  const texts = GOODS_TEXTS[pageLanguage(language, undefined)];
  switch (reason.kind) {
    case "again":
      return reason.everyDays === undefined ? texts.bought : texts.every(reason.everyDays);
    case "also":
      return texts.also(products.get(reason.product)?.name);
    case "category":
      return texts.category(reason.category);
    case "popular":
      return texts.popular;
    case "new":
      return texts.fresh;
    default:
      return reason satisfies never;
  }
}

/** The product that is due, as the mail shows it. */
export function shownDue({ everyDays }: DueAgain, product: Product, language: string): ShownDue {
  const { every } = GOODS_TEXTS[pageLanguage(language, undefined)];
  return { product, everyDays, reason: every(everyDays) };
}

/** What Liquid sees of a product, but for its price. One without an address of its own leads to the shop. */
export function goodsData({ product, reason }: ShownProduct, shop: string) {
  const { name, product: id, image, url = shop } = product;
  return { name: name ?? id, url, reason, ...defined({ image }) };
}
