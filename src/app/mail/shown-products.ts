import type { Product } from "../../domain/catalogue/product.ts";
import type { Template } from "../../domain/config/bundle.ts";
import type { Item } from "../../domain/facts/facts.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { CatalogueStore } from "../../ports/catalogue.ts";

export type Products = ReadonlyMap<string, Product>;
export const NO_PRODUCTS: Products = new Map();

/** What of a thing the catalogue may complete. */
const FIELDS = ["name", "price", "image", "url"] as const;

/**
 * What the catalogue knows of the cart's and the viewed things that a template shows and that nobody has described whole.
 * Nothing is read for a template that shows none, or for things of which nothing that it shows is missing.
 */
export async function shownProducts(
  catalogue: Pick<CatalogueStore, "read">,
  template: Template,
  { cart, viewed }: Pick<Profile, "cart" | "viewed">,
): Promise<Products> {
  const source = `${template.subject}\n${template.html}`;
  const items = [
    ...(shows(source, "cart") ? (cart?.items ?? []) : []),
    ...(shows(source, "viewed") ? viewed : []),
  ];
  const fields = FIELDS.filter((field) => source.includes(`.${field}`));
  const isLacking = (item: Item) =>
    source.includes("in_stock") || fields.some((field) => item[field] === undefined);
  const ids = [...new Set(items.filter(isLacking).map(({ product }) => product))];
  return ids.length === 0 ? NO_PRODUCTS : await catalogue.read(ids);
}

/** `cart`, and not `links.cart`. */
const shows = (source: string, name: string): boolean => new RegExp(`(?<![\\w.-])${name}\\b`).test(source);
